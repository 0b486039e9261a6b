import { withoutLogCommands } from '../domain/log-command.ts'
import { inLanguage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import type { Report } from '../domain/report.ts'
import { courseLines } from './course-lines.ts'
import { type HiddenSummary, readerView } from './reader-view.ts'
import { inAscii } from './render/ascii.ts'
import { codeFrame } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { printable } from './render/sanitize.ts'
import { displayWidth, padColumns, wrapColumns } from './render/width.ts'
import type { Reporter, ReporterContext } from './reporter.ts'
import { checkBlocks, type CheckColumns, checkColumns, rowOf } from './text-check.ts'
import { plainReport } from './text-plain.ts'
import { textOutputs } from './text-outputs.ts'
import { textTimelines } from './text-timeline.ts'

/** A report for people in a terminal. With `plain` it is one fact per line, for screen readers. */
export const textReporter: Reporter = (reports, context) => {
  const blocks = reports.map((report) => (context.plain ? plainReport(report, context) : richReport(report, context)))
  const text = withoutLogCommands(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`)
  return inAscii(text, context)
}

function richReport(full: Report, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const { report, hidden } = readerView(full, context.showHidden === true, context.language)
  const columns = checkColumns(report, context)
  return [
    ...headerLines(report, columns, context),
    ...checkBlocks(report, columns, context).flatMap(({ row, details }) => [...row, ...details]),
    ...(hidden === undefined ? [] : hiddenLine(hidden, columns, context)),
    ...(full.checks.length === 0 ? [`  ${words.noChecks}`] : []),
    ...courseLines(report.score, context).map((line) => `  ${line}`),
    ...sections(report.diagnostics.map((diagnostic) => codeFrame(diagnostic, context))),
    ...(context.isWithoutTimeline === true ? [] : sections(textTimelines(report.traces, context))),
    ...(context.outputs === 'shown' ? sections(textOutputs(report.traces, context)) : []),
    ...(context.outputs === 'offered' && didRun(report) ? offer(context) : []),
  ]
}

/** Name, title and points; a long title goes on below. */
export function headerLines(report: Report, columns: CheckColumns, context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const score = wordsFor(context.language).score(report.score.points, report.score.maxPoints)
  const name = printable(report.exercise)
  const room = columns.total - displayWidth(name) - displayWidth(score) - 4
  const [title = '', ...more] = wrapColumns(printable(inLanguage(report.title, context.language)), room)
  const tone = paint.verdict[report.verdict]
  return [
    `${paint.bold(name)}  ${padColumns(title, room)}  ${tone(score)}`,
    ...more.map((line) => ' '.repeat(displayWidth(name) + 2) + line),
  ]
}

function hiddenLine(hidden: HiddenSummary, columns: CheckColumns, context: ReporterContext): readonly string[] {
  const text = wordsFor(context.language).hidden(hidden.checks, hidden.passed)
  return rowOf('· ', '', '', text, `${hidden.points}/${hidden.maxPoints}`, { ...columns, verdict: 0, id: 0 })
}

function didRun({ traces }: Report): boolean {
  return traces.some(({ trace }) => trace.steps.length > 0)
}

/** How to see what is not shown. */
function offer(context: ReporterContext): readonly string[] {
  const { faint } = palette(context.color)
  return ['', ...wrapColumns(wordsFor(context.language).outputsOffered, context.width).map(faint)]
}

/** Sections apart by an empty line; empty ones vanish. */
function sections(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((lines) => lines.length > 0).flatMap((lines) => ['', ...lines])
}
