import type { Trace } from '../../domain/trace.ts'
import { type HtmlWords, htmlWordsFor } from '../../messages/html-words.ts'
import { wordsFor } from '../../messages/words.ts'
import { type Html, html } from '../render/html.ts'
import { printable } from '../render/sanitize.ts'
import { cutColumns, displayWidth } from '../render/width.ts'
import type { ReporterContext } from '../reporter.ts'
import { plainTimeline } from '../text-timeline.ts'
import { type DeploymentLanes, type MarkedCommand, markedCommands, timelineOf } from '../timeline.ts'
import { laneLabel } from '../timeline-signs.ts'
import { type Plot, rounded, runsOf, stepCurve } from './step-curve.ts'

/** Columns at most: where more changes, neighbours share one. */
export const SVG_COLUMNS = 44

const COLUMN = 15
const PLOT_HEIGHT = 84
const LANE_HEIGHT = 24
const LINE = 16
/** Between the key and the topmost line of a plot. */
const KEY_GAP = 14
/** Estimated width of one column of text at 12 px. */
const CHARACTER = 7
const LABEL_COLUMNS_MAX = 22
/** Before the words of the key: the stroke that they explain. */
const KEY_STROKE = 34
/** As `CHARACTER`, closer, so that the whole key fits into a page of 400 px. */
const KEY_CHARACTER = 6.3
/** Sentences of the description: past these, a listener has the list of commands below the picture. */
const SENTENCES_MAX = 30

/** How the curves are told apart without colour. */
const STROKES = {
  ready: { width: 2.5, dashes: undefined },
  pods: { width: 1, dashes: undefined },
  floor: { width: 1.5, dashes: '2 3' },
  ceiling: { width: 1.5, dashes: '8 3' },
} as const

type Curve = keyof typeof STROKES

interface Frame {
  readonly left: number
  readonly right: number
  readonly marks: readonly MarkedCommand[]
  readonly context: ReporterContext
}

/**
 * A rollout as a picture: per Deployment its ready pods as a step curve with the floor and the ceiling of its strategy, below
 * it a lane per revision, and through all of them the moments at which commands ran. Drawn with the colour of the text around
 * it, so that it fits light and dark; curves differ in dashes and width. `undefined` where there is nothing to draw. `id` makes
 * the names of its title and description unique in a page.
 */
export function timelineSvg(title: string, trace: Trace, context: ReporterContext, id = 'timeline'): Html | undefined {
  const timeline = timelineOf(trace, SVG_COLUMNS)
  const { deployments, columns } = timeline
  if (deployments.every(({ lanes }) => lanes.length === 0)) return undefined
  const labels = deployments.flatMap((each) => labelsOf(each, context))
  const left = 12 + CHARACTER * Math.min(Math.max(...labels.map(displayWidth)), LABEL_COLUMNS_MAX)
  const right = left + columns * COLUMN
  const marks = markedCommands(timeline)
  const frame = { left, right, marks, context }
  let top = 4
  const parts = deployments.map((deployment) => {
    const drawn = deploymentPart(deployment, deployments.length > 1, top, frame)
    top = drawn.bottom
    return drawn.svg
  })
  const height = top + (marks.length === 0 ? 4 : LINE + 4)
  const words = htmlWordsFor(context.language)
  // There is room for the key even where little happens.
  const width = Math.max(right + 8, 2 * keyColumn(words))
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="img" aria-labelledby="${id}-title ${id}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="currentColor" stroke="none">
<title id="${id}-title">${words.timelineOf(title)}</title>
<desc id="${id}-desc">${plainTimeline(title, trace, context).slice(0, SENTENCES_MAX).join('. ')}</desc>
${parts}${lettersPart(marks, top + 12, frame)}
</svg>`
}

function labelsOf(deployment: DeploymentLanes, { language }: ReporterContext): readonly string[] {
  const words = wordsFor(language)
  return [...deployment.lanes.map((lane) => laneLabel(lane, words)), words.ready]
}

/** The letters of the commands below their moments; of more than two in one column the first stands for all. */
function lettersPart(marks: readonly MarkedCommand[], y: number, { left }: Frame): Html {
  const byColumn = new Map<number, string[]>()
  for (const { column, mark } of marks) byColumn.set(column, [...(byColumn.get(column) ?? []), mark])
  const drawn = [...byColumn].map(([column, letters]) => {
    const text = letters.length > 2 ? `${letters[0]}…` : letters.join('')
    return html`<text x="${middleOf(column, left)}" y="${y}" text-anchor="middle" font-weight="bold">${text}</text>`
  })
  return html`${drawn}`
}

/** A dotted line through one Deployment at each moment at which commands ran. */
function momentsPart(top: number, bottom: number, { left, marks }: Frame): Html {
  const columns = [...new Set(marks.map(({ column }) => column))]
  const d = columns.map((column) => `M${middleOf(column, left)} ${top}V${bottom}`).join('')
  if (d === '') return html``
  return html`<path class="mark" d="${d}" stroke="currentColor" stroke-opacity=".5" stroke-dasharray="1 3"/>
`
}

function middleOf(column: number, left: number): number {
  return rounded(left + (column + 0.5) * COLUMN)
}

function deploymentPart(deployment: DeploymentLanes, isNamed: boolean, top: number, frame: Frame) {
  const { context, left } = frame
  const { ready, pods, allowed, lanes } = deployment
  const curves: Readonly<Record<Curve, readonly (number | undefined)[]>> = {
    pods,
    ceiling: allowed.map((each) => each?.maxPods),
    floor: allowed.map((each) => each?.minAvailable),
    ready,
  }
  const most = Math.max(1, ...Object.values(curves).flatMap((counts) => counts.map((count) => count ?? 0)))
  const shown = (Object.keys(curves) as Curve[]).filter((name) => curves[name].some((count) => count !== undefined))
  const keyTop = top + (isNamed ? LINE : 0)
  const key = keyPart(shown, keyTop, context)
  const plotTop = keyTop + key.height + KEY_GAP
  const plot = { left, bottom: plotTop + PLOT_HEIGHT, column: COLUMN, unit: PLOT_HEIGHT / most }
  const lanesTop = plot.bottom + 8
  const bottom = lanesTop + lanes.length * LANE_HEIGHT + 4
  const words = wordsFor(context.language)
  const svg = html`<g>
${isNamed && html`<text x="4" y="${top + 12}" font-weight="bold">${deploymentName(deployment)}</text>`}${key.svg}
${axisPart(most, plot, frame)}${momentsPart(plotTop, bottom, frame)}${shown.map((name) => curvePart(name, curves[name], plot))}
${lanes.map((lane, index) => lanePart(laneLabel(lane, words), lane.ready, lanesTop + index * LANE_HEIGHT, left))}</g>
`
  return { svg, bottom }
}

function deploymentName({ namespace, name }: DeploymentLanes): string {
  return namespace === 'default' ? `deployment/${name}` : `deployment/${name} -n ${namespace}`
}

/** How wide half of the key is. */
function keyColumn({ curve }: HtmlWords): number {
  return KEY_STROKE + Math.ceil(KEY_CHARACTER * Math.max(...Object.values(curve).map(displayWidth)))
}

/** What each curve is, two beside each other. */
function keyPart(names: readonly Curve[], top: number, { language }: ReporterContext) {
  const words = htmlWordsFor(language)
  const order = (['ready', 'pods', 'ceiling', 'floor'] as const).filter((name) => names.includes(name))
  const svg = order.map((name, index) => {
    const x = 4 + (index % 2) * keyColumn(words)
    const y = top + Math.floor(index / 2) * LINE + 12
    return html`<path class="${name}" d="M${x} ${y - 4}h24" fill="none" ${stroke(name)}/><text x="${x + 30}" y="${y}">${words.curve[name]}</text>`
  })
  return { svg: html`${svg}`, height: Math.ceil(order.length / 2) * LINE }
}

function axisPart(most: number, { left, bottom, unit }: Plot, { right }: Frame): Html {
  const marks = most < 5 ? Array.from({ length: most + 1 }, (_, count) => count) : [0, Math.ceil(most / 2), most]
  const lines = marks.map((count) => {
    const y = rounded(bottom - count * unit)
    return html`<path d="M${left} ${y}H${right}" stroke="currentColor" stroke-opacity=".18"/><text x="${left - 6}" y="${y + 4}" text-anchor="end">${count}</text>
`
  })
  return html`${lines}`
}

function curvePart(name: Curve, counts: readonly (number | undefined)[], plot: Plot): Html {
  return html`<path class="${name}" d="${stepCurve(counts, plot)}" fill="none" ${stroke(name)}/>
`
}

function stroke(name: Curve): Html {
  const { width, dashes } = STROKES[name]
  return html`stroke="currentColor" stroke-width="${width}"${dashes !== undefined && html` stroke-dasharray="${dashes}"`}`
}

/** Ready pods of one ReplicaSet: a box for each stretch with the same number, the number in it; dashed where none is ready. */
function lanePart(label: string, ready: readonly (number | undefined)[], top: number, left: number): Html {
  const height = LANE_HEIGHT - 7
  const name = cutColumns(printable(label), LABEL_COLUMNS_MAX)
  const boxes = runsOf(ready).map(({ count, from, to }) => {
    const x = rounded(left + from * COLUMN)
    const width = (to - from) * COLUMN
    const kind = count === 0 ? NONE_READY : SOME_READY
    const isRoom = String(count).length * CHARACTER <= width
    return html`<rect x="${x + 0.5}" y="${top + 0.5}" width="${width - 1}" height="${height}" ${kind}/>${isRoom && html`<text x="${rounded(x + width / 2)}" y="${top + 13}" text-anchor="middle" font-size="11">${count}</text>`}
`
  })
  return html`<text x="4" y="${top + 13}">${name}</text>${boxes}`
}

const NONE_READY = html`class="none" fill="none" stroke="currentColor" stroke-opacity=".6" stroke-dasharray="2 2"`
const SOME_READY = html`class="some" fill="currentColor" fill-opacity=".14" stroke="currentColor" stroke-opacity=".6"`
