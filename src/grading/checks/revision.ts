import { revisionOf } from '../../engines/rollout/annotations.ts'
import { defineCheck } from '../check-kind.ts'
import { judged } from '../outcome.ts'
import { revisionStory } from '../revision-story.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is: number
}

/** The revision a Deployment is at: the annotation that the controller keeps (deployment/sync.go). */
export const revisionCheck = defineCheck<Spec>({
  kind: 'revision',
  rests: 'spec',
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const actual = revisionOf(found.value)
    const story = revisionStory(context.moment, found.value, 'scenario', actual < spec.is ? 'fewer' : 'more')
    return judged(actual === spec.is, {
      expected: spec.is,
      actual,
      reasons: actual === 0 ? [noRevision(found.value.metadata.name)] : story.reasons,
      evidence: story.evidence,
    })
  },
})

function noRevision(deployment: string) {
  return { code: 'NO_REVISION', args: { deployment } } as const
}
