import type { Graded } from '../../../src/ci/graded.ts'
import type { CheckResult, Report, Verdict } from '../../../src/domain/report.ts'

/** A check of a report, with what a case is about. */
export function checkOf(
  id: string,
  verdict: Verdict,
  points: number,
  maxPoints: number,
  more: Partial<CheckResult> = {},
) {
  const base = {
    id,
    verdict,
    points,
    maxPoints,
    title: { en: `title of ${id}` },
    hidden: false,
    reveal: 'full',
  } as const
  return { ...base, hints: 0, reasons: [], evidence: [], diagnostics: [], ...more } satisfies CheckResult
}

export function reportOf(exercise: string, checks: readonly CheckResult[]): Report {
  const sum = (key: 'points' | 'maxPoints'): number => checks.reduce((total, check) => total + check[key], 0)
  const score = { points: sum('points'), maxPoints: sum('maxPoints') }
  const verdict = score.points === score.maxPoints ? 'passed' : 'failed'
  return { formatVersion: 1, exercise, title: { en: exercise }, verdict, score, checks, diagnostics: [], traces: [] }
}

export function gradedOf(report: Report): Graded {
  return { report, hints: new Map(), locate: (file) => `work/${file}` }
}
