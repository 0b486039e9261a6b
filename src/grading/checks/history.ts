import { defineCheck } from '../check-kind.ts'
import { ownedReplicaSets, revisionsOf } from '../deployment-facts.ts'
import { historyStory, keptStory } from '../history-story.ts'
import { hasSubsequence, sameValue } from '../matching.ts'
import { judged } from '../outcome.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is?: readonly number[]
  readonly has?: readonly number[]
}

/** The revision numbers that `kubectl rollout history` lists, in its order (kubectl polymorphichelpers/history.go). */
export const historyCheck = defineCheck<Spec>({
  kind: 'history',
  rests: 'spec',
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const actual = revisionsOf(ownedReplicaSets(context.moment, found.value))
    const right =
      (spec.is === undefined || sameValue(spec.is, actual)) &&
      (spec.has === undefined || hasSubsequence(actual, spec.has))
    const newestWanted = Math.max(0, ...(spec.is ?? []), ...(spec.has ?? []))
    const direction = newestWanted > (actual.at(-1) ?? 0) ? 'fewer' : 'more'
    const story = endsWith(actual, spec.is ?? actual)
      ? keptStory(context.moment, found.value)
      : historyStory(context.moment, found.value, direction)
    return judged(right, {
      expected: spec.is ?? { has: spec.has ?? [] },
      actual,
      reasons: story.reasons,
      evidence: story.evidence,
    })
  },
})

/** True if the wanted revisions are the newest of those that there are, and not all of them. */
function endsWith(actual: readonly number[], wanted: readonly number[]): boolean {
  return wanted.length > 0 && wanted.length < actual.length && sameValue(actual.slice(-wanted.length), wanted)
}
