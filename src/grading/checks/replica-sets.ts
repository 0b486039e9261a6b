import { revisionOf } from '../../engines/rollout/annotations.ts'
import { defineCheck } from '../check-kind.ts'
import { ownedReplicaSets } from '../deployment-facts.ts'
import { historyStory } from '../history-story.ts'
import { judged } from '../outcome.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is?: number
  readonly active?: number
  readonly sizes?: Readonly<Record<string, number>>
}

/** The ReplicaSets a Deployment owns: how many, how many of them want pods, and the size of each by its revision. */
export const replicaSetsCheck = defineCheck<Spec>({
  kind: 'replicaSets',
  shorthand: true,
  rests: 'pods',
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const owned = ownedReplicaSets(context.moment, found.value)
    const active = owned.filter((set) => set.spec.replicas > 0).length
    const sizes = Object.fromEntries(owned.map((set) => [String(revisionOf(set)), set.spec.replicas]))
    const right =
      (spec.is === undefined || spec.is === owned.length) &&
      (spec.active === undefined || spec.active === active) &&
      Object.entries(spec.sizes ?? {}).every(([revision, size]) => sizes[revision] === size)
    const onlyCount = spec.active === undefined && spec.sizes === undefined
    const story = historyStory(context.moment, found.value, owned.length < (spec.is ?? 0) ? 'fewer' : 'more')
    return judged(right, {
      expected: onlyCount ? (spec.is ?? 0) : { ...spec },
      actual: onlyCount ? owned.length : { is: owned.length, active, sizes },
      reasons: [story.reason],
      evidence: [story.evidence],
    })
  },
})
