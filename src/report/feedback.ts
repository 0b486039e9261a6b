import type { BatchResult } from '../domain/batch.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import { batchWords } from '../messages/batch-words.ts'
import { formatHelp, formatMessage, inLanguage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { isAboutLearner } from './batch/notes.ts'
import { reasonsOf } from './check-reasons.ts'
import { expectedText, valueText } from './expected.ts'
import { readerView } from './reader-view.ts'
import { codeBlock, codeSpan, markdownText } from './render/markdown.ts'
import type { ReporterContext } from './reporter.ts'

/**
 * What one learner is told of one exercise, as Markdown: what counts, the checks, and for those that were not passed where, why and what to try. What
 * the author hides or does not reveal is not in it, and what a learner wrote is never markup.
 */
export function feedbackMarkdown(full: Report, result: BatchResult, context: ReporterContext): string {
  const { language } = context
  const words = wordsFor(language)
  const { report, hidden } = readerView(full, false, language)
  const { final, learner, exercise, notes } = result
  const maxPoints = full.score.maxPoints
  const sections = [
    [`# ${markdownText(inLanguage(report.title, language))}`],
    [
      `${codeSpan(learner)} · ${codeSpan(exercise)} · **${final === null ? batchWords(language).noResult : words.score(final, maxPoints)}**`,
    ],
    notes.filter((note) => !isAboutLearner(note)).map((note) => `- ${markdownText(formatMessage(note, language))}`),
    checkTable(report.checks, context),
    hidden === undefined
      ? []
      : [`${words.hidden(hidden.checks, hidden.passed)}: ${words.score(hidden.points, hidden.maxPoints)}`],
    ...report.checks
      .filter(({ verdict }) => verdict !== 'passed')
      .map((check) => checkSection(exercise, check, context)),
    ...report.diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map((problem) => problemSection(problem, context)),
  ]
  const shown = sections.filter((lines) => lines.length > 0)
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function checkTable(checks: readonly CheckResult[], { language }: ReporterContext): readonly string[] {
  if (checks.length === 0) return []
  const words = wordsFor(language)
  const rows = checks.map(({ id, title, verdict, points, maxPoints }) => {
    const score = maxPoints === 0 ? words.advice : `${points}/${maxPoints}`
    return `| ${words.verdict[verdict]} | ${codeSpan(id)} ${markdownText(inLanguage(title, language))} | ${score} |`
  })
  return [`| | ${words.check} | |`, '| --- | --- | ---: |', ...rows]
}

function checkSection(exercise: string, check: CheckResult, context: ReporterContext): readonly string[] {
  const { language } = context
  const words = wordsFor(language)
  const { expected, actual, explain } = check
  return [
    `## ${codeSpan(check.id)} ${words.verdict[check.verdict]}`,
    '',
    ...check.evidence.flatMap(({ range, excerpt = '' }) =>
      range === undefined
        ? []
        : [codeSpan(`${range.file}:${range.start.line}:${range.start.column}`), '', ...codeBlock(excerpt.trim()), ''],
    ),
    ...reasonsOf(check).map((reason) => `- ${words.because}: ${markdownText(formatMessage(reason, language))}`),
    ...(expected === undefined ? [] : [`- ${words.expected}: ${codeSpan(expectedText(expected, language))}`]),
    ...(actual === undefined ? [] : [`- ${words.got}: ${codeSpan(valueText(actual))}`]),
    ...(explain === undefined || check.verdict !== 'failed'
      ? []
      : [`- ${words.why}: ${markdownText(inLanguage(explain, language))}`]),
    ...(check.hints > 0 ? [`- ${words.attempt}: ${codeSpan(`grade hint ${exercise} ${check.id}`)}`] : []),
  ]
}

function problemSection(problem: Report['diagnostics'][number], { language }: ReporterContext): readonly string[] {
  const words = wordsFor(language)
  const { code, severity, range, excerpt } = problem
  const help = formatHelp(problem, language)
  const place = range === undefined ? '' : ` ${codeSpan(`${range.file}:${range.start.line}:${range.start.column}`)}`
  return [
    `## ${words.severity[severity]}${place}`,
    '',
    `- ${codeSpan(code)}: ${markdownText(formatMessage(problem, language))}`,
    ...(help === undefined ? [] : [`- ${words.help}: ${markdownText(help)}`]),
    ...(excerpt === undefined ? [] : ['', ...codeBlock(excerpt.trim())]),
  ]
}
