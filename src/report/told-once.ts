import type { Diagnostic } from '../domain/diagnostic.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import type { Language } from '../domain/text.ts'
import { formatMessage } from '../messages/index.ts'

/**
 * The checks of a report, each without what was told before it. What adds to a cause is told once: several checks may fail
 * because of one refused command. So is an output of several lines that a command printed, and a problem that several could not be graded for; one without a place is told among the
 * problems of the report alone.
 */
export function toldOnce(report: Report, language: Language): readonly CheckResult[] {
  const told = new Set<string>()
  const below = new Set(report.diagnostics.map(keyOf))
  return report.checks.map((check) => {
    const [cause, ...others] = check.reasons
    const news = others.filter((reason) => !told.has(formatMessage(reason, language)))
    for (const reason of check.reasons) told.add(formatMessage(reason, language))
    const reasons = cause === undefined ? [] : [cause, ...news]
    const diagnostics = check.diagnostics.filter((problem) => {
      const key = keyOf(problem)
      return !told.has(key) && (problem.range !== undefined || !below.has(key))
    })
    for (const problem of check.diagnostics) told.add(keyOf(problem))
    const { actual, ...rest } = check
    const output = typeof actual === 'string' && actual.includes('\n') ? `${actual}\0${placeIn(check)}` : undefined
    const isKnown = output !== undefined && told.has(output)
    if (output !== undefined && check.verdict !== 'passed') told.add(output)
    return { ...(isKnown && check.expected === undefined ? rest : check), reasons, diagnostics }
  })
}

function placeIn({ evidence }: CheckResult): string {
  return JSON.stringify(evidence[0]?.range ?? null)
}

function keyOf({ code, args, range }: Diagnostic): string {
  return JSON.stringify([code, args, range ?? null])
}
