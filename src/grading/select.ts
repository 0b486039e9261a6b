import type { CheckResult, Report } from '../domain/report.ts'
import { scoreOf, verdictOf } from './score.ts'

/**
 * The report with only the checks of one scenario, or with one check, named in full or by its last part where that is
 * unique; score and verdict are those of what is left. `undefined` when nothing has that name.
 */
export function selectChecks(report: Report, id: string): Report | undefined {
  const checks = checksNamed(report.checks, id)
  if (checks.length === 0) return undefined
  const scenarios = new Set(checks.map((check) => check.id.split('/', 1)[0]))
  return {
    ...report,
    verdict: verdictOf(checks),
    score: scoreOf(checks),
    checks,
    traces: report.traces.filter(({ scenario }) => scenarios.has(scenario)),
  }
}

function checksNamed(checks: readonly CheckResult[], id: string): readonly CheckResult[] {
  const exact = checks.filter((check) => check.id === id || check.id.startsWith(`${id}/`))
  if (exact.length > 0) return exact
  const short = checks.filter((check) => check.id.endsWith(`/${id}`))
  return short.length === 1 ? short : []
}
