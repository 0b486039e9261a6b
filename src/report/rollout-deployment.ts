import type { DeploymentStory, HistoryEntry } from '../domain/rollout.ts'
import type { Trace } from '../domain/trace.ts'
import { formatMessage } from '../messages/index.ts'
import { type RolloutWords, rolloutWords } from '../messages/rollout-words.ts'
import { palette } from './render/color.ts'
import { printable } from './render/sanitize.ts'
import { cutColumns, displayWidth, padColumns, wrapColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'
import { laneLines } from './rollout-lanes.ts'
import { deploymentName } from './rollout-names.ts'

const LABEL_COLUMNS = 10

/** How one Deployment stands at the end: state, strategy, why, timeline, history. */
export function deploymentLines(story: DeploymentStory, trace: Trace, context: ReporterContext): readonly string[] {
  const words = rolloutWords(context.language)
  const paint = palette(context.color)
  const tone = story.state === 'complete' ? paint.verdict.passed : paint.verdict.failed
  const state = words.stateAt(words.state[story.state], story.revision)
  const name = paint.bold(deploymentName(story.namespace, story.name))
  if (story.state === 'deleted') return [`${name}  ${tone(state)}`, ...laneLines(story, trace, context)]
  return [
    `${name}  ${tone(state)}`,
    ...labelled('', [words.podsNow(story.counts)], context),
    ...labelled(words.why, reasonTexts(story, context), context),
    ...labelled(words.strategy, words.strategyFacts(story.strategy), context),
    ...laneLines(story, trace, context),
    ...historyLines(story.history, words, context),
  ]
}

/** The reasons as sentences. */
export function reasonTexts(story: DeploymentStory, context: ReporterContext): readonly string[] {
  return story.reasons.map((reason) => printable(formatMessage(reason, context.language)))
}

function labelled(label: string, texts: readonly string[], context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const lines = texts.flatMap((text) => {
    const [first = '', ...more] = wrapColumns(text, Math.max(context.width - LABEL_COLUMNS - 4, 40))
    return [first, ...more.map((line) => `  ${line}`)]
  })
  return lines.map((line, index) => {
    const head = index === 0 ? label : ''
    return `  ${paint.faint(padColumns(head, LABEL_COLUMNS))}${line}`
  })
}

/** `kubectl rollout history` with what it leaves out: ReplicaSets, pods, images, earlier numbers. */
function historyLines(
  history: readonly HistoryEntry[],
  words: RolloutWords,
  context: ReporterContext,
): readonly string[] {
  const paint = palette(context.color)
  if (history.length === 0) return []
  const rows = [words.historyHead, ...history.map((entry) => cells(entry, words))]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))))
  return rows.map((row, index) => {
    const line = row.map((cell, column) => padColumns(cell, (widths[column] ?? 0) + 2)).join('')
    const text = cutColumns(line.trimEnd(), Math.max(context.width - LABEL_COLUMNS - 2, 40))
    const head = index === 0 ? words.history : ''
    return `  ${paint.faint(padColumns(head, LABEL_COLUMNS))}${index === 0 ? paint.faint(text) : text}`
  })
}

function cells(entry: HistoryEntry, words: RolloutWords): readonly string[] {
  const revision = entry.earlier.length === 0 ? '' : ` (${words.earlier(entry.earlier)})`
  return [
    `${entry.revision}${revision}`,
    printable(entry.replicaSet),
    `${entry.ready}/${entry.desired}`,
    printable(entry.images.join(', ')),
    printable(entry.changeCause ?? words.none),
  ]
}
