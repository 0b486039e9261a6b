import { cleanUpHistory } from './cleanup.ts'
import { findCondition, hasProgressDeadline } from './conditions.ts'
import { type Draft, resize, startDraft, writeCondition } from './draft.ts'
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

/**
 * The status of a sync tells the sizes from before its own scaling: the original works on copies there, and the writes
 * bring it back to see the new ones.
 */
function syncLive(draft: Draft): void {
  syncPausedCondition(draft)
  const { replicaSets } = draft.view
  const found = syncRevision(draft, false)
  if (draft.conflicted) return
  if (draft.deployment.spec.paused === true) {
    scale(draft, found)
    cleanUpHistory(draft, found.old)
    syncStatus(draft, found)
    return
  }
  // looking for a scaling event already brought the ReplicaSet up to date; what follows works on the copy from before
  if (found.newest !== undefined && !replicaSets.includes(found.newest)) return
  if (isScalingEvent(draft.deployment, replicaSets)) {
    scale(draft, found)
    syncStatus(draft, found)
  } else {
    const recreates = draft.deployment.spec.strategy.type === 'Recreate'
    const reached = recreates ? recreate(draft, found) : roll(draft, found)
    if (!draft.conflicted) syncRolloutStatus(draft, reached)
  }
}

function roll(draft: Draft, before: Generations): Generations {
  const found = made(draft, before)
  const { newest, old } = found
  if (newest === undefined || draft.conflicted) return found
  const scaled = reconcileNew(draft, newest) || reconcileOld(draft, old, newest)
  if (!scaled && isComplete(draft.deployment)) cleanUpHistory(draft, old)
  return found
}

function recreate(draft: Draft, before: Generations): Generations {
  if (scaleDownAllOld(draft, before.old) || oldPodsRemain(draft, before.old)) return before
  const found = made(draft, before)
  if (draft.conflicted) return found
  if (found.newest !== undefined) resize(draft, found.newest, draft.deployment.spec.replicas)
  if (isComplete(draft.deployment)) cleanUpHistory(draft, found.old)
  return found
}

/** The generations once the ReplicaSet of the present template is made; where there was one, nothing more is to be done. */
function made(draft: Draft, before: Generations): Generations {
  return before.newest === undefined ? syncRevision(draft, true) : before
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
