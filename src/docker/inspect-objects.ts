import type { JsonObject, Value } from '../domain/json.ts'
import { rfc3339 } from '../domain/time.ts'
import { parseImageReference } from '../engines/entrypoint/reference.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import { containerLabels, exposedPorts, portBindings, publishedPorts, setOf } from './container-facts.ts'
import { imageBytes } from './image-size.ts'
import type { ContainerView } from './types.ts'

/** JSON under construction: `undefined` is what the real object has and the simulation does not know. */
type Known = { readonly [key: string]: Value | Known | undefined }

function configObject({ config }: Image): JsonObject {
  const { Healthcheck: health, OnBuild, Shell, StopSignal, ...rest } = config
  return {
    User: rest.User,
    ExposedPorts: setOf(rest.ExposedPorts),
    Env: rest.Env,
    Cmd: rest.Cmd,
    Volumes: setOf(rest.Volumes),
    WorkingDir: rest.WorkingDir,
    Entrypoint: rest.Entrypoint,
    OnBuild,
    Labels: rest.Labels,
    ...(StopSignal === null ? {} : { StopSignal }),
    ...(Shell === null ? {} : { Shell }),
    ...(health === null ? {} : { Healthcheck: Object.fromEntries(Object.entries(health)) }),
  }
}

/** What `docker inspect` shows of an image, as far as it is known. `builtMs`: when it was built here, else it was pulled. */
export function imageObject(
  image: Image,
  id: string,
  references: readonly string[],
  builtMs: number | undefined,
): Value {
  return {
    Id: `sha256:${id}`,
    RepoTags: references.map(familiar),
    ...(builtMs === undefined
      ? {}
      : { Parent: '', Comment: 'buildkit.dockerfile.v0', Created: rfc3339(builtMs), DockerVersion: '', Author: '' }),
    Architecture: 'amd64',
    Os: image.system.os === 'windows' ? 'windows' : 'linux',
    Size: imageBytes(image),
    Config: configObject(image),
  }
}

function familiar(reference: string): string {
  const parts = parseImageReference(reference)
  return parts.ok ? `${parts.reference.familiarName}:${parts.reference.tag ?? 'latest'}` : reference
}

/** A container's config names what it was started with, not what its image says. Source: moby `daemon/commit.go`. */
function commandOf(words: ContainerView['words']): { readonly Entrypoint: Value; readonly Cmd: Value } {
  const first = words.filter(({ from }) => from.endsWith('-entrypoint'))
  const others = words.filter(({ from }) => !from.endsWith('-entrypoint'))
  return { Entrypoint: textsOf(first), Cmd: textsOf(others) }
}

function textsOf(words: ContainerView['words']): Value {
  return words.length === 0 ? null : words.map(({ text }) => text)
}

const NEVER = '0001-01-01T00:00:00Z'

/** What `docker inspect` shows of a container, as far as it is known. */
export function containerObject(view: ContainerView): Value {
  const { words, image, flags } = view
  const [path = '', ...args] = words.map(({ text }) => text)
  const isWindows = image.system.os === 'windows'
  const hasVolumes = ['volume', 'mount', 'tmpfs', 'volumes-from'].some((name) => flags.has(name))
  const object: Known = {
    Id: view.id,
    Created: rfc3339(view.createdMs),
    Path: path,
    Args: args,
    State: stateObject(view),
    Name: `/${view.name}`,
    RestartCount: flags.has('restart') ? undefined : 0,
    Platform: isWindows ? 'windows' : 'linux',
    Mounts: hasVolumes || image.config.Volumes.length > 0 ? undefined : [],
    Config: containerConfig(view, hasVolumes),
    HostConfig: hostConfig(view),
    NetworkSettings: { Ports: publishedPorts(view) },
  }
  return object as Value
}

function stateObject({ state, image, flags }: ContainerView): Known {
  const isRunning = state.status === 'running'
  const isChecked = image.config.Healthcheck !== null || [...flags.keys()].some((name) => name.startsWith('health-'))
  return {
    Status: state.status,
    Running: isRunning,
    Paused: false,
    Restarting: false,
    OOMKilled: false,
    Dead: false,
    Pid: isRunning ? undefined : 0,
    ExitCode: isRunning ? 0 : state.exitCode,
    Error: state.status === 'created' ? state.error : '',
    StartedAt: state.status === 'created' ? NEVER : rfc3339(state.startedMs),
    FinishedAt: state.status === 'exited' ? rfc3339(state.finishedMs) : NEVER,
    ...(isChecked ? { Health: undefined } : {}),
  }
}

function containerConfig(view: ContainerView, hasVolumes: boolean): Known {
  const { flags, image } = view
  const unless = (name: string, value: Value): Value | undefined => (flags.has(name) ? undefined : value)
  const isInteractive = flags.has('interactive')
  const isAttached = !flags.has('detach')
  const signal = flags.get('stop-signal')?.at(-1)
  return {
    Hostname: view.hostname,
    Domainname: unless('domainname', ''),
    User: view.user,
    AttachStdin: unless('attach', isInteractive && isAttached),
    AttachStdout: unless('attach', isAttached),
    AttachStderr: unless('attach', isAttached),
    ...configObject(image),
    ...(flags.has('publish') || flags.has('expose') ? { ExposedPorts: exposedPorts(view) } : {}),
    Tty: view.tty,
    OpenStdin: isInteractive,
    StdinOnce: unless('attach', isInteractive && isAttached),
    ...commandOf(view.words),
    Image: view.imageReference,
    Volumes: hasVolumes ? undefined : setOf(image.config.Volumes),
    OnBuild: null,
    Labels: containerLabels(view),
    WorkingDir: view.workdir,
    Env: view.env,
    ...(signal === undefined ? {} : { StopSignal: signal }),
    ...([...flags.keys()].some((name) => name.startsWith('health-') || name === 'no-healthcheck')
      ? { Healthcheck: undefined }
      : {}),
    ...(flags.has('stop-timeout') ? { StopTimeout: Number(flags.get('stop-timeout')?.at(-1)) } : {}),
  }
}

function hostConfig(view: ContainerView): Known {
  const { flags } = view
  const unless = (name: string, value: Value): Value | undefined => (flags.has(name) ? undefined : value)
  return {
    PortBindings: portBindings(view),
    RestartPolicy: unless('restart', { Name: 'no', MaximumRetryCount: 0 }),
    AutoRemove: flags.has('rm'),
    Privileged: flags.has('privileged'),
    Memory: unless('memory', 0),
    NanoCpus: unless('cpus', 0),
    ...(view.init ? { Init: true } : {}),
  }
}
