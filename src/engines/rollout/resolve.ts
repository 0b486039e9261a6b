import { remembering } from '../../domain/remembering.ts'
import type { AllowedPods } from '../../domain/trace.ts'
import { resolveIntOrPercent } from '../../kubernetes/int-or-string.ts'
import type { Deployment } from '../../kubernetes/types.ts'

export interface Fenceposts {
  /** How many pods more than `spec.replicas` may be wanted at once. */
  readonly surge: number
  /** How many of `spec.replicas` may be unavailable at once. */
  readonly unavailable: number
}

/**
 * `maxSurge` and `maxUnavailable` as numbers of pods (deployment/util/deployment_util.go ResolveFenceposts, MaxUnavailable).
 * Percentages are of `replicas`: surge rounds up, unavailable rounds down; if both come to 0, unavailable is 1, because
 * nothing could ever move. Unavailable is capped at `replicas`; Recreate has neither.
 *
 * 25 % of 5: surge ceil(1.25) = 2, unavailable floor(1.25) = 1.
 */
export function fenceposts({ spec }: Deployment): Fenceposts {
  return resolved(spec)
}

/** A spec is the same object from one change of it to the next, over all syncs between. */
const resolved = remembering(resolve)

function resolve({ replicas, strategy }: Deployment['spec']): Fenceposts {
  if (strategy.type === 'Recreate') return { surge: 0, unavailable: 0 }
  // validation lets only numbers and percentages through
  const surge = resolveIntOrPercent(strategy.rollingUpdate?.maxSurge ?? 0, replicas, 'up') ?? 0
  const asked = resolveIntOrPercent(strategy.rollingUpdate?.maxUnavailable ?? 0, replicas, 'down') ?? 0
  const unavailable = surge === 0 && asked === 0 ? 1 : asked
  return { surge, unavailable: Math.min(unavailable, replicas) }
}

/** Pods that must stay available while a rollout runs. */
export function minAvailable(deployment: Deployment): number {
  return deployment.spec.replicas - fenceposts(deployment).unavailable
}

/** Pods that may be wanted at most: the value of the max-replicas annotation. */
export function maxReplicas(deployment: Deployment): number {
  return deployment.spec.replicas + fenceposts(deployment).surge
}

/** Between which numbers a rollout keeps the pods; with Recreate every old pod goes before a new one comes. */
export function allowedPods(deployment: Deployment): AllowedPods {
  const floor = deployment.spec.strategy.type === 'Recreate' ? 0 : minAvailable(deployment)
  return { minAvailable: floor, maxPods: maxReplicas(deployment) }
}
