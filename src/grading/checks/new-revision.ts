import { defineCheck } from '../check-kind.ts'
import { type Since, stepsSince } from '../moment.ts'
import { judged } from '../outcome.ts'
import { noteOf, revisionStory } from '../revision-story.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is: boolean
  readonly since?: Since
}

/** Whether the commands of the last step (or since another) made a new revision of a Deployment. */
export const newRevisionCheck = defineCheck<Spec>({
  kind: 'newRevision',
  rests: 'spec',
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const since = spec.since ?? 'step'
    const actual = stepsSince(context.moment, since).some((ran) => noteOf(ran, found.value)?.made === true)
    const story = revisionStory(context.moment, found.value, since, spec.is ? 'fewer' : 'more')
    return judged(actual === spec.is, {
      expected: { newRevision: spec.is },
      actual: { newRevision: actual },
      reasons: story.reasons,
      evidence: story.evidence,
    })
  },
})
