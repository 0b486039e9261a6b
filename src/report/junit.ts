import type { CheckResult, Report } from '../domain/report.ts'
import { formatMessage, inLanguage } from '../messages/index.ts'
import { type Words, wordsFor } from '../messages/words.ts'
import { reasonsOf } from './check-reasons.ts'
import { expectedText, valueText } from './expected.ts'
import { type JunitCase, junitDocument, type JunitOutcome, type JunitSuite } from './junit-document.ts'
import { type HiddenSummary, readerView, scenarioOf } from './reader-view.ts'
import type { Reporter, ReporterContext } from './reporter.ts'

/** A submission as JUnit XML: a suite for each exercise, a case for each check. What is hidden is one case that tells no more than numbers. */
export const junitReporter: Reporter = (reports, context) =>
  junitDocument(reports.map((report) => suiteOf(report, context)))

function suiteOf(full: Report, context: ReporterContext): JunitSuite {
  const { report, hidden } = readerView(full, context.showHidden === true)
  return {
    name: report.exercise,
    properties: { points: report.score.points, maxPoints: report.score.maxPoints, verdict: report.verdict },
    cases: [
      ...report.checks.map((check) => caseOf(report.exercise, check, context)),
      ...(hidden === undefined ? [] : [hiddenCase(report.exercise, hidden, context)]),
    ],
  }
}

function caseOf(exercise: string, check: CheckResult, context: ReporterContext): JunitCase {
  const scenario = scenarioOf(check.id)
  const range = check.evidence.find((each) => each.range !== undefined)?.range
  const title = inLanguage(check.title, context.language)
  const id = scenario === '' ? check.id : check.id.slice(scenario.length + 1)
  return {
    classname: scenario === '' ? exercise : `${exercise}.${scenario}`,
    name: title === '' ? id : `${id}: ${title}`,
    ...(range === undefined ? {} : { file: context.locate?.(range.file) ?? range.file, line: range.start.line }),
    outcome: outcomeOf(check, context),
  }
}

/** What is ungradable or our bug is an error, never a failure of the learner's; advice that was not followed fails nothing. */
function outcomeOf(check: CheckResult, context: ReporterContext): JunitOutcome {
  if (check.verdict === 'passed') return { kind: 'passed' }
  const words = wordsFor(context.language)
  const isAdvice = check.maxPoints === 0
  const [cause, ...others] = reasonsOf(check).map((reason) => formatMessage(reason, context.language))
  const points = isAdvice ? words.advice : words.scoreSpoken(check.points, check.maxPoints)
  const message = cause === undefined ? points : `${points}: ${cause}`
  if (check.verdict === 'skipped' || (isAdvice && check.verdict === 'failed')) return { kind: 'skipped', message }
  const kind = check.verdict === 'failed' ? 'failure' : 'error'
  return { kind, message, type: check.verdict, details: detailsOf(check, others, words, context) }
}

function detailsOf(
  check: CheckResult,
  others: readonly string[],
  words: Words,
  { language, locate }: ReporterContext,
): readonly string[] {
  const { expected, actual, evidence } = check
  return [
    ...evidence.flatMap(({ range, excerpt = '' }) =>
      range === undefined
        ? []
        : [`${locate?.(range.file) ?? range.file}:${range.start.line}:${range.start.column}: ${excerpt.trim()}`],
    ),
    ...(expected === undefined ? [] : [`${words.expected}: ${expectedText(expected, language)}`]),
    ...(actual === undefined ? [] : [`${words.got}: ${valueText(actual)}`]),
    ...others.map((text) => `${words.because}: ${text}`),
  ]
}

function hiddenCase(exercise: string, hidden: HiddenSummary, { language }: ReporterContext): JunitCase {
  const words = wordsFor(language)
  const message = words.scoreSpoken(hidden.points, hidden.maxPoints)
  return {
    classname: exercise,
    name: words.hidden(hidden.checks, hidden.passed),
    outcome: hidden.passed === hidden.checks ? { kind: 'passed' } : { kind: 'failure', message, type: 'failed' },
  }
}
