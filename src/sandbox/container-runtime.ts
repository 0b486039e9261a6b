import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import { criFailure, type Image, type ProcessOutcome } from '../engines/entrypoint/index.ts'
import { answerOf, killedAfterStartMs } from '../engines/rollout/probes.ts'
import type { ContainerFate, ContainerRuntime } from '../engines/rollout/runtime.ts'
import type { Api } from '../kubernetes/api.ts'
import type { Container, Pod } from '../kubernetes/types.ts'
import { containerVariables } from './container-env.ts'
import { type ContainerStart, graceMs, runAsUser, securityField, startOf } from './container-start.ts'
import { containerMounts, unmountedVolume } from './container-volumes.ts'
import type { Images, KnownImage } from './images.ts'
import { invalidNameMessage, neverPullMessage, pullMessage } from './pull-messages.ts'
import { TIMES } from './times.ts'

export interface RuntimeOptions {
  readonly images: Images
  readonly predict: (start: ContainerStart) => ProcessOutcome
  readonly limits: Limits
  /** The cluster is made with this runtime, so it is asked for only when a container starts. */
  readonly api: () => Api
  /** Told when a container's fate rests on an assumption, or on an image that nobody knows. */
  readonly notice: (told: Diagnostic, image: string) => void
}

type Run = ContainerFate['run']

/** What nodes find out about containers, from the world of images and the process model. */
export function createRuntime(options: RuntimeOptions): ContainerRuntime {
  return (container, pod) => {
    const fate = probed(options, container, findFate(options, container, pod))
    const unmounted = unmountedVolume(pod, options.api())
    return unmounted === undefined ? fate : { ...fate, unmounted }
  }
}

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const

/** A running container with its probes: one that keeps failing ends it, one whose answer nobody knows is assumed to succeed. */
function probed({ notice }: RuntimeOptions, container: Container, fate: ContainerFate): ContainerFate {
  if (!fate.pull.ok || fate.run.kind !== 'runs') return fate
  const assumed = PROBES.filter((probe) => answerOf(container[probe]) === 'unknown')
  if (assumed.length > 0) {
    const args = { probe: assumed.join(', '), container: container.name }
    notice(diagnostic('PROBE_ASSUMED', args), container.image ?? '')
  }
  const killedMs = killedAfterStartMs(container)
  if (killedMs === undefined) return fate
  return { ...fate, run: { kind: 'exits', afterMs: killedMs + fate.stopMs, exitCode: KILLED } }
}

/** What a process ends with that is asked to end and does not handle SIGTERM, or is killed. */
const KILLED = 137

function findFate(options: RuntimeOptions, container: Container, pod: Pod): ContainerFate {
  const reference = container.image ?? ''
  const found = options.images.lookup(reference)
  switch (found.kind) {
    case 'invalid':
      return notCreated('InvalidImageName', invalidNameMessage(reference))
    case 'not-found':
    case 'unauthorized':
      if (container.imagePullPolicy === 'Never') return notCreated('ErrImageNeverPull', neverPullMessage(reference))
      return notPulled(pullMessage(reference, found.kind))
    case 'unknown':
      options.notice(found.notice, reference)
      return fateOf(options, found.image, container, pod)
    case 'found':
      if (found.notice !== undefined) options.notice(found.notice, reference)
      if (container.imagePullPolicy === 'Never' && !found.built) {
        return notCreated('ErrImageNeverPull', neverPullMessage(reference))
      }
      return fateOf(options, found, container, pod)
  }
}

function notPulled(message: string): ContainerFate {
  const run: Run = { kind: 'runs', readyAfterMs: 'never' }
  return { pull: { ok: false, afterMs: TIMES.pullRefusedMs, message }, run, stopMs: 0, log: '' }
}

function notCreated(reason: string, message: string): ContainerFate {
  return { pull: { ok: true, afterMs: 0 }, run: { kind: 'create-error', reason, message }, stopMs: 0, log: '' }
}

function fateOf(options: RuntimeOptions, known: KnownImage, container: Container, pod: Pod): ContainerFate {
  const pull = { ok: true, afterMs: known.built ? 0 : known.slow ? TIMES.slowPullMs : TIMES.pullMs } as const
  const readyAfterMs = known.readyAfterMs ?? TIMES.readyMs
  if (known.exits !== undefined) {
    const { code, afterMs, log = '' } = known.exits
    return { pull, run: { kind: 'exits', afterMs, exitCode: code }, stopMs: 0, log }
  }
  const refusal = configRefusal(known.image, container, pod)
  const variables = containerVariables(container, pod, options.api())
  if (!variables.ok || refusal !== undefined) {
    const message = variables.ok ? (refusal ?? '') : variables.message
    return { pull, run: { kind: 'create-error', reason: 'CreateContainerConfigError', message }, stopMs: 0, log: '' }
  }
  const saysNothing = (container.command ?? []).length === 0
  const assumed = assumedRun(container, pod, readyAfterMs)
  if (known.opaque && saysNothing) return { pull, run: assumed, stopMs: 0, log: '' }

  const mounts = containerMounts(container, pod, {
    api: options.api(),
    image: (reference) => configOf(options.images, reference),
    limits: options.limits,
  })
  const started = startOf(known.image, container, pod, { variables: variables.variables, mounts })
  const nothing: ProcessOutcome = { kind: 'not-created', error: 'no command specified' }
  const outcome = started === undefined ? nothing : options.predict(started)
  if (outcome.kind === 'not-modelled') {
    const args = { program: outcome.program, image: known.image.reference }
    options.notice(diagnostic('IMAGE_PROGRAM_ASSUMED', args), container.image ?? '')
  }
  const grace = graceMs(pod)
  const fate = afterStart(outcome, assumed, readyAfterMs, grace)
  if (started === undefined || fate.run.kind !== 'exits' || fate.run.afterMs < LASTING_MS) return { pull, ...fate }
  return { pull, ...fate, stopMs: stopOf(options.predict({ ...started, observeAtMs: LASTING_MS }), grace) }
}

/** The image behind a reference, as far as it is known what it starts. */
function configOf(images: Images, reference: string): Image | undefined {
  const found = images.lookup(reference)
  return found.kind === 'found' && !found.opaque ? found.image : undefined
}

/** A process that ends by itself is worth asking how it takes being stopped only if it lasts so long. */
const LASTING_MS = 1000

function stopOf(outcome: ProcessOutcome, grace: number): number {
  if (outcome.kind !== 'running') return 0
  return outcome.stop.killed ? grace : outcome.stop.afterMs
}

/** What nobody knows is taken for what it has to be: a container that keeps running, an init container that does its work and ends. */
function assumedRun({ name, ...container }: Container, pod: Pod, readyAfterMs: number | 'never'): Run {
  const isInit = (pod.spec.initContainers ?? []).some((each) => each.name === name)
  if (!isInit || container['restartPolicy'] === 'Always' || readyAfterMs === 'never')
    return { kind: 'runs', readyAfterMs }
  return { kind: 'exits', afterMs: readyAfterMs, exitCode: 0 }
}

function afterStart(
  outcome: ProcessOutcome,
  assumed: Run,
  readyAfterMs: number | 'never',
  grace: number,
): Pick<ContainerFate, 'run' | 'stopMs' | 'log'> {
  switch (outcome.kind) {
    case 'running': {
      return {
        run: { kind: 'runs', readyAfterMs },
        stopMs: stopOf(outcome, grace),
        log: outcome.stdout + outcome.stderr,
      }
    }
    case 'not-modelled':
      return { run: assumed, stopMs: 0, log: '' }
    case 'exited': {
      const { afterMs, exitCode } = outcome
      return { run: { kind: 'exits', afterMs, exitCode }, stopMs: 0, log: outcome.stdout + outcome.stderr }
    }
    case 'not-started':
    case 'not-created':
      return { run: failedRun(outcome), stopMs: 0, log: '' }
  }
}

/** In the words of the container runtime interface. */
function failedRun(outcome: ProcessOutcome): Run {
  const failure = criFailure(outcome)
  if (failure?.kind === 'start-error') return failure
  return { kind: 'create-error', reason: 'CreateContainerError', message: failure?.message ?? '' }
}

/** `runAsNonRoot` is checked before the container is made (pkg/kubelet/kuberuntime/security_context.go). */
function configRefusal({ config }: Image, container: Container, pod: Pod): string | undefined {
  if (securityField(container, pod, 'runAsNonRoot') !== true) return undefined
  const uid = runAsUser(container, pod)
  const who = `(pod: "${pod.metadata.name}_${pod.metadata.namespace ?? ''}(${pod.metadata.uid ?? ''})", container: ${container.name})`
  if (uid !== undefined) return uid === 0 ? `container's runAsUser breaks non-root policy ${who}` : undefined
  const [user = ''] = config.User.split(':')
  if (user === '' || user === '0') return `container has runAsNonRoot and image will run as root ${who}`
  if (/^\d+$/.test(user)) return undefined
  return `container has runAsNonRoot and image has non-numeric user (${user}), cannot verify user is non-root ${who}`
}
