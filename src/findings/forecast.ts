import type { Limits } from '../domain/limits.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import type { Deployment } from '../kubernetes/types.ts'
import { isComplete, keyOf, type Observed } from './observe.ts'

/** What becomes of an unfinished rollout when nobody does anything about it. */
export type Forecast =
  | { readonly kind: 'completes'; readonly atMs: number }
  | { readonly kind: 'gives-up'; readonly atMs: number; readonly deadlineSeconds: number }
  /** Neither within the time that is looked ahead. */
  | { readonly kind: 'open' }

/** Time for the controller to notice that a deadline is over. */
const MARGIN_MS = 60_000

/**
 * Lets the world run on until every unfinished rollout has completed or passed its deadline. The cluster is not what it was after
 * this: take what the report shows first. By `namespace/name`.
 */
export function forecast(
  cluster: Cluster,
  observed: Observed,
  deployments: readonly Deployment[],
  limits: Limits,
): ReadonlyMap<string, Forecast> {
  const open = deployments.filter(
    (deployment) => !isComplete(deployment) && !isPaused(deployment) && !hasGivenUp(deployment),
  )
  const forecasts = new Map<string, Forecast>()
  const from = observed.milestones.length
  const deadlineMs = Math.max(0, ...open.map(({ spec }) => (spec.progressDeadlineSeconds ?? 0) * 1000))
  const limitMs = cluster.nowMs + Math.min(deadlineMs + MARGIN_MS, limits.followMsMax)
  const isOpen = (): boolean => open.some((deployment) => !forecasts.has(key(deployment)))
  while (isOpen() && cluster.step(limitMs)) {
    for (const { atMs, namespace, deployment: name, kind } of observed.milestones.slice(from)) {
      const deployment = open.find((each) => key(each) === keyOf(namespace, name))
      if (deployment === undefined || forecasts.has(key(deployment))) continue
      const deadlineSeconds = deployment.spec.progressDeadlineSeconds ?? 0
      const told: Forecast =
        kind === 'complete' ? { kind: 'completes', atMs } : { kind: 'gives-up', atMs, deadlineSeconds }
      forecasts.set(key(deployment), told)
    }
  }
  for (const deployment of open) if (!forecasts.has(key(deployment))) forecasts.set(key(deployment), { kind: 'open' })
  return forecasts
}

function key({ metadata }: Deployment): string {
  return keyOf(metadata.namespace ?? '', metadata.name)
}

function isPaused({ spec }: Deployment): boolean {
  return spec.paused === true
}

function hasGivenUp({ status }: Deployment): boolean {
  return (status.conditions ?? []).some(({ reason }) => reason === 'ProgressDeadlineExceeded')
}
