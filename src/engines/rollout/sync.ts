import { cleanUpHistory } from './cleanup.ts'
import { findCondition, hasProgressDeadline } from './conditions.ts'
import { type Draft, scaleReplicaSet, startDraft, writeCondition } from './draft.ts'
import { type Generations, generations, syncRevision } from './new-replica-set.ts'
import { isComplete, syncRolloutStatus, syncStatus } from './progress.ts'
import { oldPodsRemain, scaleDownAllOld } from './recreate.ts'
import { reconcileNew, reconcileOld } from './rolling.ts'
import { isScalingEvent, scale } from './scale.ts'
import type { DeploymentView, Intent } from './view.ts'

/**
 * One sync of the Deployment controller: the objects in, what it wants done out, in order
 * (pkg/controller/deployment/deployment_controller.go syncDeployment). It does at most one scaling in each direction;
 * the writes it causes bring it back.
 */
export function syncDeployment(view: DeploymentView, nowMs: number): readonly Intent[] {
  const draft = startDraft(view, nowMs)
  const { deployment } = view
  if (selectsEverything(view)) {
    const message = 'This deployment is selecting all pods. A non-empty selector is required.'
    draft.intents.push({ kind: 'event', type: 'Warning', reason: 'SelectingAll', message })
    return draft.intents
  }
  if (deployment.metadata.deletionTimestamp !== undefined) syncStatus(draft, generations(draft))
  else syncLive(draft)
  return draft.intents
}

function syncLive(draft: Draft): void {
  syncPausedCondition(draft)
  if (draft.deployment.spec.paused === true) {
    const found = syncRevision(draft, false)
    scale(draft, found)
    cleanUpHistory(draft, generations(draft).old)
    syncStatus(draft, generations(draft))
    return
  }
  const found = syncRevision(draft, false)
  if (isScalingEvent(draft.deployment, [...draft.replicaSets.values()])) {
    scale(draft, found)
    syncStatus(draft, generations(draft))
    return
  }
  const rolled = draft.deployment.spec.strategy.type === 'Recreate' ? recreate(draft, found) : roll(draft)
  syncRolloutStatus(draft, rolled)
}

function roll(draft: Draft): Generations {
  const { newest, old } = syncRevision(draft, true)
  if (newest === undefined) return { newest, old }
  const scaled = reconcileNew(draft, newest) || reconcileOld(draft, old, newest)
  if (!scaled && isComplete(draft.deployment, draft.deployment.status)) cleanUpHistory(draft, old)
  return generations(draft)
}

function recreate(draft: Draft, { newest, old }: Generations): Generations {
  if (scaleDownAllOld(draft, old) || oldPodsRemain(draft, old)) return generations(draft)
  const found = newest === undefined ? syncRevision(draft, true) : { newest, old }
  if (found.newest !== undefined) scaleReplicaSet(draft, found.newest, draft.deployment.spec.replicas)
  if (isComplete(draft.deployment, draft.deployment.status)) cleanUpHistory(draft, old)
  return generations(draft)
}

/** Notes a pause or its end, unless the deadline has passed (sync.go checkPausedConditions). */
function syncPausedCondition(draft: Draft): void {
  const { deployment } = draft
  if (!hasProgressDeadline(deployment)) return
  const reason = findCondition(deployment.status.conditions, 'Progressing')?.reason
  if (reason === 'ProgressDeadlineExceeded') return
  const paused = deployment.spec.paused === true
  if (paused && reason !== 'DeploymentPaused') {
    writeCondition(draft, {
      type: 'Progressing',
      status: 'Unknown',
      reason: 'DeploymentPaused',
      message: 'Deployment is paused',
    })
  } else if (!paused && reason === 'DeploymentPaused') {
    writeCondition(draft, {
      type: 'Progressing',
      status: 'Unknown',
      reason: 'DeploymentResumed',
      message: 'Deployment is resumed',
    })
  }
}

function selectsEverything({ deployment }: DeploymentView): boolean {
  const { matchLabels = {}, matchExpressions = [] } = deployment.spec.selector
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0
}
