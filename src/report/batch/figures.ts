import type { BatchWords } from '../../messages/batch-words.ts'
import { type ExerciseTotals, meanOf, rounded } from './totals.ts'

/** The figures of an exercise on one line: mean, median, full marks, how many passed, where a policy says what that is, and how many have no result. */
export function figuresOf(totals: ExerciseTotals, words: BatchWords): string {
  const { points, maxPoints, fullMarks, passed, missing, withoutResult } = totals
  const mean = meanOf(points)
  const middle =
    points.length === 0 ? undefined : meanOf([points[(points.length - 1) >> 1] ?? 0, points[points.length >> 1] ?? 0])
  return [
    ...(mean === undefined ? [] : [`${words.mean} ${rounded(mean)} / ${maxPoints}`]),
    ...(middle === undefined ? [] : [`${words.median} ${rounded(middle)}`]),
    `${words.fullMarks} ${fullMarks}`,
    ...(passed === undefined ? [] : [`${words.passed} ${passed}`]),
    ...(missing === 0 ? [] : [`${words.missing} ${missing}`]),
    ...(withoutResult === 0 ? [] : [`${words.noResult} ${withoutResult}`]),
  ].join(' · ')
}
