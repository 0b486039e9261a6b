import { CHANGE_CAUSE, revisionOf } from '../../engines/rollout/annotations.ts'
import { defineCheck } from '../check-kind.ts'
import { fieldOf, ownedReplicaSets } from '../deployment-facts.ts'
import { expectedOf, type TextSpec, textMatches } from '../matching.ts'
import { failed, judged } from '../outcome.ts'
import { findDeployment } from '../target.ts'

interface Spec extends TextSpec {
  readonly revision?: number
}

/** The change cause that `kubectl rollout history` shows for a revision; without a number, for the running one. */
export const changeCauseCheck = defineCheck<Spec>({
  kind: 'changeCause',
  rests: 'spec',
  run: (context, { revision, ...text }) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const wanted = revision ?? revisionOf(found.value)
    const owned = ownedReplicaSets(context.moment, found.value)
    const set = owned.find((each) => revisionOf(each) === wanted)
    if (set === undefined) {
      const exists = owned.map((each) => String(revisionOf(each))).join(', ')
      return failed({ reasons: [{ code: 'TARGET_MISSING', args: { target: `revision ${wanted}`, exists } }] })
    }
    const actual = set.metadata.annotations?.[CHANGE_CAUSE]
    return judged(actual !== undefined && textMatches(text, actual), {
      expected: expectedOf(text),
      ...(actual === undefined ? {} : { actual }),
      reasons: [actual === undefined ? { code: 'CHANGE_CAUSE_ABSENT', args: { revision: wanted } } : undefined],
      evidence: [fieldOf(found.value, 'metadata', 'annotations', CHANGE_CAUSE)],
    })
  },
})
