import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import { type Draft, scaleReplicaSet } from './draft.ts'
import { fenceposts, maxReplicas, minAvailable } from './resolve.ts'
import { active, available, inCreationOrder, sumAvailable, sumDesired } from './view.ts'

/**
 * How large the newest ReplicaSet may become now (deployment_util.go NewRSNewReplicas): up to `replicas`, as long as all
 * wanted pods together stay within `replicas + maxSurge`. Recreate: all at once.
 *
 * 5 replicas, surge 2, old 5, new 0: 7 − 5 = 2 more, so 2. With old 4 and new 2: one more, so 3.
 */
export function newReplicaSetSize(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
): number {
  const { replicas, strategy } = deployment.spec
  const present = newest?.spec.replicas ?? 0
  if (strategy.type === 'Recreate') return replicas
  const room = maxReplicas(deployment) - sumDesired(all)
  return room <= 0 ? present : present + Math.min(room, replicas - present)
}

/** Grows (or shrinks) the newest ReplicaSet. True when something was written. */
export function reconcileNew(draft: Draft, newest: ReplicaSet): boolean {
  const { replicas } = draft.deployment.spec
  const present = newest.spec.replicas
  if (present === replicas) return false
  const size =
    present > replicas ? replicas : newReplicaSetSize(draft.deployment, [...draft.replicaSets.values()], newest)
  return size !== present && scaleReplicaSet(draft, newest, size) !== newest
}

/**
 * Shrinks old ReplicaSets (rolling.go reconcileOldReplicaSets): first pods that are not available anyway, oldest
 * ReplicaSet first, then available ones as far as the floor allows. True when something was scaled.
 *
 * 5 replicas, floor 4, old 5 (all available), new 2 (none available): 7 − 4 − 2 = 1 may go.
 */
export function reconcileOld(draft: Draft, old: readonly ReplicaSet[], newest: ReplicaSet): boolean {
  const shrinkable = inCreationOrder(active(old))
  if (shrinkable.length === 0) return false
  const all = [...draft.replicaSets.values()]
  const notYetAvailable = newest.spec.replicas - available(newest)
  const allowance = sumDesired(all) - minAvailable(draft.deployment) - notYetAvailable
  if (allowance <= 0) return false
  const cleaned = cleanUpUnhealthy(draft, shrinkable, allowance)
  if (cleaned === undefined) return false
  return scaleDown(draft, shrinkable, newest) + cleaned > 0
}

/**
 * `undefined` when a ReplicaSet's status still tells of more available pods than it now wants: its own controller has
 * yet to follow, and figures that old would take too many pods (the original gives up with an error there).
 */
function cleanUpUnhealthy(draft: Draft, old: readonly ReplicaSet[], allowance: number): number | undefined {
  let removed = 0
  for (const replicaSet of old) {
    if (removed >= allowance) break
    const unhealthy = replicaSet.spec.replicas - available(replicaSet)
    if (unhealthy < 0) return undefined
    if (unhealthy === 0) continue
    const count = Math.min(allowance - removed, unhealthy)
    scaleReplicaSet(draft, replicaSet, replicaSet.spec.replicas - count)
    removed += count
  }
  return removed
}

function scaleDown(draft: Draft, old: readonly ReplicaSet[], newest: ReplicaSet): number {
  const floor = draft.deployment.spec.replicas - fenceposts(draft.deployment).unavailable
  const spare = sumAvailable([...old, newest]) - floor
  let removed = 0
  for (const { metadata } of old) {
    if (removed >= spare) break
    const replicaSet = draft.replicaSets.get(metadata.name)
    if (replicaSet === undefined || replicaSet.spec.replicas === 0) continue
    const count = Math.min(replicaSet.spec.replicas, spare - removed)
    scaleReplicaSet(draft, replicaSet, replicaSet.spec.replicas - count)
    removed += count
  }
  return removed
}
