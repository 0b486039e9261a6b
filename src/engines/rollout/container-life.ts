import { assertNever } from '../../domain/assert.ts'
import { rfc3339 } from '../../domain/time.ts'
import type { ContainerState } from '../../kubernetes/types.ts'
import { type ContainerLife, next, wait, withRun } from './container-state.ts'
import { BACK_OFF, CREATE_AGAIN_MS, growBackOff, growMountDelay, NEXT_LOOK_MS, START_MS } from './kubelet-times.ts'
import { backOffNote, createdNote, failedMountNote, normal, type PodNote, warning } from './pod-notes.ts'
import { readyAfterStartMs } from './probes.ts'

/** Makes the change that is due, and tells what the kubelet notes about it. */
export function advance(life: ContainerLife): readonly PodNote[] {
  const nowMs = life.dueMs
  if (nowMs === undefined) return []
  switch (life.stage) {
    case 'pull':
      return pull(life, nowMs)
    case 'pulled':
      return afterPull(life, nowMs)
    case 'pull-back-off':
      return pullBackOff(life, nowMs)
    case 'start':
      return start(life, nowMs)
    case 'create':
      return createAgain(life, nowMs)
    case 'ready':
      return becomeReady(life)
    case 'exit':
      return exit(life, nowMs)
    case 'back-off':
      return backOff(life, nowMs)
    case 'restart':
      return restart(life, nowMs)
    case 'rest':
      return []
    default:
      return assertNever(life.stage)
  }
}

function pull(life: ContainerLife, nowMs: number): readonly PodNote[] {
  const { container, pod, pulled } = life
  const image = container.image ?? ''
  life.fate = life.runtime(container, pod)
  if (life.fate.unmounted !== undefined) return awaitVolumes(life, nowMs, life.fate.unmounted)
  if (pulled.has(image) && container.imagePullPolicy !== 'Always' && life.fate.pull.ok) {
    next(life, 'start', nowMs + START_MS)
    return [normal('Pulled', `Container image "${image}" already present on machine`)]
  }
  next(life, 'pulled', nowMs + life.fate.pull.afterMs)
  return [normal('Pulling', `Pulling image "${image}"`)]
}

/** The kubelet notes it of the pod, not of each container. */
function awaitVolumes(life: ContainerLife, nowMs: number, problem: string): readonly PodNote[] {
  const { initContainers = [], containers } = life.pod.spec
  life.mountDelayMs = growMountDelay(life.mountDelayMs)
  next(life, 'pull', nowMs + life.mountDelayMs, 'retry')
  const [first] = [...initContainers, ...containers]
  return first?.name === life.container.name ? [failedMountNote(problem)] : []
}

function afterPull(life: ContainerLife, nowMs: number): readonly PodNote[] {
  const { fate, pulled } = life
  const image = life.container.image ?? ''
  if (fate.pull.ok) {
    pulled.add(image)
    life.backOffMs = 0
    next(life, 'start', nowMs + START_MS)
    return [normal('Pulled', `Successfully pulled image "${image}" in ${fate.pull.afterMs}ms`)]
  }
  wait(life, 'ErrImagePull', fate.pull.message)
  next(life, 'pull-back-off', nowMs + NEXT_LOOK_MS, life.backOffMs === 0 ? 'progress' : 'retry')
  return [
    warning('Failed', `Failed to pull image "${image}": ${fate.pull.message}`),
    warning('Failed', 'Error: ErrImagePull'),
  ]
}

function pullBackOff(life: ContainerLife, nowMs: number): readonly PodNote[] {
  const text = `Back-off pulling image "${life.container.image ?? ''}"`
  const { pull: outcome } = life.fate
  wait(life, 'ImagePullBackOff', outcome.ok ? text : `${text}: ErrImagePull: ${outcome.message}`)
  life.backOffMs = growBackOff(life.backOffMs)
  next(life, 'pull', nowMs + life.backOffMs, 'retry')
  return [normal('BackOff', text), warning('Failed', 'Error: ImagePullBackOff')]
}

function start(life: ContainerLife, nowMs: number): readonly PodNote[] {
  const { run } = life.fate
  switch (run.kind) {
    case 'create-error':
      wait(life, run.reason, run.message)
      next(life, 'create', nowMs + CREATE_AGAIN_MS, 'retry')
      return [warning('Failed', `Error: ${run.message}`)]
    case 'start-error': {
      wait(life, 'RunContainerError', run.message)
      life.runs = withRun(life.runs, { startMs: nowMs, log: '' })
      const { exitCode, message } = run
      ended(life, nowMs, 0, { exitCode, reason: 'StartError', message, finishedAt: rfc3339(nowMs) })
      return [createdNote(life.container), warning('Failed', `Error: ${message}`)]
    }
    case 'exits':
    case 'runs':
      life.runs = withRun(life.runs, { startMs: nowMs, log: life.fate.log })
      life.status = { ...life.status, ready: false, started: true, state: { running: { startedAt: rfc3339(nowMs) } } }
      awaitReadiness(life, nowMs, readyAfterMs(life))
      return [createdNote(life.container), normal('Started', `Started container ${life.container.name}`)]
    default:
      return assertNever(run)
  }
}

/** What was in the way may be gone: a ConfigMap that was missing is there, another image has the name. */
function createAgain(life: ContainerLife, nowMs: number): readonly PodNote[] {
  life.fate = life.runtime(life.container, life.pod)
  return start(life, nowMs)
}

/**
 * When the container becomes Ready, in ms after its start. One that ends by itself is Ready meanwhile, unless it is gone
 * before the kubelet looks again.
 */
function readyAfterMs({ container, fate }: ContainerLife): number | undefined {
  const { run } = fate
  if (run.kind === 'runs') return readyAfterStartMs(container, run.readyAfterMs)
  if (run.kind !== 'exits' || run.afterMs < NEXT_LOOK_MS) return undefined
  const readyMs = readyAfterStartMs(container, 0)
  return readyMs === undefined || readyMs >= run.afterMs ? undefined : readyMs
}

function awaitReadiness(life: ContainerLife, nowMs: number, afterMs: number | undefined): void {
  if (afterMs === 0) becomeReady(life)
  else if (afterMs === undefined) awaitEnd(life)
  else next(life, 'ready', nowMs + afterMs)
}

function becomeReady(life: ContainerLife): readonly PodNote[] {
  life.status = { ...life.status, ready: true }
  awaitEnd(life)
  return []
}

/** Nothing more happens to a container that keeps running. */
function awaitEnd(life: ContainerLife): void {
  const { run } = life.fate
  const startedMs = life.runs.at(-1)?.startMs ?? 0
  if (run.kind === 'exits') next(life, 'exit', startedMs + run.afterMs)
  else next(life, 'rest', undefined)
}

function exit(life: ContainerLife, nowMs: number): readonly PodNote[] {
  const { run } = life.fate
  if (run.kind !== 'exits') return []
  const terminated = {
    exitCode: run.exitCode,
    reason: run.exitCode === 0 ? 'Completed' : 'Error',
    ...(run.message === undefined ? {} : { message: run.message }),
    startedAt: rfc3339(nowMs - run.afterMs),
    finishedAt: rfc3339(nowMs),
  }
  life.status = { ...life.status, ready: false, started: false, state: { terminated } }
  ended(life, nowMs, run.afterMs, terminated)
  return []
}

/** The first restart comes at once; from the second on the kubelet backs off. */
function ended(
  life: ContainerLife,
  nowMs: number,
  ranMs: number,
  terminated: NonNullable<ContainerState['terminated']>,
): void {
  const { restartPolicy } = life
  if (restartPolicy === 'Never' || (restartPolicy === 'OnFailure' && terminated.exitCode === 0)) {
    life.endedWith = terminated.exitCode
    life.status = { ...life.status, state: { terminated } }
    next(life, 'rest', undefined)
    return
  }
  life.status = { ...life.status, lastState: { terminated } }
  const forgotten = ranMs >= BACK_OFF.forgottenAfterMs
  if (forgotten) life.backOffMs = 0
  const first = life.status.restartCount === 0 || forgotten
  next(life, first ? 'restart' : 'back-off', nowMs + NEXT_LOOK_MS)
}

function backOff(life: ContainerLife, nowMs: number): readonly PodNote[] {
  life.backOffMs = growBackOff(life.backOffMs)
  const { message, note } = backOffNote(life.container, life.pod, life.backOffMs)
  wait(life, 'CrashLoopBackOff', message)
  next(life, 'restart', nowMs + life.backOffMs, 'retry')
  return [note]
}

function restart(life: ContainerLife, nowMs: number): readonly PodNote[] {
  life.status = { ...life.status, restartCount: life.status.restartCount + 1 }
  life.fate = life.runtime(life.container, life.pod)
  const present = normal('Pulled', `Container image "${life.container.image ?? ''}" already present on machine`)
  return [present, ...start(life, nowMs)]
}
