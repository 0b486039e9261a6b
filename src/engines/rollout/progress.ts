import { fromRfc3339, rfc3339 } from '../../domain/time.ts'
import type { Writable } from '../../domain/writable.ts'
import type { Condition, Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import { findCondition, hasProgressDeadline, sameConditions, withCondition, withoutCondition } from './conditions.ts'
import { type Draft, writeDeployment } from './draft.ts'
import type { Generations } from './new-replica-set.ts'
import { minAvailable } from './resolve.ts'
import { sumAvailable, sumCurrent, sumDesired, sumReady } from './view.ts'

type Status = Deployment['status']
type Conditions = readonly Condition[]

/** The counts of a status, those that are zero among them. */
interface Figures {
  readonly replicas: number
  readonly updatedReplicas: number
  readonly readyReplicas: number
  readonly availableReplicas: number
  readonly unavailableReplicas: number
}

const FIGURES = [
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
] as const satisfies readonly (keyof Figures)[]

/** All pods are of the newest template, wanted, and available (deployment_util.go DeploymentComplete). */
export function isComplete({ metadata, spec, status }: Deployment): boolean {
  return hasAll(spec.replicas, status) && (status.observedGeneration ?? 0) >= (metadata.generation ?? 0)
}

function hasAll(wanted: number, { replicas = 0, updatedReplicas = 0, availableReplicas = 0 }: Partial<Figures>) {
  return updatedReplicas === wanted && replicas === wanted && availableReplicas === wanted
}

/** Status of a sync that only scaled or is paused (sync.go syncDeploymentStatus). */
export function syncStatus(draft: Draft, found: Generations): void {
  const figures = figuresOf(found)
  writeStatus(draft, figures, withAvailability(draft, figures))
}

/** Status of a rollout sync: figures, then how it progresses (progress.go syncRolloutStatus). */
export function syncRolloutStatus(draft: Draft, found: Generations): void {
  const figures = figuresOf(found)
  const rated = withProgress(draft, figures, found.newest, withAvailability(draft, figures))
  const conditions = withFailure(rated, found, draft.nowMs)
  if (!writeStatus(draft, figures, conditions)) checkDeadlineLater(draft, figures, conditions)
}

/** Figures come from the ReplicaSets' own status, never from pods (sync.go calculateStatus). */
function figuresOf({ newest, old }: Generations): Figures {
  const all: readonly ReplicaSet[] = newest === undefined ? old : [...old, newest]
  const availableReplicas = sumAvailable(all)
  return {
    replicas: sumCurrent(all),
    updatedReplicas: newest?.status.replicas ?? 0,
    readyReplicas: sumReady(all),
    availableReplicas,
    unavailableReplicas: Math.max(0, sumDesired(all) - availableReplicas),
  }
}

const AVAILABLE = {
  type: 'Available',
  status: 'True',
  reason: 'MinimumReplicasAvailable',
  message: 'Deployment has minimum availability.',
} as const

const UNAVAILABLE = {
  type: 'Available',
  status: 'False',
  reason: 'MinimumReplicasUnavailable',
  message: 'Deployment does not have minimum availability.',
} as const

function withAvailability({ deployment, nowMs }: Draft, { availableReplicas }: Figures): Conditions {
  const condition = availableReplicas >= minAvailable(deployment) ? AVAILABLE : UNAVAILABLE
  return withCondition(deployment.status.conditions ?? [], condition, rfc3339(nowMs))
}

/** The conditions with that of the progress, where there is a deadline that gives it a sense. */
function withProgress(
  { deployment, nowMs }: Draft,
  figures: Figures,
  newest: ReplicaSet | undefined,
  conditions: Conditions,
): Conditions {
  const type = 'Progressing'
  if (!hasProgressDeadline(deployment)) return withoutCondition(conditions, type)
  const current = findCondition(deployment.status.conditions, type)
  if (figures.replicas === figures.updatedReplicas && current?.reason === 'NewReplicaSetAvailable') return conditions
  const now = rfc3339(nowMs)
  const subject =
    newest === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newest.metadata.name}"`
  if (hasAll(deployment.spec.replicas, figures)) {
    const message = `${subject} has successfully progressed.`
    return withCondition(conditions, { type, status: 'True', reason: 'NewReplicaSetAvailable', message }, now)
  }
  if (hasProgressed(deployment.status, figures)) {
    const message = `${subject} is progressing.`
    const since = current?.status === 'True' ? current.lastTransitionTime : undefined
    const renewed: Condition = {
      type,
      status: 'True',
      reason: 'ReplicaSetUpdated',
      message,
      lastUpdateTime: now,
      lastTransitionTime: since ?? now,
    }
    return [...withoutCondition(conditions, type), renewed]
  }
  if (hasTimedOut(deployment, findCondition(conditions, type), nowMs)) {
    const message = `${subject} has timed out progressing.`
    return withCondition(conditions, { type, status: 'False', reason: 'ProgressDeadlineExceeded', message }, now)
  }
  return conditions
}

/** More pods updated, ready or available, or fewer old ones, than the stored status says (DeploymentProgressing). */
function hasProgressed(before: Status, after: Figures): boolean {
  const { replicas = 0, updatedReplicas = 0, readyReplicas = 0, availableReplicas = 0 } = before
  return (
    after.updatedReplicas > updatedReplicas ||
    after.replicas - after.updatedReplicas < replicas - updatedReplicas ||
    after.readyReplicas > readyReplicas ||
    after.availableReplicas > availableReplicas
  )
}

function hasTimedOut(deployment: Deployment, progressing: Condition | undefined, nowMs: number): boolean {
  if (progressing === undefined || progressing.reason === 'NewReplicaSetAvailable') return false
  if (progressing.reason === 'ProgressDeadlineExceeded') return true
  return deadlineMs(deployment, progressing) < nowMs
}

function deadlineMs(deployment: Deployment, progressing: Condition): number {
  const sinceMs = fromRfc3339(progressing.lastUpdateTime ?? rfc3339(0))
  return sinceMs + (deployment.spec.progressDeadlineSeconds ?? 0) * 1000
}

/** ReplicaFailure is the newest ReplicaSet's, else any one's, and goes when it is gone (sync.go getReplicaFailures). */
function withFailure(conditions: Conditions, { newest, old }: Generations, nowMs: number): Conditions {
  const failure = failureOf(newest) ?? old.map(failureOf).find((found) => found !== undefined)
  return failure === undefined
    ? withoutCondition(conditions, 'ReplicaFailure')
    : withCondition(conditions, failure, failure.lastTransitionTime ?? rfc3339(nowMs))
}

function failureOf(replicaSet: ReplicaSet | undefined): Condition | undefined {
  return findCondition(replicaSet?.status.conditions, 'ReplicaFailure')
}

/** Writes the status if it differs from the stored one. False when it is the same. */
function writeStatus(draft: Draft, figures: Figures, conditions: Conditions): boolean {
  const { deployment } = draft
  const { status: before, metadata } = deployment
  const observedGeneration = metadata.generation ?? 0
  if (
    before.observedGeneration === observedGeneration &&
    FIGURES.every((figure) => (before[figure] ?? 0) === figures[figure]) &&
    sameConditions(before.conditions ?? [], conditions)
  )
    return false
  const status: Writable<Status> = { observedGeneration }
  for (const figure of FIGURES) if (figures[figure] !== 0) status[figure] = figures[figure]
  if (before.collisionCount !== undefined) status.collisionCount = before.collisionCount
  status.conditions = conditions
  writeDeployment(draft, { ...deployment, status })
  return true
}

/**
 * A rollout that does not move is looked at again when its deadline is over, plus a second because time stamps have no
 * fractions; in the last second, and after it, again and again (progress.go requeueStuckDeployment). Where no verdict can
 * come of that any more, because the rollout was complete before, looking again is spared.
 */
function checkDeadlineLater({ deployment, nowMs, intents }: Draft, figures: Figures, conditions: Conditions): void {
  const progressing = findCondition(conditions, 'Progressing')
  if (!hasProgressDeadline(deployment) || progressing === undefined || hasAll(deployment.spec.replicas, figures)) return
  if (progressing.reason === 'ProgressDeadlineExceeded' || progressing.reason === 'NewReplicaSetAvailable') return
  const dueMs = deadlineMs(deployment, progressing)
  const atMs = dueMs - nowMs < 1000 ? Math.max(dueMs, nowMs) + RETRY_MS : dueMs + 1000
  intents.push({ kind: 'sync-again', atMs })
}

/** The least that a work queue waits before it hands out a key again. */
const RETRY_MS = 5
