import type { CheckResult, Score, Verdict } from '../domain/report.ts'

/** The plain sum of points: no weights, no rescaling. Checks that were not evaluated stay in the maximum. */
export function scoreOf(checks: readonly CheckResult[]): Score {
  let [points, maxPoints] = [0, 0]
  for (const check of checks) {
    points += check.points
    maxPoints += check.maxPoints
  }
  return { points, maxPoints }
}

/** From the verdict that most needs attention to the one that needs none. */
const ATTENTION: readonly Verdict[] = ['errored', 'ungradable', 'failed', 'skipped']

/**
 * The verdict of a whole report: the one of its checks that most needs attention. Advice (0 points) does not count, except
 * where it met an error of ours. Without a check that scores nothing was graded, and that is never `passed`.
 */
export function verdictOf(checks: readonly CheckResult[]): Verdict {
  const counted = checks.filter((check) => check.maxPoints > 0 || check.verdict === 'errored')
  if (counted.length === 0) return 'ungradable'
  return ATTENTION.find((verdict) => counted.some((check) => check.verdict === verdict)) ?? 'passed'
}
