/** What kubectl and the cluster did, as recorded; the README beside the recordings says what every key means. */
export interface Recording {
  readonly id: string
  readonly fakeKubelet: FakeKubeletSettings
  readonly files?: Readonly<Record<string, string>>
  readonly steps: readonly RecordedStep[]
  /** By name of the ReplicaSet. */
  readonly templates?: Readonly<Record<string, { readonly hash: string; readonly template: RecordedTemplate }>>
}

/** How the recordings' stand-in for the nodes behaves; ms. */
export interface FakeKubeletSettings {
  readonly readyDelayMs: number
  readonly terminateDelayMs: number
  /** Pods get Ready one after the other, at least so far apart. */
  readonly staggerMs?: number
}

export interface RecordedTemplate {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
    readonly [field: string]: unknown
  }
  readonly spec: Readonly<Record<string, unknown>>
}

export interface RecordedStep {
  readonly n: number
  readonly command?: string
  readonly argv?: readonly string[]
  readonly stdin?: string
  readonly write?: Readonly<Record<string, string>>
  readonly sleepMs?: number
  readonly exit?: number
  readonly stdout?: string
  readonly stderr?: string
  readonly stdoutNorm?: string
  readonly stderrNorm?: string
  readonly kubectlMs?: number
  readonly pauseMs?: number
  readonly quietMs?: number
  readonly settledMs?: number
  readonly scaling?: readonly ScalingEntry[]
  readonly bounds?: Bounds
  readonly events?: readonly RecordedEvent[]
  readonly state?: RecordedState
  readonly stateUnchanged?: boolean
  readonly varies?: readonly string[]
  readonly exitVariants?: readonly number[]
  readonly stdoutVariants?: readonly string[]
  readonly stderrVariants?: readonly string[]
  readonly scalingVariants?: readonly (readonly ScalingEntry[])[]
  readonly eventsVariants?: readonly (readonly RecordedEvent[])[]
  readonly stateVariants?: readonly RecordedState[]
  readonly boundsVariants?: readonly Bounds[]
}

/** `[name, from, to]`, `[name, 'created', n]` or `[name, 'deleted', n]`. */
export type ScalingEntry = readonly [name: string, from: number | 'created' | 'deleted', to: number]

export interface Bounds {
  readonly minReadyPods: number
  readonly maxPods: number
  readonly maxPodsWithTerminating: number
  readonly minAvailable: number
  readonly maxSpecReplicas: number
}

export interface RecordedEvent {
  readonly deployment: string
  readonly type: string
  readonly reason: string
  readonly message: string
  readonly count: number
}

/** Objects in the recordings' own shape; every value in it is compared. */
export interface RecordedState {
  readonly deployments: readonly StateObject[]
  readonly replicaSets: readonly StateObject[]
  /** By name of the ReplicaSet: how many pods are in which condition. */
  readonly pods: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface StateObject {
  readonly name: string
  readonly [field: string]: unknown
}

/** True when the step was followed by calm, so that the objects after it were recorded. */
export function isSettledStep(step: RecordedStep): boolean {
  return step.state !== undefined || step.stateUnchanged === true
}

/** Ms from the start of a step to the start of the next, when it was recorded. */
export function recordedDurationMs(step: RecordedStep): number {
  if (step.sleepMs !== undefined) return step.sleepMs
  if (isSettledStep(step)) return Math.max(step.kubectlMs ?? 0, step.settledMs ?? 0) + (step.quietMs ?? 0)
  return (step.kubectlMs ?? 0) + (step.pauseMs ?? 0)
}

/** The recording in `content`, or a sentence saying why it is none. */
export function readRecording(content: unknown): Recording | string {
  if (typeof content !== 'object' || content === null) return 'not a JSON object'
  const recording = content as Partial<Recording>
  if (typeof recording.id !== 'string') return '`id` is missing'
  if (!Array.isArray(recording.steps)) return '`steps` is missing'
  if (typeof recording.fakeKubelet !== 'object') return '`fakeKubelet` is missing'
  return recording as Recording
}
