import { revisionOf } from '../engines/rollout/annotations.ts'
import type { Deployment } from '../kubernetes/types.ts'
import { fieldOf, ownedReplicaSets } from './deployment-facts.ts'
import type { Moment } from './moment.ts'
import { revisionStory, type Story } from './revision-story.ts'

/**
 * Explains a history that is not as expected. When the limit was reached and revisions are gone, that is the cause, unless
 * there are fewer revisions than commands could have made; otherwise it is the command that decided the last number.
 */
export function historyStory(moment: Moment, deployment: Deployment, direction: 'fewer' | 'more'): Story {
  const owned = ownedReplicaSets(moment, deployment)
  const limit = deployment.spec.revisionHistoryLimit ?? 10
  const newest = owned.at(-1)
  const cut = newest !== undefined && revisionOf(newest) > owned.length && owned.length === limit + 1
  if (cut && direction === 'more' && wasSeen(moment, deployment) > owned.length) {
    return {
      reasons: [{ code: 'HISTORY_CUT', args: { limit } }],
      evidence: [fieldOf(deployment, 'spec', 'revisionHistoryLimit')],
    }
  }
  return revisionStory(moment, deployment, 'scenario', direction)
}

/**
 * Explains a history that begins too early: nothing but the limit decides how many old ReplicaSets are kept, once the rollout is complete (`unfinished`:
 * it is not, and there are more).
 */
export function keptStory(moment: Moment, deployment: Deployment): Story {
  const limit = deployment.spec.revisionHistoryLimit ?? 10
  const old = ownedReplicaSets(moment, deployment).length - 1
  const unfinished = old > limit ? { unfinished: 'yes' } : {}
  return {
    reasons: [{ code: 'HISTORY_KEPT', args: { limit, ...unfinished } }],
    evidence: [fieldOf(deployment, 'spec', 'revisionHistoryLimit')],
  }
}

/** How many ReplicaSets the Deployment has ever had. */
function wasSeen(moment: Moment, deployment: Deployment): number {
  const { namespace, name } = deployment.metadata
  const seen = new Set<string>()
  for (const frame of moment.frames) {
    for (const set of frame.replicaSets) {
      if (set.namespace === namespace && set.deployment === name) seen.add(set.name)
    }
  }
  return seen.size
}
