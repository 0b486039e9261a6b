import { inLanguage } from '../../messages/index.ts'
import { inAscii } from '../../report/render/ascii.ts'
import { palette } from '../../report/render/color.ts'
import { printable } from '../../report/render/sanitize.ts'
import { wrapColumns } from '../../report/render/width.ts'
import { readerView } from '../../report/reader-view.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import { type FittedReport, fittedReport } from '../../report/text-screen.ts'
import { plainTimeline, textTimelines } from '../../report/text-timeline.ts'
import type { OpenedExercise } from '../course.ts'
import { say } from '../learner/lines.ts'
import type { View } from './machine.ts'
import type { Looked } from './work.ts'

/** What a screen is drawn of. */
export interface Shown {
  readonly opened: OpenedExercise
  readonly looked: Exclude<Looked, { kind: 'unchanged' }> | undefined
  /** The hints that were opened last, and the list of exercises, ready to be read. */
  readonly hint: readonly string[]
  readonly list: readonly string[]
}

/** Empties the screen; what was on it before the watch began can still be scrolled to. */
const CLEAR = '\u001b[2J\u001b[H'

/** Lines below what is shown: an empty one, the keys, and where the cursor stands. */
const FOOTER_LINES = 3

/** One whole screen of a terminal with `rows`: a view, cut to what fits, and the keys. */
export function screenText(view: View, shown: Shown, rows: number | undefined, context: ReporterContext): string {
  const { id } = shown.opened.found
  const footer = wrapColumns(say('CLI_WATCH_KEYS', { view }, context), context.width).map(palette(context.color).faint)
  const room = Math.max((rows ?? Number.POSITIVE_INFINITY) - FOOTER_LINES - footer.length + 1, 5)
  const { lines, left } =
    view === 'report' ? reportOf(shown, room, context) : cut(viewLines(view, shown, context), room)
  const more = left > 0 ? [say('CLI_WATCH_MORE', { id, lines: left }, context)] : []
  return CLEAR + inAscii([...lines, ...more, '', ...footer, ''].join('\n'), context)
}

/** As many lines as there is room for, one of it left free where that is not all. */
function cut(lines: readonly string[], room: number): FittedReport {
  if (lines.length <= room) return { lines, left: 0 }
  return { lines: lines.slice(0, room - 1), left: lines.length - room + 1 }
}

/** A report as it is printed where nobody can press keys. */
export function pipedText(shown: Shown, context: ReporterContext): string {
  return `${reportOf(shown, Number.POSITIVE_INFINITY, context).lines.join('\n')}\n\n`
}

function viewLines(view: Exclude<View, 'report'>, shown: Shown, context: ReporterContext): readonly string[] {
  switch (view) {
    case 'timeline':
      return [...head(shown, context), '', ...timelineLines(shown, context)]
    case 'hint':
      return shown.hint
    case 'list':
      return shown.list
  }
}

function reportOf(shown: Shown, room: number, context: ReporterContext): FittedReport {
  const { looked, opened } = shown
  if (looked === undefined || looked.kind === 'waiting') {
    const waiting = say('CLI_WATCH_WAITING', { id: opened.found.id, tried: looked?.tried ?? '' }, context)
    return cut([...head(shown, context), '', ...wrapColumns(printable(waiting), context.width)], room)
  }
  const { report, context: asked } = looked.graded
  const full = looked.exitCode === 0 ? ['', say('CLI_WATCH_FULL', {}, context)] : []
  const fitted = fittedReport(report, room - full.length, { ...asked, ...context, isWithoutTimeline: true })
  return { ...fitted, lines: [...fitted.lines, ...full] }
}

function head({ opened }: Shown, context: ReporterContext): readonly string[] {
  const title = printable(inLanguage(opened.exercise.title, context.language))
  return [`${palette(context.color).bold(opened.found.id)}  ${title}`]
}

function timelineLines({ looked }: Shown, context: ReporterContext): readonly string[] {
  const traces = looked?.kind === 'graded' ? readerView(looked.graded.report, false).report.traces : []
  const lines = context.plain
    ? traces.flatMap(({ scenario, trace }) => plainTimeline(scenario, trace, context))
    : textTimelines(traces, context).flatMap((each, index) => [...(index === 0 ? [] : ['']), ...each])
  return lines.length === 0 ? [say('CLI_WATCH_NO_TIMELINE', {}, context)] : lines
}
