import type { Trace, TraceStep } from '../../domain/trace.ts'
import { htmlWordsFor } from '../../messages/html-words.ts'
import { wordsFor } from '../../messages/words.ts'
import { commandLine } from '../render/command-line.ts'
import { shortDuration } from '../render/duration.ts'
import { type Html, html, joined, type Piece, trusted } from '../render/html.ts'
import type { ReporterContext } from '../reporter.ts'
import { SVG_COLUMNS, timelineSvg } from '../svg/timeline.ts'
import { printed } from '../text-outputs.ts'
import { markedCommands, timelineOf } from '../timeline.ts'
import { scrolling } from './page.ts'

/** Commands whose output is shown: a file with more of them is looked through elsewhere. */
const COMMANDS_MAX = 200

/** One scenario's trace, named by it. */
export interface NamedTrace {
  readonly scenario: string
  readonly trace: Trace
}

/** The picture of a rollout and the list of the commands marked in it; `undefined` where nothing was rolled out. */
export function timelinePart(
  { scenario, trace }: NamedTrace,
  id: string,
  level: number,
  context: ReporterContext,
): Html | undefined {
  const svg = timelineSvg(scenario, trace, context, id)
  if (svg === undefined) return undefined
  const words = htmlWordsFor(context.language)
  const timeline = timelineOf(trace, SVG_COLUMNS)
  const marks = markedCommands(timeline)
  const left = timeline.commands.length - marks.length
  const rows = marks.map(({ mark, atMs, argv, step }) => {
    const exit = trace.steps[step]?.exit ?? 0
    const failed = exit === 0 ? '' : html`<br><strong>${wordsFor(context.language).exit(exit)}</strong>`
    return html`<tr>
<th scope="row"><strong>${mark}</strong></th><td class="number">${shortDuration(atMs)}</td><td><code>${commandLine(argv)}</code>${failed}</td>
</tr>
`
  })
  const commands =
    marks.length === 0
      ? ''
      : html`<table>
<thead><tr><th scope="col">${words.mark}</th><th scope="col" class="number">${words.time}</th><th scope="col">${words.command}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`
  return html`<h${level}>${scenario}</h${level}>
<figure>${scrolling(words.timelineOf(scenario), svg)}</figure>
${commands}${left > 0 ? html`<p class="soft">${words.moreCommands(left)}</p>` : ''}`
}

/** What the commands of a scenario printed, folded command by command. */
export function outputsPart({ scenario, trace }: NamedTrace, level: number, context: ReporterContext): Piece {
  if (trace.steps.length === 0) return ''
  const left = trace.steps.length - COMMANDS_MAX
  const steps = trace.steps.slice(0, COMMANDS_MAX).map((step) => stepPart(step, context))
  const more = left > 0 ? html`<p class="soft">${htmlWordsFor(context.language).moreCommands(left)}</p>` : ''
  return html`<h${level}>${scenario}</h${level}>
${steps}${more}`
}

function stepPart(step: TraceStep, context: ReporterContext): Html {
  const words = htmlWordsFor(context.language)
  const lines = printed(step, context)
  const exit = step.exit === 0 ? '' : html` <strong>${wordsFor(context.language).exit(step.exit)}</strong>`
  const head = html`<code>$ ${commandLine(step.argv)}</code>${exit}`
  if (lines.length === 0) return html`<p>${head} <span class="soft">${words.printedNothing}</span></p> `
  return html`<details>
    <summary>${head} <span class="soft">${words.printed(lines.length)}</span></summary>
    <pre>${joined(lines, trusted('\n'))}</pre>
  </details> `
}
