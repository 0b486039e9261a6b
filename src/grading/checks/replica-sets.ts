import type { Value } from '../../domain/json.ts'
import { revisionOf } from '../../engines/rollout/annotations.ts'
import type { ReplicaSet } from '../../kubernetes/types.ts'
import { defineCheck } from '../check-kind.ts'
import { ownedReplicaSets } from '../deployment-facts.ts'
import { historyStory } from '../history-story.ts'
import { sameImage } from '../image-name.ts'
import { judged } from '../outcome.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is?: number
  readonly active?: number
  readonly sizes?: Readonly<Record<string, number>>
  readonly has?: readonly WantedSet[]
}

interface WantedSet {
  readonly revision?: number
  readonly image?: string
  readonly replicas?: number
  readonly ready?: number
}

/** The ReplicaSets a Deployment owns: how many, how many of them want pods, and the size of each by its revision. */
export const replicaSetsCheck = defineCheck<Spec>({
  kind: 'replicaSets',
  rests: (spec) => (Object.keys(spec).every((key) => key === 'is') ? 'spec' : 'pods'),
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const owned = ownedReplicaSets(context.moment, found.value)
    const active = owned.filter((set) => set.spec.replicas > 0).length
    const sizes = Object.fromEntries(owned.map((set) => [String(revisionOf(set)), set.spec.replicas]))
    const right =
      (spec.is === undefined || spec.is === owned.length) &&
      (spec.active === undefined || spec.active === active) &&
      (spec.has ?? []).every((wanted) => owned.some((set) => isWanted(set, wanted))) &&
      Object.entries(spec.sizes ?? {}).every(([revision, size]) => sizes[revision] === size)
    const onlyCount = Object.keys(spec).every((key) => key === 'is')
    const fewer = spec.has !== undefined || owned.length < (spec.is ?? 0)
    const story = historyStory(context.moment, found.value, fewer ? 'fewer' : 'more')
    return judged(right, {
      expected: onlyCount ? (spec.is ?? 0) : expectedSets(spec),
      actual: onlyCount
        ? owned.length
        : spec.has === undefined
          ? { sets: owned.length, active, sizes }
          : owned.map(told),
      reasons: story.reasons,
      evidence: story.evidence,
    })
  },
})

/** The counts in the field's words, then the sets that are wanted, one by one. */
function expectedSets({ is, active, sizes, has = [] }: Spec): Value {
  const counts = {
    ...(is === undefined ? {} : { sets: is }),
    ...(active === undefined ? {} : { active }),
    ...(sizes === undefined ? {} : { sizes }),
  }
  if (has.length === 0) return counts
  return [...(Object.keys(counts).length === 0 ? [] : [counts]), ...has] as unknown as Value
}

function isWanted(set: ReplicaSet, { revision, image, replicas, ready }: WantedSet): boolean {
  return (
    (revision === undefined || revision === revisionOf(set)) &&
    (replicas === undefined || replicas === set.spec.replicas) &&
    (ready === undefined || ready === (set.status.readyReplicas ?? 0)) &&
    (image === undefined || imagesOf(set).some((actual) => sameImage(image, actual)))
  )
}

function told(set: ReplicaSet): Value {
  return {
    revision: revisionOf(set),
    image: imagesOf(set).join(', '),
    replicas: set.spec.replicas,
    ready: set.status.readyReplicas ?? 0,
  }
}

function imagesOf(set: ReplicaSet): readonly string[] {
  return set.spec.template.spec.containers.map(({ image }) => image ?? '')
}
