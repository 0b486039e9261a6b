import type { BatchResult, BatchResults } from '../../../src/domain/batch.ts'

/** One result of a class, graded with so many points unless said otherwise. */
export function resultWith(learner: string, points: number | null, more: Partial<BatchResult> = {}): BatchResult {
  return {
    learner,
    exercise: 'exercise-3',
    status: 'graded',
    points,
    final: points,
    digest: `work of ${learner}`,
    checks: [],
    diagnostics: [],
    notes: [],
    ...more,
  }
}

/** A class of these results. */
export function classOf(results: readonly BatchResult[], more: Partial<BatchResults> = {}): BatchResults {
  return {
    formatVersion: 1,
    engine: '1.0.0',
    layout: 'learners',
    exercises: [{ id: 'exercise-3', title: { en: '' }, digest: 'as it was', maxPoints: 20, checks: [] }],
    learners: results.map(({ learner }) => ({ id: learner })),
    results,
    ...more,
  }
}
