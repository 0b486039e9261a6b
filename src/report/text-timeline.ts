import type { Trace } from '../domain/trace.ts'
import { wordsFor } from '../messages/words.ts'
import { palette } from './render/color.ts'
import { commandLine } from './render/command-line.ts'
import { shortDuration } from './render/duration.ts'
import { cutColumns, padColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'
import { type DeploymentLanes, type Lane, type TimelineCommand, timelineOf } from './timeline.ts'

/** Letters that mark commands on the time axis. */
const MARKS = 'abcdefghijklmnopqrstuvwxyz'

/** Columns that a lane takes at most: past this it is not read any more, only looked at. */
const LANE_COLUMNS = 60

/** Levels of a bar for Deployments with ten or more pods. */
const BARS = '▁▂▃▄▅▆▇█'

/**
 * The rollout as lanes: one per ReplicaSet, one character per change, the digit being the pods ready then (a bar from ten
 * pods on; blank while it has none). Below them the moments at which commands ran.
 */
export function textTimeline(title: string, trace: Trace, context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const words = wordsFor(context.language)
  const timeline = timelineOf(trace, LANE_COLUMNS)
  if (timeline.deployments.length === 0) return []
  const commands = shownCommands(timeline.commands)
  const several = timeline.deployments.length > 1
  const rows = timeline.deployments.flatMap((deployment) => rowsOf(deployment, several, context))
  const labelWidth = Math.max(...rows.map(({ label }) => label.length)) + 2
  return [
    `${paint.bold(words.timeline)}  ${title}`,
    ...rows.map(({ label, cells }) => `  ${padColumns(label, labelWidth)}${cells}`.trimEnd()),
    ...(commands.length === 0 ? [] : [`  ${' '.repeat(labelWidth)}${paint.faint(marksLine(commands))}`]),
    ...commandLines(commands, context),
    ...(timeline.commands.length > commands.length
      ? [`  ${words.leftOut(timeline.commands.length - commands.length)}`]
      : []),
  ]
}

/** The same for reading aloud: what the counts were when the next command ran. */
export function plainTimeline(title: string, trace: Trace, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  return trace.steps.map((step) => {
    const last = trace.frames[step.frames[1] - 1]
    const counts = (last?.replicaSets ?? [])
      .filter((set) => set.deployment !== undefined && (set.desired > 0 || set.current > 0))
      .map((set) => `${set.deployment} ${words.revision(set.revision ?? 0)}: ${words.pods(set.ready, set.desired)}`)
    const after = counts.length === 0 ? '' : `; ${counts.join(', ')}`
    return `${words.timeline} ${title} ${shortDuration(step.startMs)}: ${commandLine(step.argv)}${after}`
  })
}

/** Where there are more than letters, those that wrote something; of these the first. */
function shownCommands(commands: readonly TimelineCommand[]): readonly TimelineCommand[] {
  const chosen = commands.length > MARKS.length ? commands.filter(({ wrote }) => wrote) : commands
  return chosen.slice(0, MARKS.length)
}

interface Row {
  readonly label: string
  readonly cells: string
}

function rowsOf(deployment: DeploymentLanes, several: boolean, context: ReporterContext): readonly Row[] {
  const words = wordsFor(context.language)
  const prefix = several ? `${deployment.name} ` : ''
  const most = Math.max(0, ...deployment.ready.map((ready) => ready ?? 0), ...deployment.lanes.flatMap(laneValues))
  const lanes = deployment.lanes.map((lane) => ({
    label: `${prefix}${laneLabel(lane, words.revision)}`,
    cells: cellsOf(lane.ready, most),
  }))
  return [...lanes, { label: `${prefix}${words.ready}`, cells: cellsOf(deployment.ready, most) }]
}

function laneValues(lane: Lane): readonly number[] {
  return lane.ready.map((ready) => ready ?? 0)
}

/** `revision 1`, and `revision 1→3` once it was used again. */
function laneLabel(lane: Lane, revision: (number: number) => string): string {
  const [first, ...later] = lane.revisions
  return [revision(first ?? 0), ...later].join('→')
}

function cellsOf(ready: readonly (number | undefined)[], most: number): string {
  return ready.map((count) => cellOf(count, most)).join('')
}

function cellOf(count: number | undefined, most: number): string {
  if (count === undefined) return ' '
  if (most < 10 || count === 0) return String(count)
  return BARS[Math.ceil((count / most) * BARS.length) - 1] ?? ''
}

/** A letter under the column where its command began; of several in one column the last is shown. */
function marksLine(commands: readonly TimelineCommand[]): string {
  const marks: string[] = []
  commands.forEach(({ column }, index) => {
    while (marks.length < column) marks.push(' ')
    marks[column] = MARKS[index] ?? ' '
  })
  return marks.join('')
}

function commandLines(commands: readonly TimelineCommand[], context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const times = commands.map(({ atMs }) => shortDuration(atMs))
  const timeWidth = Math.max(0, ...times.map((time) => time.length))
  return commands.map(({ argv }, index) => {
    const time = (times[index] ?? '').padStart(timeWidth)
    return `  ${MARKS[index]} ${paint.faint(time)}  ${cutColumns(commandLine(argv), Math.max(context.width - timeWidth - 6, 20))}`
  })
}
