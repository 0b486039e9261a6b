import type { LegacyResult } from '../../src/ci/legacy.ts'

/** What `autograding-grading-reporter` makes of results: what it prints, and what it reports. */
export interface Reported {
  /** Points by counting tests: `passed / tests × max_score`. */
  readonly console: number
  /** Points by adding scores, and the most there are. */
  readonly totalPoints: number
  readonly maxPoints: number
}

/** The reporter's arithmetic, told anew: two ways to count that need not agree. */
export function reported(results: readonly LegacyResult[]): Reported {
  let [console, totalPoints, maxPoints] = [0, 0, 0]
  for (const { tests, max_score: max } of results) {
    const passed = tests.filter(({ status }) => status === 'pass').length
    if (max > 0) console += (passed / tests.length) * max
    if (max > 0) totalPoints += tests.reduce((sum, { score }) => sum + score, 0)
    maxPoints += max
  }
  return { console: Math.round(console * 1e6) / 1e6, totalPoints, maxPoints }
}

/** The result in a step's output. */
export function decoded(output: string): LegacyResult {
  return JSON.parse(Buffer.from(output, 'base64').toString('utf8')) as LegacyResult
}
