import type { Trace } from '../domain/trace.ts'
import { wordsFor } from '../messages/words.ts'
import { palette } from './render/color.ts'
import { commandLine } from './render/command-line.ts'
import { shortDuration } from './render/duration.ts'
import { printable } from './render/sanitize.ts'
import { cutColumns, displayWidth, padColumns, wrapHanging } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'
import {
  BARS_FROM,
  type DeploymentLanes,
  type MarkedCommand,
  markedCommands,
  mostReady,
  timelineOf,
} from './timeline.ts'
import { laneLabel, signsOf } from './timeline-signs.ts'

/** Columns that a lane takes at most: past this it is not read any more, only looked at. */
const LANE_COLUMNS = 60

/** Levels of a bar for Deployments with that many pods. */
const BARS = '▁▂▃▄▅▆▇█'

/** A label takes at most this part of a line, so that something is left for its lane. */
const LABEL_SHARE = 0.4

type Traces = readonly { readonly scenario: string; readonly trace: Trace }[]

/** One timeline per scenario that has something to show; under the last one what the signs mean. */
export function textTimelines(traces: Traces, context: ReporterContext): readonly (readonly string[])[] {
  const drawn = traces
    .map(({ scenario, trace }) => textTimeline(printable(scenario), trace, context))
    .filter((lines) => lines.length > 0)
  const last = drawn.at(-1)
  if (last === undefined) return []
  const { faint } = palette(context.color)
  const legend = wrapHanging(
    `  ${wordsFor(context.language).legend(signsOf(traces, LANE_COLUMNS))}`,
    context.width,
    '  ',
  ).map(faint)
  return [...drawn.slice(0, -1), [...last, ...legend]]
}

/**
 * The rollout as lanes: one per ReplicaSet, one character per change, the digit being the pods ready then (a bar from ten
 * pods on; blank while it has none). Below them the moments at which commands ran.
 */
function textTimeline(title: string, trace: Trace, context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const words = wordsFor(context.language)
  const labelsMax = Math.floor(context.width * LABEL_SHARE)
  const labels = timelineOf(trace, LANE_COLUMNS).deployments.flatMap((each, _, all) => labelsOf(each, all, context))
  if (labels.length === 0) return []
  const labelWidth = Math.min(Math.max(...labels.map(displayWidth)), labelsMax) + 2
  const timeline = timelineOf(trace, Math.min(LANE_COLUMNS, context.width - labelWidth - 2))
  const commands = markedCommands(timeline)
  const cells = timeline.deployments.flatMap(cellsIn)
  return [
    `${paint.bold(words.timeline)}  ${title}`,
    ...cells.map((row, index) => {
      const label = cutColumns(labels[index] ?? '', labelsMax)
      return `  ${padColumns(label, labelWidth)}${row}`.trimEnd()
    }),
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

function labelsOf(
  deployment: DeploymentLanes,
  all: readonly DeploymentLanes[],
  context: ReporterContext,
): readonly string[] {
  const words = wordsFor(context.language)
  const prefix = all.length > 1 ? `${printable(deployment.name)} ` : ''
  return [...deployment.lanes.map((lane) => laneLabel(lane, words)), words.ready].map((label) => prefix + label)
}

function cellsIn(deployment: DeploymentLanes): readonly string[] {
  const most = mostReady(deployment)
  return [...deployment.lanes, deployment].map(({ ready }) => cellsOf(ready, most))
}

function cellsOf(ready: readonly (number | undefined)[], most: number): string {
  return ready.map((count) => cellOf(count, most)).join('')
}

function cellOf(count: number | undefined, most: number): string {
  if (count === undefined) return ' '
  if (most < BARS_FROM || count === 0) return String(count)
  return BARS[Math.ceil((count / most) * BARS.length) - 1] ?? ''
}

/** A letter under the column where its command began; of several in one column the last is shown. */
function marksLine(commands: readonly MarkedCommand[]): string {
  const marks: string[] = []
  for (const { column, mark } of commands) {
    while (marks.length < column) marks.push(' ')
    marks[column] = mark
  }
  return marks.join('')
}

function commandLines(commands: readonly MarkedCommand[], context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const times = commands.map(({ atMs }) => shortDuration(atMs))
  const timeWidth = Math.max(0, ...times.map((time) => time.length))
  return commands.map(({ argv, mark }, index) => {
    const time = (times[index] ?? '').padStart(timeWidth)
    return `  ${mark} ${paint.faint(time)}  ${cutColumns(commandLine(argv), Math.max(context.width - timeWidth - 6, 20))}`
  })
}
