import type { BatchResults } from '../../domain/batch.ts'

/** What everybody got for one exercise. */
export interface ExerciseTotals {
  readonly id: string
  readonly maxPoints: number
  /** Points of those that have some, ascending; a result without points is in none of the figures made of them. */
  readonly points: readonly number[]
  readonly fullMarks: number
  /** Whose points reach what the policy asks for; absent where it asks for nothing. */
  readonly passed?: number
  readonly missing: number
  /** Handed in, and no result: nothing of it could be graded, or the grader failed. */
  readonly withoutResult: number
}

export function totalsOf({ exercises, results }: BatchResults): readonly ExerciseTotals[] {
  return exercises.map(({ id, maxPoints }) => {
    const own = results.filter(({ exercise }) => exercise === id)
    const points = own.flatMap(({ final }) => (final === null ? [] : [final]))
    const missing = own.filter(({ status, final }) => status === 'missing' && final === null).length
    const judged = own.flatMap(({ passed }) => passed ?? [])
    return {
      id,
      maxPoints,
      points: points.toSorted((a, b) => a - b),
      fullMarks: points.filter((each) => each >= maxPoints).length,
      ...(judged.length === 0 ? {} : { passed: judged.filter(Boolean).length }),
      missing,
      withoutResult: own.length - points.length - missing,
    }
  })
}

/** The arithmetic mean, `undefined` of nothing. */
export function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The only rounding there is: half away from zero, to one decimal. Scores themselves are whole numbers and are never rounded. */
export function rounded(value: number): string {
  return (Math.round(value * 10) / 10).toFixed(1)
}
