import type { Container, ContainerStatus, Pod } from '../../kubernetes/types.ts'
import type { PodChange } from './kubelet-api.ts'
import type { ContainerFate, ContainerRuntime } from './runtime.ts'

/** What is to happen next to a container. */
type Stage =
  | 'pull'
  | 'pulled'
  | 'pull-back-off'
  | 'start'
  | 'create'
  | 'ready'
  | 'exit'
  | 'back-off'
  | 'restart'
  | 'rest'

export interface LifeOptions {
  readonly container: Container
  readonly pod: Pod
  readonly runtime: ContainerRuntime
  /** Images that are already on the node; grows. */
  readonly pulled: Set<string>
  readonly startMs: number
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never'
}

interface Run {
  readonly startMs: number
  readonly log: string
}

/**
 * One container of one pod on its node: where it stands in the sequence of states that the kubelet reports. Changed by
 * `advance` alone.
 */
export interface ContainerLife extends LifeOptions {
  fate: ContainerFate
  status: ContainerStatus
  stage: Stage
  /** When its next change is due, or `undefined`. */
  dueMs: number | undefined
  dueKind: PodChange['kind']
  /** The delay before the last restart or pull; 0 when there was none. */
  backOffMs: number
  /** The delay before the last try to mount the pod's volumes; 0 when there was none. */
  mountDelayMs: number
  /** It ended with this code and will not run again. */
  endedWith: number | undefined
  /** The last three: the present one, the one before, and perhaps one that is still to come. */
  runs: readonly Run[]
}

/** Before the image is pulled nobody looks at a container's fate. */
const NOT_KNOWN_YET: ContainerFate = {
  pull: { ok: true, afterMs: 0 },
  run: { kind: 'runs', readyAfterMs: 'never' },
  stopMs: 0,
  log: '',
}

export function createContainerLife(options: LifeOptions): ContainerLife {
  const { container, pod, runtime, pulled, startMs, restartPolicy } = options
  return {
    container,
    pod,
    runtime,
    pulled,
    startMs,
    restartPolicy,
    fate: NOT_KNOWN_YET,
    status: {
      name: container.name,
      image: container.image ?? '',
      ready: false,
      started: false,
      restartCount: 0,
      state: { waiting: { reason: 'ContainerCreating' } },
    },
    stage: 'pull',
    dueMs: startMs,
    dueKind: 'progress',
    backOffMs: 0,
    mountDelayMs: 0,
    endedWith: undefined,
    runs: [],
  }
}

/** How long its process takes to end when it is asked to, in ms. */
export function stopMs({ status, fate }: ContainerLife): number {
  return status.state.running === undefined ? 0 : fate.stopMs
}

/** The log of the run that is on at `nowMs`, or of the one before. */
export function logOf({ runs }: ContainerLife, previous: boolean, nowMs: number): string | undefined {
  return runs.filter(({ startMs }) => startMs <= nowMs).at(previous ? -2 : -1)?.log
}

export function withRun(runs: readonly Run[], run: Run): readonly Run[] {
  return runs.slice(-2).concat(run)
}

/** It is running, or has run at least once. */
export function hasBegun({ status }: ContainerLife): boolean {
  return status.started === true || status.lastState !== undefined || status.state.terminated !== undefined
}

/** What is to happen to it next, and when. */
export function next(
  life: ContainerLife,
  stage: Stage,
  dueMs: number | undefined,
  dueKind: PodChange['kind'] = 'progress',
): void {
  life.stage = stage
  life.dueMs = dueMs
  life.dueKind = dueKind
}

export function wait(life: ContainerLife, reason: string, message: string): void {
  life.status = { ...life.status, ready: false, started: false, state: { waiting: { reason, message } } }
}
