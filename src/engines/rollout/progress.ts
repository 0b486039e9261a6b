import { fromRfc3339, rfc3339 } from '../../domain/time.ts'
import type { Condition, Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import { findCondition, hasProgressDeadline, sameConditions, withCondition, withoutCondition } from './conditions.ts'
import { type Draft, writeDeployment } from './draft.ts'
import type { Generations } from './new-replica-set.ts'
import { minAvailable } from './resolve.ts'
import { sumAvailable, sumCurrent, sumDesired, sumReady } from './view.ts'

type Status = Deployment['status']

/** All pods are of the newest template, wanted, and available (deployment_util.go DeploymentComplete). */
export function isComplete(deployment: Deployment, status: Status): boolean {
  const { replicas } = deployment.spec
  return (
    (status.updatedReplicas ?? 0) === replicas &&
    (status.replicas ?? 0) === replicas &&
    (status.availableReplicas ?? 0) === replicas &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  )
}

/** Status of a sync that only scaled or is paused (sync.go syncDeploymentStatus). */
export function syncStatus(draft: Draft, found: Generations): void {
  writeStatus(draft, calculateStatus(draft, found))
}

/** Status of a rollout sync: figures, then how it progresses (progress.go syncRolloutStatus). */
export function syncRolloutStatus(draft: Draft, found: Generations): void {
  const { deployment, nowMs } = draft
  let status = calculateStatus(draft, found)
  if (!hasProgressDeadline(deployment)) {
    status = withConditions(status, withoutCondition(status.conditions ?? [], 'Progressing'))
  }
  const current = findCondition(deployment.status.conditions, 'Progressing')
  const completeAndKnown =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && current?.reason === 'NewReplicaSetAvailable'
  if (hasProgressDeadline(deployment) && !completeAndKnown) {
    status = withConditions(status, progressConditions(deployment, status, current, found.newest, nowMs))
  }
  status = withConditions(status, failureConditions(status, found, nowMs))
  if (!writeStatus(draft, status)) checkDeadlineLater(draft, status)
}

/** Figures come from the ReplicaSets' own status, never from pods (sync.go calculateStatus). */
function calculateStatus({ deployment, nowMs }: Draft, { newest, old }: Generations): Status {
  const all: readonly ReplicaSet[] = newest === undefined ? old : [...old, newest]
  const availableReplicas = sumAvailable(all)
  const enough = availableReplicas >= minAvailable(deployment)
  const figures = {
    replicas: sumCurrent(all),
    updatedReplicas: newest?.status.replicas ?? 0,
    readyReplicas: sumReady(all),
    availableReplicas,
    unavailableReplicas: Math.max(0, sumDesired(all) - availableReplicas),
  }
  const { collisionCount, conditions = [] } = deployment.status
  const availability: Condition = enough
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      }
  return {
    observedGeneration: deployment.metadata.generation ?? 0,
    ...nonZero(figures),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: withCondition(conditions, availability, rfc3339(nowMs)),
  }
}

function nonZero<T extends Readonly<Record<string, number>>>(figures: T): Partial<T> {
  const present: Partial<T> = {}
  for (const name in figures) if (figures[name] !== 0) present[name] = figures[name]
  return present
}

function withConditions(status: Status, conditions: readonly Condition[]): Status {
  return { ...status, conditions }
}

function progressConditions(
  deployment: Deployment,
  status: Status,
  current: Condition | undefined,
  newest: ReplicaSet | undefined,
  nowMs: number,
): readonly Condition[] {
  const conditions = status.conditions ?? []
  const now = rfc3339(nowMs)
  const subject =
    newest === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newest.metadata.name}"`
  const type = 'Progressing'
  if (isComplete(deployment, status)) {
    const message = `${subject} has successfully progressed.`
    return withCondition(conditions, { type, status: 'True', reason: 'NewReplicaSetAvailable', message }, now)
  }
  if (hasProgressed(deployment.status, status)) {
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
function hasProgressed(before: Status, after: Status): boolean {
  const old = (status: Status): number => (status.replicas ?? 0) - (status.updatedReplicas ?? 0)
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
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
function failureConditions(status: Status, { newest, old }: Generations, nowMs: number): readonly Condition[] {
  const all = newest === undefined ? old : [newest, ...old]
  const failure = all.map((replicaSet) => findCondition(replicaSet.status.conditions, 'ReplicaFailure')).find(Boolean)
  const conditions = status.conditions ?? []
  return failure === undefined
    ? withoutCondition(conditions, 'ReplicaFailure')
    : withCondition(conditions, failure, failure.lastTransitionTime ?? rfc3339(nowMs))
}

/** Writes the status if it differs from the stored one. False when it is the same. */
function writeStatus(draft: Draft, status: Status): boolean {
  const { deployment } = draft
  if (sameStatus(deployment.status, status)) return false
  writeDeployment(draft, { ...deployment, status })
  return true
}

function sameStatus(a: Status, b: Status): boolean {
  const figures = [
    'observedGeneration',
    'replicas',
    'updatedReplicas',
    'readyReplicas',
    'availableReplicas',
    'unavailableReplicas',
    'collisionCount',
  ] as const
  return figures.every((figure) => a[figure] === b[figure]) && sameConditions(a.conditions ?? [], b.conditions ?? [])
}

/**
 * A rollout that does not move is looked at again when its deadline is over, plus a second because time stamps have no
 * fractions; in the last second, and after it, again and again (progress.go requeueStuckDeployment). Where no verdict can
 * come of that any more, because the rollout was complete before, looking again is spared.
 */
function checkDeadlineLater(draft: Draft, status: Status): void {
  const { deployment, nowMs } = draft
  const progressing = findCondition(deployment.status.conditions, 'Progressing')
  if (!hasProgressDeadline(deployment) || progressing === undefined || isComplete(deployment, status)) return
  if (progressing.reason === 'ProgressDeadlineExceeded' || progressing.reason === 'NewReplicaSetAvailable') return
  const dueMs = deadlineMs(deployment, progressing)
  const atMs = dueMs - nowMs < 1000 ? Math.max(dueMs, nowMs) + RETRY_MS : dueMs + 1000
  draft.intents.push({ kind: 'sync-again', atMs })
}

/** The least that a work queue waits before it hands out a key again. */
const RETRY_MS = 5
