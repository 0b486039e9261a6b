import type { Value } from '../domain/json.ts'
import { rfc3339 } from '../domain/time.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import { diagnostic } from '../domain/codes.ts'
import { lastOf, type Parsed } from './flags.ts'
import { findContainer, findImage, idOf, type Store } from './store.ts'
import { renderTemplate } from './template.ts'
import type { Answer, ContainerView } from './types.ts'

const TYPES = 'config container image network node plugin secret service task volume'.split(' ')

/** `docker inspect` for containers and images: the part of the real object that the simulation knows. */
export function inspectCommand(store: Store, parsed: Parsed, only?: 'container' | 'image'): Answer {
  const kind = only ?? lastOf(parsed.flags, 'type')
  if (kind !== undefined && kind !== '' && !TYPES.includes(kind)) {
    const known = TYPES.map((type) => JSON.stringify(type)).join(', ')
    return { exit: 1, stderr: `unknown type: ${JSON.stringify(kind)}: must be one of ${known}\n` }
  }
  const format = lastOf(parsed.flags, 'format')
  const objects: Value[] = []
  let stderr = ''
  for (const name of parsed.operands) {
    const container = kind === 'image' ? undefined : findContainer(store, name)
    const found = kind === 'container' ? undefined : findImage(store, name)
    const image = found?.isLocal === true ? found.image : undefined
    if (container !== undefined) objects.push(containerObject(container.view()))
    else if (image !== undefined) objects.push(imageObject(image, idOf(store, name) ?? ''))
    else
      stderr +=
        kind === undefined
          ? `Error: No such object: ${name}\n`
          : `Error response from daemon: No such ${kind}: ${name}\n`
  }
  const exit = stderr === '' ? 0 : 1
  if (format === undefined) return { exit, stdout: `${JSON.stringify(objects, undefined, 4)}\n`, stderr }
  let stdout = ''
  for (const object of objects) {
    const text = renderTemplate(format, object)
    if (text === undefined) {
      return {
        exit: 1,
        stdout,
        stderr: 'template parsing error\n',
        diagnostics: [diagnostic('DOCKER_NOT_SIMULATED', { command: `docker inspect --format ${format}` })],
      }
    }
    stdout += `${text}\n`
  }
  return { exit, stdout, stderr }
}

/** Go's sets are maps to nothing. */
function setObject(names: readonly string[]): Value {
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, {}]))
}

function configObject({ config }: Image): { readonly [key: string]: Value } {
  const { Healthcheck: health, OnBuild, Shell, StopSignal, ...rest } = config
  return {
    User: rest.User,
    ExposedPorts: setObject(rest.ExposedPorts),
    Env: rest.Env,
    Cmd: rest.Cmd,
    Volumes: setObject(rest.Volumes),
    WorkingDir: rest.WorkingDir,
    Entrypoint: rest.Entrypoint,
    OnBuild,
    Labels: rest.Labels,
    ...(StopSignal === null ? {} : { StopSignal }),
    ...(Shell === null ? {} : { Shell }),
    ...(health === null ? {} : { Healthcheck: Object.fromEntries(Object.entries(health)) }),
  }
}

function imageObject(image: Image, id: string): Value {
  return {
    Id: `sha256:${id}`,
    RepoTags: [image.reference],
    Architecture: 'amd64',
    Os: 'linux',
    Config: configObject(image),
  }
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

function containerObject(view: ContainerView): Value {
  const { state, words, image } = view
  const [path = '', ...args] = words.map(({ text }) => text)
  const isRunning = state.status === 'running'
  return {
    Id: view.id,
    Created: rfc3339(view.createdMs),
    Path: path,
    Args: args,
    State: {
      Status: state.status,
      Running: isRunning,
      ExitCode: state.status === 'running' ? 0 : state.exitCode,
      Error: state.status === 'created' ? state.error : '',
      StartedAt: state.status === 'created' ? '0001-01-01T00:00:00Z' : rfc3339(state.startedMs),
      FinishedAt: state.status === 'exited' ? rfc3339(state.finishedMs) : '0001-01-01T00:00:00Z',
    },
    Name: `/${view.name}`,
    Config: {
      ...configObject(image),
      ...commandOf(words),
      Image: view.imageReference,
      Tty: view.tty,
      User: view.user,
      WorkingDir: view.workdir,
      Env: view.env,
    },
    HostConfig: { Init: view.init },
  }
}
