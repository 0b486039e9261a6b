import type { Value } from '../domain/json.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import type { Language, Text } from '../domain/text.ts'
import { inLanguage } from '../messages/index.ts'

/** Hidden checks as a learner may know of them. */
export interface HiddenSummary {
  readonly checks: number
  readonly passed: number
  readonly points: number
  readonly maxPoints: number
}

/** A report as its reader may see it. */
export interface ReaderView {
  readonly report: Report
  /** Absent when nothing is hidden from this reader. */
  readonly hidden?: HiddenSummary
}

/**
 * Takes out what the author keeps from a learner: hidden checks become a count, a scenario with nothing but hidden checks
 * loses its trace, and a check whose `reveal` is `actual` or `verdict` loses what it must not tell. For people, and not for
 * programs, the options that answers name are in the reader's `language`.
 */
export function readerView(full: Report, showHidden: boolean, language?: Language): ReaderView {
  const report =
    language === undefined ? full : { ...full, checks: full.checks.map((check) => worded(check, language)) }
  if (showHidden) return { report }
  const hidden = report.checks.filter((check) => check.hidden)
  const shown = report.checks.filter((check) => !check.hidden)
  const view = {
    ...report,
    checks: shown.map(revealed),
    traces: report.traces.filter(({ scenario }) => !isHiddenScenario(report, scenario)),
  }
  return hidden.length === 0 ? { report: view } : { report: view, hidden: summarize(hidden) }
}

/** The scenario a check belongs to: ids are `SCENARIO/CHECK`. */
export function scenarioOf(checkId: string): string {
  return checkId.slice(0, Math.max(checkId.indexOf('/'), 0))
}

function isHiddenScenario(report: Report, scenario: string): boolean {
  const checks = report.checks.filter((check) => scenarioOf(check.id) === scenario)
  return checks.length > 0 && checks.every((check) => check.hidden)
}

function summarize(hidden: readonly CheckResult[]): HiddenSummary {
  let [passed, points, maxPoints] = [0, 0, 0]
  for (const check of hidden) {
    if (check.verdict === 'passed') passed += 1
    points += check.points
    maxPoints += check.maxPoints
  }
  return { checks: hidden.length, passed, points, maxPoints }
}

function worded(check: CheckResult, language: Language): CheckResult {
  const { options, expected, actual } = check
  if (options === undefined) return check
  return {
    ...check,
    ...(expected === undefined ? {} : { expected: optionWords(expected, options, language) }),
    ...(actual === undefined ? {} : { actual: optionWords(actual, options, language) }),
  }
}

/** What is no option, as an answer may be, stays as it is. */
function optionWords(value: Value, options: readonly Text[], language: Language): Value {
  if (Array.isArray(value)) return value.map((each: Value) => optionWords(each, options, language))
  const option = options.find(({ en }) => en === value)
  return option === undefined ? value : inLanguage(option, language)
}

/** Only a check that was not passed has something to keep to itself. */
function revealed(check: CheckResult): CheckResult {
  if (check.reveal === 'full' || check.verdict === 'passed') return check
  const { expected: _expected, explain: _explain, ...withoutExpected } = check
  if (check.reveal === 'actual') return withoutExpected
  const { actual: _actual, command: _command, ...verdictOnly } = withoutExpected
  return { ...verdictOnly, reasons: [], evidence: [] }
}
