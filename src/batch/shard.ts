import type { BatchResult, BatchResults, Learner } from '../domain/batch.ts'
import type { BatchPlan } from './plan.ts'

/** One part of a class, to be graded by itself: which of how many, from 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** The learners of one part, and their jobs. Every part has about as many, and each learner is in exactly one. */
export function shardOf(plan: BatchPlan, { index, of }: Shard): BatchPlan {
  const learners = plan.learners.filter((_, at) => at % of === index - 1)
  const own = new Set(learners.map(({ id }) => id))
  return { learners, jobs: plan.jobs.filter(({ learner }) => own.has(learner)) }
}

/** Why parts do not make a class. */
export type MergeProblem =
  | { readonly kind: 'different'; readonly what: 'engine' | 'layout' | 'exercises' }
  | { readonly kind: 'missing'; readonly parts: readonly number[] }
  | { readonly kind: 'twice'; readonly learner: string }

/**
 * The results of a class from those of its parts, in any order: the same to the letter as if it had been graded at once. Parts that were
 * graded by another grader, or for other exercises, do not belong together.
 */
export function mergeShards(parts: readonly BatchResults[]): BatchResults | MergeProblem {
  const [first] = parts
  if (first === undefined) return { kind: 'missing', parts: [1] }
  for (const what of ['engine', 'layout', 'exercises'] as const) {
    const isSame = parts.every((part) => JSON.stringify(part[what]) === JSON.stringify(first[what]))
    if (!isSame) return { kind: 'different', what }
  }
  const missing = missingParts(parts)
  if (missing.length > 0) return { kind: 'missing', parts: missing }
  const learners = new Map<string, { readonly learner: Learner; readonly results: BatchResult[] }>()
  for (const part of parts) {
    for (const learner of part.learners) {
      if (learners.has(learner.id)) return { kind: 'twice', learner: learner.id }
      learners.set(learner.id, { learner, results: [] })
    }
    for (const result of part.results) learners.get(result.learner)?.results.push(result)
  }
  const sorted = [...learners.keys()].toSorted()
  const { shard: _, ...common } = first
  return {
    ...common,
    learners: sorted.flatMap((id) => learners.get(id)?.learner ?? []),
    results: sorted.flatMap((id) => learners.get(id)?.results ?? []),
  }
}

/** Parts that say how many there are, and are not there. Results without a part are a class of their own. */
function missingParts(parts: readonly BatchResults[]): readonly number[] {
  const of = Math.max(...parts.map(({ shard }) => shard?.of ?? 0))
  const present = new Set(parts.map(({ shard }) => shard?.index))
  return Array.from({ length: of }, (_, at) => at + 1).filter((index) => !present.has(index))
}
