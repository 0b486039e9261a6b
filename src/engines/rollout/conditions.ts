import type { Condition, Deployment } from '../../kubernetes/types.ts'

/** A deadline of this many seconds means "none" (deployment_util.go HasProgressDeadline). */
const NO_DEADLINE_SECONDS = 2_147_483_647

export function findCondition(conditions: readonly Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type)
}

export function hasProgressDeadline(deployment: Deployment): boolean {
  const seconds = deployment.spec.progressDeadlineSeconds
  return seconds !== undefined && seconds !== NO_DEADLINE_SECONDS
}

/**
 * The list with one condition set: nothing changes when status and reason are already so; otherwise the old entry goes
 * and the new one is appended, so the order of the list tells what changed last (deployment_util.go
 * SetDeploymentCondition). `lastTransitionTime` moves only when the status does.
 */
export function withCondition(
  conditions: readonly Condition[],
  condition: Pick<Condition, 'type' | 'status' | 'reason' | 'message'>,
  now: string,
): readonly Condition[] {
  const current = findCondition(conditions, condition.type)
  if (current !== undefined && current.status === condition.status && current.reason === condition.reason)
    return conditions
  const since = current !== undefined && current.status === condition.status ? current.lastTransitionTime : undefined
  return [
    ...withoutCondition(conditions, condition.type),
    { ...condition, lastUpdateTime: now, lastTransitionTime: since ?? now },
  ]
}

export function withoutCondition(conditions: readonly Condition[], type: string): readonly Condition[] {
  return conditions.some((condition) => condition.type === type)
    ? conditions.filter((condition) => condition.type !== type)
    : conditions
}

/** Whether two lists tell the same, in the same order, with the same times. */
export function sameConditions(a: readonly Condition[], b: readonly Condition[]): boolean {
  return a.length === b.length && a.every((condition, index) => sameCondition(condition, b[index]))
}

function sameCondition(a: Condition, b: Condition | undefined): boolean {
  return (
    a === b ||
    (a.type === b?.type &&
      a.status === b.status &&
      a.reason === b.reason &&
      a.message === b.message &&
      a.lastUpdateTime === b.lastUpdateTime &&
      a.lastTransitionTime === b.lastTransitionTime)
  )
}
