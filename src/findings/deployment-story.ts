import type { Message } from '../domain/diagnostic.ts'
import { shortDuration } from '../domain/duration.ts'
import type { DeploymentState, DeploymentStory, HistoryEntry, PodCounts, StrategyStory } from '../domain/rollout.ts'
import { CHANGE_CAUSE, revisionOf } from '../engines/rollout/annotations.ts'
import { allowedPods, fenceposts } from '../engines/rollout/resolve.ts'
import type { Deployment, ReplicaSet } from '../kubernetes/types.ts'
import type { Forecast } from './forecast.ts'
import { earlierRevisions, isComplete } from './observe.ts'
import { troubleOf } from './pod-trouble.ts'
import { replicaSetsOf, type Snapshot } from './snapshot.ts'

/** What one Deployment is told from. */
export interface StorySources {
  readonly snapshot: Snapshot
  /** Its pods at the moment of the report. */
  readonly counts: PodCounts
  readonly forecast: Forecast | undefined
}

/** How a Deployment stands at the end of a sequence, and why. */
export function deploymentStory(deployment: Deployment, sources: StorySources): DeploymentStory {
  const { namespace = '', name } = deployment.metadata
  const { snapshot, counts } = sources
  const exists = snapshot.deployments.some(({ metadata }) => metadata.uid === deployment.metadata.uid)
  const replicaSets = exists ? replicaSetsOf(snapshot, deployment) : []
  const revision = revisionOf(deployment)
  const state = exists ? stateOf(deployment, sources.forecast) : 'deleted'
  return {
    namespace,
    name,
    state,
    ...(revision === 0 ? {} : { revision }),
    counts,
    strategy: strategyStory(deployment),
    reasons: exists ? reasonsOf(deployment, replicaSets, state, sources) : [],
    history: replicaSets.map((replicaSet) => historyEntry(replicaSet)),
  }
}

/** The strategy of a Deployment as it is written, and as pods. */
export function strategyStory(deployment: Deployment): StrategyStory {
  const { replicas, strategy } = deployment.spec
  const { type = 'RollingUpdate', rollingUpdate } = strategy
  const written =
    type === 'Recreate'
      ? {}
      : {
          maxSurge: String(rollingUpdate?.maxSurge ?? 0),
          maxUnavailable: String(rollingUpdate?.maxUnavailable ?? 0),
        }
  return { type, replicas, ...written, ...allowedPods(deployment) }
}

/** How many pods the two fields of a rolling update come to. */
export function strategyArgs(deployment: Deployment): Readonly<Record<string, string | number>> {
  const { surge, unavailable } = fenceposts(deployment)
  const { replicas, maxSurge = '', maxUnavailable = '', minAvailable: floor, maxPods } = strategyStory(deployment)
  return { replicas, maxSurge, maxUnavailable, surge, unavailable, minAvailable: floor, maxPods }
}

function stateOf(deployment: Deployment, forecast: Forecast | undefined): DeploymentState {
  const progressing = deployment.status.conditions?.find(({ type }) => type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded') return 'deadline-exceeded'
  if (isComplete(deployment)) return 'complete'
  if (deployment.spec.paused === true) return 'paused'
  return forecast?.kind === 'completes' ? 'progressing' : 'stuck'
}

function reasonsOf(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  state: DeploymentState,
  { snapshot, counts, forecast }: StorySources,
): readonly Message[] {
  if (state === 'complete') return deployment.spec.paused === true ? [{ code: 'ROLLOUT_PAUSED', args: {} }] : []
  const newest = replicaSets.at(-1)
  const trouble = newest === undefined ? undefined : troubleOf(snapshot, newest)
  return [
    ...(deployment.spec.paused === true ? [{ code: 'ROLLOUT_PAUSED', args: {} } as const] : []),
    ...(trouble === undefined ? [] : [trouble.reason]),
    ...heldBack(deployment, counts, state),
    ...forecastReasons(deployment, state, forecast),
  ]
}

/** Old pods that must stay, new ones that must not be made yet: the fields that say so. */
function heldBack(deployment: Deployment, { sets }: PodCounts, state: DeploymentState): readonly Message[] {
  const newest = sets.at(-1)
  const old = sets.slice(0, -1)
  if (newest === undefined || old.length === 0 || state === 'paused') return []
  const oldPods = old.reduce((sum, { desired }) => sum + desired, 0)
  if (deployment.spec.strategy.type === 'Recreate' || oldPods === 0) return []
  const args = { ...strategyArgs(deployment), oldPods, newPods: newest.desired, revision: newest.revision }
  return [{ code: 'ROLLOUT_HELD_BACK', args }]
}

function forecastReasons(
  deployment: Deployment,
  state: DeploymentState,
  forecast: Forecast | undefined,
): readonly Message[] {
  const deadlineSeconds = deployment.spec.progressDeadlineSeconds ?? 0
  if (state === 'deadline-exceeded') return [{ code: 'ROLLOUT_GAVE_UP', args: { deadlineSeconds } }]
  switch (forecast?.kind) {
    case undefined:
      return []
    case 'completes':
      return [{ code: 'ROLLOUT_WILL_COMPLETE', args: { at: shortDuration(forecast.atMs) } }]
    case 'gives-up':
      return [{ code: 'ROLLOUT_WILL_GIVE_UP', args: { at: shortDuration(forecast.atMs), deadlineSeconds } }]
    case 'open':
      return [{ code: 'ROLLOUT_WILL_WAIT', args: {} }]
  }
}

function historyEntry(replicaSet: ReplicaSet): HistoryEntry {
  const { spec, status, metadata } = replicaSet
  const changeCause = metadata.annotations?.[CHANGE_CAUSE]
  return {
    revision: revisionOf(replicaSet),
    earlier: earlierRevisions(replicaSet),
    replicaSet: metadata.name,
    ready: status.readyReplicas ?? 0,
    desired: spec.replicas,
    images: spec.template.spec.containers.map(({ image }) => image ?? ''),
    ...(changeCause === undefined || changeCause === '' ? {} : { changeCause }),
  }
}
