import type { Diagnostic, Message, SourceRange } from './diagnostic.ts'
import type { Value } from './json.ts'
import type { AllowedPods, Trace } from './trace.ts'

/** What a sequence of actions did to Deployments, ready to be reported. Positions lead into the files that were given. */
export interface RolloutAnalysis {
  readonly trace: Trace
  /** One per step of the trace. */
  readonly actions: readonly RolloutAction[]
  /** How each Deployment stands at the end, by namespace and name. */
  readonly deployments: readonly DeploymentStory[]
  /** What is probably not meant, and what is worth knowing, with the remedy. */
  readonly findings: readonly Diagnostic[]
  /** What was met on the way: refused commands, assumed images, limits. */
  readonly diagnostics: readonly Diagnostic[]
}

/** One command and what it did to Deployments. */
export interface RolloutAction {
  /** Index into the steps of the trace. */
  readonly step: number
  /** Where the command was written; absent for files that were given to be applied. */
  readonly range?: SourceRange
  readonly notes: readonly ActionNote[]
}

/** What one command did to one Deployment, or why it did nothing. */
export interface ActionNote {
  readonly namespace: string
  readonly deployment: string
  readonly before?: number
  readonly after?: number
  /** Whether it made a new revision. */
  readonly made: boolean
  readonly reason: Message
  /** Fields that it changed, in the order of the object. */
  readonly changes: readonly FieldChange[]
  /** What happened to the pods until the next command; absent where the command wrote nothing or deleted the Deployment. */
  readonly pods?: PodSpan
}

/** A field before and after a write; absent where it did not exist. `field` is written as the API server would. */
export interface FieldChange {
  readonly field: string
  readonly before?: Value
  readonly after?: Value
  /** Whether it belongs to the pod template. */
  readonly inTemplate: boolean
}

/** The pods of a Deployment from one command to the next. */
export interface PodSpan {
  /** Available when the command ran. */
  readonly availableBefore: number
  readonly fewestAvailable: number
  readonly mostPods: number
  /** Longest stretch without an available pod after there had been one. */
  readonly downtimeMs: number
  /** What the strategy allows after the command. */
  readonly allowed: AllowedPods
  /** From the command until the rollout was complete; absent when it was not before the next command. */
  readonly tookMs?: number
  readonly end: PodCounts
}

export interface PodCounts {
  readonly replicas: number
  readonly available: number
  /** Of the ReplicaSets that have or want pods, by revision. */
  readonly sets: readonly {
    readonly revision: number
    readonly desired: number
    readonly ready: number
    readonly available: number
  }[]
}

/** `stuck`: nothing moves any more, or nothing but containers that are tried again and again. */
export type DeploymentState = 'complete' | 'progressing' | 'paused' | 'stuck' | 'deadline-exceeded' | 'deleted'

/** How a Deployment stands at the end. */
export interface DeploymentStory {
  readonly namespace: string
  readonly name: string
  readonly state: DeploymentState
  readonly revision?: number
  readonly counts: PodCounts
  readonly strategy: StrategyStory
  /** Why it stands where it stands, the cause first, and what comes next. */
  readonly reasons: readonly Message[]
  /** ReplicaSets by revision, the oldest first. */
  readonly history: readonly HistoryEntry[]
}

/** The strategy, as written and as pods. */
export interface StrategyStory {
  readonly type: string
  readonly replicas: number
  /** As stored: `25%` or a number; absent for Recreate. */
  readonly maxSurge?: string
  readonly maxUnavailable?: string
  readonly minAvailable: number
  readonly maxPods: number
}

export interface HistoryEntry {
  readonly revision: number
  /** Numbers its ReplicaSet had before, the oldest first. */
  readonly earlier: readonly number[]
  readonly replicaSet: string
  readonly ready: number
  readonly desired: number
  readonly images: readonly string[]
  readonly changeCause?: string
}
