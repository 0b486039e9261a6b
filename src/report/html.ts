import type { CheckResult, Report, Verdict } from '../domain/report.ts'
import { htmlWordsFor } from '../messages/html-words.ts'
import { inLanguage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { courseLines } from './course-lines.ts'
import { checkPart } from './html/check.ts'
import { page } from './html/page.ts'
import { problemPart } from './html/problem.ts'
import { outputsPart, timelinePart } from './html/traces.ts'
import { readerView } from './reader-view.ts'
import { type Html, html, type Piece, sentence } from './render/html.ts'
import type { Reporter, ReporterContext } from './reporter.ts'
import { SYMBOLS } from './text-check.ts'
import { toldOnce } from './told-once.ts'

/**
 * A report as one page that can be opened, sent and printed: self-contained, without script. It does not know from where it will
 * be read, so files are called as they were handed in.
 */
export const htmlReporter: Reporter = (reports, { locate: _locate, ...context }) => {
  const words = htmlWordsFor(context.language)
  const commands = [...new Set(reports.map(({ exercise }) => `grade ${exercise}`))].join(', ')
  const titles = reports.map((report) => `${report.exercise}: ${inLanguage(report.title, context.language)}`)
  const several = reports.length > 1
  return page({
    title: titles.join(', '),
    language: context.language,
    body: [
      several ? html`<h1>${words.results}</h1>` : '',
      reports.map((report, index) => reportPart(report, several ? 2 : 1, `r${index + 1}`, context)),
    ],
    footer: html`<p>${sentence(words.madeBy(commands))}</p>`,
  })
}

/** `level` is that of the report's own heading; `id` begins the names of what is inside. */
function reportPart(full: Report, level: number, id: string, context: ReporterContext): Html {
  const words = wordsFor(context.language)
  const headings = htmlWordsFor(context.language)
  const { report, hidden } = readerView(full, context.showHidden === true, context.language)
  const inner = level + 2
  const section = (heading: string, content: Piece): Html =>
    html`<section>
<h${level + 1}>${heading}</h${level + 1}>
${content}</section>
`
  const timelines = report.traces.flatMap(
    (each, index) => timelinePart(each, `${id}-timeline-${index + 1}`, inner, context) ?? [],
  )
  const ran = report.traces.filter(({ trace }) => trace.steps.length > 0)
  const problems = report.diagnostics.map((problem) => problemPart(problem, context))
  return html`<article>
    ${headerPart(report, level, context)}
    ${section(headings.checks, [
      toldOnce(report, context.language).map((check) => checkPart(report.exercise, check, inner, context)),
      hidden === undefined
        ? ''
        : html`<p>
            ${words.hidden(hidden.checks, hidden.passed)}, ${words.scoreSpoken(hidden.points, hidden.maxPoints)}
          </p>`,
      full.checks.length === 0 ? html`<p>${words.noChecks}</p>` : '',
    ])}${problems.length === 0 ? '' : section(headings.problems, problems)}${
      timelines.length === 0
        ? ''
        : section(headings.timelines, [timelines, html`<p class="soft">${headings.timelineLegend}</p>`])
    }${
      ran.length === 0
        ? ''
        : section(
            headings.outputs,
            ran.map((each) => outputsPart(each, inner, context)),
          )
    }
  </article> `
}

function headerPart(report: Report, level: number, context: ReporterContext): Html {
  const { language } = context
  const words = wordsFor(language)
  const { points, maxPoints } = report.score
  return html`<header>
<p class="soft"><code>${report.exercise}</code></p>
<h${level}>${sentence(inLanguage(report.title, language))}</h${level}>
<p class="score ${report.verdict}">${SYMBOLS[report.verdict]} ${words.verdict[report.verdict]}: ${words.score(points, maxPoints)}</p>
<p>${countsLine(report.checks, language)}</p>
${courseLines(report.score, context).map((line) => html`<p>${line}</p>`)}</header>`
}

/** `✓ passed 3 · ✗ failed 1`. */
function countsLine(checks: readonly CheckResult[], language: ReporterContext['language']): string {
  const words = wordsFor(language)
  return (Object.keys(SYMBOLS) as Verdict[])
    .map((verdict) => ({ verdict, count: checks.filter((check) => check.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${SYMBOLS[verdict]} ${words.verdict[verdict]} ${count}`)
    .join(' · ')
}
