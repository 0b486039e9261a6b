import type { Value } from '../../domain/json.ts'
import { defineCheck } from '../check-kind.ts'
import { fieldOf } from '../deployment-facts.ts'
import { judged } from '../outcome.ts'
import { rolloutStory } from '../rollout-story.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is?: number
  readonly ready?: number
  readonly available?: number
  readonly updated?: number
}

/** How many pods a Deployment wants (`is`) and, as the columns of `kubectl get deployment` have it, how many it has. */
export const replicasCheck = defineCheck<Spec>({
  kind: 'replicas',
  rests: (spec) => (Object.keys(spec).every((key) => key === 'is') ? 'spec' : 'pods'),
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const { spec: wanted, status } = found.value
    const all = {
      is: wanted.replicas,
      ready: status.readyReplicas ?? 0,
      available: status.availableReplicas ?? 0,
      updated: status.updatedReplicas ?? 0,
    }
    const asked = (['is', 'ready', 'available', 'updated'] as const).filter((name) => spec[name] !== undefined)
    const actual = named(Object.fromEntries(asked.map((name) => [name, all[name]])))
    const wrong = asked.filter((name) => spec[name] !== all[name])
    const onlySize = asked.length === 1 && spec.is !== undefined
    const story = rolloutStory(context.moment, found.value)
    return judged(wrong.length === 0, {
      expected: onlySize ? (spec.is ?? 0) : named(spec),
      actual: onlySize ? all.is : actual,
      reasons: wrong.includes('is') ? [] : story.reasons,
      evidence: wrong.includes('is') ? [fieldOf(found.value, 'spec', 'replicas')] : story.evidence,
    })
  },
})

/** By the field's word where the author's key is `is`. */
function named({ is, ...others }: Spec): Value {
  return { ...(is === undefined ? {} : { replicas: is }), ...others }
}
