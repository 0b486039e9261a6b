import type { SourceRange } from '../domain/diagnostic.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import { formatHelp, formatMessage, inLanguage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { reasonsOf } from './check-reasons.ts'
import { courseLines } from './course-lines.ts'
import { readerView } from './reader-view.ts'
import { printable } from './render/sanitize.ts'
import { expectedText, valueText } from './expected.ts'
import type { ReporterContext } from './reporter.ts'
import { nextHint } from './text-check.ts'
import { plainOutputs } from './text-outputs.ts'
import { plainTimeline } from './text-timeline.ts'

/** The report for reading aloud: one fact per line, no columns, no symbols. */
export function plainReport(full: Report, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const { report, hidden } = readerView(full, context.showHidden === true, context.language)
  const { points, maxPoints } = report.score
  return [
    `${words.exercise} ${report.exercise}: ${inLanguage(report.title, context.language)}`,
    `${words.verdict[report.verdict]}, ${words.scoreSpoken(points, maxPoints)}`,
    ...courseLines(report.score, context),
    ...report.checks.flatMap((check) => checkFacts(report.exercise, check, context)),
    ...(hidden === undefined
      ? []
      : [`${words.hidden(hidden.checks, hidden.passed)}, ${words.scoreSpoken(hidden.points, hidden.maxPoints)}`]),
    ...(full.checks.length === 0 ? [words.noChecks] : []),
    ...report.diagnostics.flatMap((diagnostic) => {
      const place = diagnostic.range === undefined ? '' : ` ${spoken(diagnostic.range, context)}`
      const help = formatHelp(diagnostic, context.language)
      return [
        `${words.severity[diagnostic.severity]} ${diagnostic.code}${place}: ${formatMessage(diagnostic, context.language)}`,
        ...(help === undefined ? [] : [`${words.help}: ${help}`]),
      ]
    }),
    ...(context.isWithoutTimeline === true ? [] : plainTimelines(report, context)),
    ...(context.outputs === 'shown' ? plainOutputs(report.traces, context) : []),
    ...(context.outputs === 'offered' ? [words.outputsOffered] : []),
  ].map(printable)
}

function plainTimelines({ traces }: Report, context: ReporterContext): readonly string[] {
  return traces.flatMap(({ scenario, trace }) => plainTimeline(scenario, trace, context))
}

function checkFacts(exercise: string, check: CheckResult, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const title = inLanguage(check.title, context.language)
  const points = check.maxPoints === 0 ? words.advice : words.scoreSpoken(check.points, check.maxPoints)
  const head = `${words.check} ${check.id}: ${words.verdict[check.verdict]}, ${points}${title === '' ? '' : `. ${title}`}`
  if (check.verdict === 'passed') return [head]
  const hint = nextHint(exercise, check, context)
  return [
    head,
    ...check.evidence.flatMap(({ range, excerpt }) =>
      range === undefined ? [] : [`${spoken(range, context)}: ${(excerpt ?? '').trim()}`],
    ),
    ...(check.expected === undefined ? [] : [`${words.expected}: ${expectedText(check.expected, context.language)}`]),
    ...(check.actual === undefined ? [] : [`${words.got}: ${valueText(check.actual)}`]),
    ...reasonsOf(check).map((reason) => `${words.because}: ${formatMessage(reason, context.language)}`),
    ...(check.explain === undefined || check.verdict !== 'failed'
      ? []
      : [`${words.why}: ${inLanguage(check.explain, context.language)}`]),
    ...(hint === undefined ? [] : [`${words.attempt}: ${hint.text}`]),
  ]
}

function spoken(range: SourceRange, context: ReporterContext): string {
  const file = context.locate?.(range.file) ?? range.file
  return wordsFor(context.language).place(file, range.start.line, range.start.column)
}
