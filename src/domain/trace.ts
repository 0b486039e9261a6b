import type { ReasonCode } from './reasons.ts'

/**
 * What happened in one simulation: the commands, the counts over time, the events. It holds no positions and no file
 * text, so it depends only on decoded objects, commands and the world, and can be shared between submissions.
 */
export interface Trace {
  readonly formatVersion: 1
  readonly steps: readonly TraceStep[]
  readonly frames: readonly Frame[]
  readonly events: readonly TraceEvent[]
}

/** One command, with what it printed. Times are virtual milliseconds since the start of the simulation. */
export interface TraceStep {
  readonly index: number
  readonly argv: readonly string[]
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  readonly startMs: number
  readonly endMs: number
  /** For each Deployment this step wrote: did it make a new revision, and why or why not. */
  readonly revisions: readonly RevisionNote[]
  /** The frames from the start of this step to the start of the next: `[from, to)` into `Trace.frames`. */
  readonly frames: readonly [number, number]
}

export interface RevisionNote {
  readonly namespace: string
  readonly deployment: string
  /** The revision the Deployment had before and has after the step; absent while it has none. */
  readonly before?: number
  readonly after?: number
  readonly made: boolean
  readonly reason: ReasonCode
  /** What its strategy requires and allows from this step on; absent where the step was refused. */
  readonly allowed?: AllowedPods
}

/** The bounds between which a rollout keeps the pods of a Deployment. With Recreate nothing has to be available. */
export interface AllowedPods {
  readonly minAvailable: number
  readonly maxPods: number
}

/**
 * The counts of every Deployment, and of every ReplicaSet that wants or has pods, at one moment; written whenever one of
 * them changes.
 */
export interface Frame {
  readonly atMs: number
  readonly deployments: readonly DeploymentCounts[]
  readonly replicaSets: readonly ReplicaSetCounts[]
}

export interface DeploymentCounts {
  readonly namespace: string
  readonly name: string
  /** `spec.replicas`. */
  readonly replicas: number
  /** Ready pods, those on their way out not counted. */
  readonly ready: number
  /** Sum of `availableReplicas` of its ReplicaSets. */
  readonly available: number
  /** `status.updatedReplicas`. */
  readonly updated: number
  /** Pods that are neither finished nor on their way out; then with those on their way out. */
  readonly pods: number
  readonly podsWithTerminating: number
  readonly revision?: number
}

export interface ReplicaSetCounts {
  readonly namespace: string
  readonly name: string
  /** Name of the Deployment that owns it; absent for one that stands alone. */
  readonly deployment?: string
  readonly revision?: number
  /** `spec.replicas`. */
  readonly desired: number
  /** From its status: pods that are neither finished nor on their way out. */
  readonly current: number
  readonly ready: number
  readonly available: number
}

/** An Event object as it was written or rewritten. */
export interface TraceEvent {
  readonly atMs: number
  readonly namespace: string
  readonly kind: string
  readonly name: string
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
  readonly count: number
}
