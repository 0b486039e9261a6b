import { defineCheck } from '../check-kind.ts'
import { ownedReplicaSets } from '../deployment-facts.ts'
import { historyStory } from '../history-story.ts'
import { judged } from '../outcome.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is?: number
  readonly min?: number
  readonly max?: number
}

/** How many revisions there are to go back to, the running one included: the rows of `kubectl rollout history`. */
export const revisionCountCheck = defineCheck<Spec>({
  kind: 'revisionCount',
  rests: 'spec',
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const actual = ownedReplicaSets(context.moment, found.value).length
    const low = spec.is ?? spec.min ?? 0
    const high = spec.is ?? spec.max ?? actual
    const story = historyStory(context.moment, found.value, actual < low ? 'fewer' : 'more')
    return judged(actual >= low && actual <= high, {
      expected: spec.is ?? { ...spec },
      actual,
      reasons: story.reasons,
      evidence: story.evidence,
    })
  },
})
