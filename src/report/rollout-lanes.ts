import type { DeploymentStory } from '../domain/rollout.ts'
import type { Trace } from '../domain/trace.ts'
import { rolloutWords } from '../messages/rollout-words.ts'
import { wordsFor } from '../messages/words.ts'
import { palette } from './render/color.ts'
import { padColumns, wrapColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'
import { markOf } from './rollout-actions.ts'
import { type TimelineCommand, timelineOf } from './timeline.ts'

/** Columns that a lane takes at most: past this it is not read any more, only looked at. */
const LANE_COLUMNS = 50

/** Levels of a bar for Deployments with ten or more pods. */
const BARS = '▁▂▃▄▅▆▇█'

/**
 * The revisions of a Deployment as lanes, a character for each change: the digit is the pods ready then (a bar from ten pods on;
 * blank while it has none). Below, the marks of the commands at the moments when they ran.
 */
export function laneLines(story: DeploymentStory, trace: Trace, context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const words = wordsFor(context.language)
  const timeline = timelineOf(trace, Math.min(LANE_COLUMNS, Math.max(context.width - 30, 20)))
  const own = timeline.deployments.find(({ name, namespace }) => name === story.name && namespace === story.namespace)
  if (own === undefined || own.lanes.length === 0) return []
  const total = own.ready.map((ready, column) =>
    ready === undefined ? undefined : own.lanes.reduce((sum, lane) => sum + (lane.ready[column] ?? 0), 0),
  )
  const most = Math.max(0, ...total.map(zeroIfNone))
  const rows = [
    ...own.lanes.map(({ revisions: [first = 0, ...later], ready }) => ({
      label: [words.revision(first), ...later].join('→'),
      cells: cellsOf(ready, most),
    })),
    { label: rolloutWords(context.language).readyPods, cells: cellsOf(total, most) },
    { label: '', cells: paint.faint(marksLine(timeline.commands)) },
  ]
  const labelWidth = Math.max(...rows.map(({ label }) => label.length)) + 2
  const lines = rows.map(({ label, cells }, index) => {
    const head = padColumns(index === 0 ? rolloutWords(context.language).timeline : '', 10)
    return `  ${paint.faint(head)}${padColumns(label, labelWidth)}${cells}`.trimEnd()
  })
  const legend = wrapColumns(rolloutWords(context.language).laneLegend, Math.max(context.width - 14, 40))
  return [...lines, ...legend.map((line) => `            ${paint.faint(line)}`)]
}

function zeroIfNone(count: number | undefined): number {
  return count ?? 0
}

function cellsOf(ready: readonly (number | undefined)[], most: number): string {
  return ready.map((count) => cellOf(count, most)).join('')
}

function cellOf(count: number | undefined, most: number): string {
  if (count === undefined) return ' '
  if (most < 10 || count === 0) return String(count)
  return BARS[Math.ceil((count / most) * BARS.length) - 1] ?? ''
}

/** A mark under the column where its command began; of several in one column the last is shown. */
function marksLine(commands: readonly TimelineCommand[]): string {
  const marks: string[] = []
  for (const { column, step } of commands) {
    while (marks.length < column) marks.push(' ')
    marks[column] = markOf(step)
  }
  return marks.join('')
}
