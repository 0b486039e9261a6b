import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import { DESIRED_REPLICAS, MAX_REPLICAS, numberAnnotation } from './annotations.ts'
import { type Draft, resize, scaleReplicaSet } from './draft.ts'
import type { Generations } from './new-replica-set.ts'
import { maxReplicas } from './resolve.ts'
import { active, available, byCreation, inCreationOrder, sumDesired } from './view.ts'

/** True when `spec.replicas` changed since an active ReplicaSet was last sized (sync.go isScalingEvent). */
export function isScalingEvent(deployment: Deployment, replicaSets: readonly ReplicaSet[]): boolean {
  return active(replicaSets).some((replicaSet) => {
    const desired = numberAnnotation(replicaSet, DESIRED_REPLICAS)
    return desired !== undefined && desired !== deployment.spec.replicas
  })
}

/**
 * Brings the sizes to a changed `spec.replicas` (sync.go scale): a lone active ReplicaSet takes all; a saturated newest
 * one ends the old ones; otherwise the change is shared out in proportion, so that no half of a rollout is favoured.
 */
export function scale(draft: Draft, { newest, old }: Generations): void {
  const { replicas, strategy } = draft.deployment.spec
  const lone = activeOrLatest(newest, old)
  if (lone !== undefined) {
    resize(draft, lone, replicas)
    return
  }
  if (newest !== undefined && isSaturated(draft.deployment, newest)) {
    for (const replicaSet of active(old)) scaleReplicaSet(draft, replicaSet, 0)
    return
  }
  if (strategy.type !== 'Recreate') scaleInProportion(draft, newest === undefined ? old : [...old, newest])
}

function activeOrLatest(newest: ReplicaSet | undefined, old: readonly ReplicaSet[]): ReplicaSet | undefined {
  const candidates = active(newest === undefined ? old : [...old, newest])
  if (candidates.length > 1) return undefined
  return candidates[0] ?? newest ?? inCreationOrder(old).at(-1)
}

function isSaturated(deployment: Deployment, newest: ReplicaSet): boolean {
  const { replicas } = deployment.spec
  const desired = numberAnnotation(newest, DESIRED_REPLICAS)
  return newest.spec.replicas === replicas && desired === replicas && available(newest) === replicas
}

/**
 * Ten replicas, surge 3, old 8 and new 5, scaled to 15: 18 are allowed, 5 to add; old 8 × 18/13 = 11.08 → +3,
 * new 5 × 18/13 = 6.92 → +2: 11 and 7.
 */
function scaleInProportion(draft: Draft, replicaSets: readonly ReplicaSet[]): void {
  const { deployment } = draft
  const allowed = deployment.spec.replicas > 0 ? maxReplicas(deployment) : 0
  const present = active(replicaSets)
  const toAdd = allowed - sumDesired(present)
  const ordered = toAdd === 0 ? present : present.toSorted(toAdd > 0 ? bySizeNewer : bySizeOlder)
  let added = 0
  const sizes = ordered.map((replicaSet) => {
    const share = proportion(replicaSet, deployment, toAdd, added)
    added += share
    return replicaSet.spec.replicas + share
  })
  ordered.forEach((replicaSet, index) => {
    const leftover = index === 0 ? toAdd - added : 0
    scaleReplicaSet(draft, replicaSet, Math.max(0, (sizes[index] ?? 0) + leftover))
  })
}

function proportion(replicaSet: ReplicaSet, deployment: Deployment, toAdd: number, added: number): number {
  if (replicaSet.spec.replicas === 0 || toAdd === 0 || toAdd === added) return 0
  const fraction = fractionOf(replicaSet, deployment)
  return toAdd > 0 ? Math.min(fraction, toAdd - added) : Math.max(fraction, toAdd - added)
}

function fractionOf(replicaSet: ReplicaSet, deployment: Deployment): number {
  const size = replicaSet.spec.replicas
  if (deployment.spec.replicas === 0) return -size
  const before = numberAnnotation(replicaSet, MAX_REPLICAS)
  const base = before === undefined || before === 0 ? (deployment.status.replicas ?? 0) : before
  if (base === 0) return 0
  return roundHalfAwayFromZero((size * maxReplicas(deployment)) / base) - size
}

function roundHalfAwayFromZero(x: number): number {
  return x < 0 ? -Math.round(-x) : Math.round(x)
}

function bySizeNewer(a: ReplicaSet, b: ReplicaSet): number {
  return b.spec.replicas - a.spec.replicas || byCreation(b, a)
}

function bySizeOlder(a: ReplicaSet, b: ReplicaSet): number {
  return b.spec.replicas - a.spec.replicas || byCreation(a, b)
}
