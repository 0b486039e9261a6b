import { defineCheck } from '../check-kind.ts'
import { type RolloutState, rolloutState } from '../deployment-facts.ts'
import { judged } from '../outcome.ts'
import { rolloutStory } from '../rollout-story.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is: RolloutState
}

/** Where the rollout of a Deployment stands once the world has settled. */
export const rolloutCheck = defineCheck<Spec>({
  kind: 'rollout',
  rests: 'pods',
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const actual = rolloutState(found.value)
    const pausedToo = spec.is === 'paused' && found.value.spec.paused === true
    const { reasons, evidence } = rolloutStory(context.moment, found.value)
    return judged(actual === spec.is || pausedToo, {
      expected: spec.is,
      actual,
      reasons: actual === 'complete' ? [{ code: 'ROLLOUT_DONE', args: {} }] : reasons,
      evidence,
    })
  },
})
