import type { ActionNote, FieldChange, PodSpan, RolloutAction } from '../domain/rollout.ts'
import type { Trace } from '../domain/trace.ts'
import { formatMessage } from '../messages/index.ts'
import { type RolloutWords, rolloutWords } from '../messages/rollout-words.ts'
import { palette } from './render/color.ts'
import { commandLine } from './render/command-line.ts'
import { shortDuration } from './render/duration.ts'
import { printable, printableLines } from './render/sanitize.ts'
import { inlineValue } from './render/value.ts'
import { cutColumns, wrapColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'
import { deploymentName } from './rollout-names.ts'

/** Lines that one command's output takes at most: the rest is what the reader could see by running it. */
const OUTPUT_LINES_MAX = 12

const CHANGES_MAX = 8
const VALUE_COLUMNS = 60

/** Letters that mark commands, also on the time axis. */
const MARKS = 'abcdefghijklmnopqrstuvwxyz'

/** The mark of a command; commands past the alphabet have none. */
export function markOf(index: number): string {
  return MARKS[index] ?? '·'
}

/** One command: when it ran, what it printed, what it did to each Deployment. */
export function actionLines(action: RolloutAction, trace: Trace, context: ReporterContext): readonly string[] {
  const step = trace.steps[action.step]
  if (step === undefined) return []
  const words = rolloutWords(context.language)
  const paint = palette(context.color)
  const faint = (line: string): string => paint.faint(`    ${line}`)
  const failed = step.exit === 0 ? [] : [`    ${paint.verdict.failed(words.exit(step.exit))}`]
  const [first = '', ...more] = wrapColumns(
    `${shortDuration(step.startMs).padStart(6)}  ${commandLine(step.argv)}`,
    Math.max(context.width - 6, 20),
  )
  return [
    `${paint.bold(markOf(action.step))} ${paint.bold(first)}`,
    ...more.map((line) => `          ${paint.bold(line)}`),
    ...outputLines(step.stdout, words)
      .map((line) => cutColumns(line, Math.max(context.width - 4, 20)))
      .map(faint),
    ...outputLines(step.stderr, words)
      .flatMap((line) => wrapColumns(line, Math.max(context.width - 4, 20)))
      .map(faint),
    ...failed,
    ...action.notes.flatMap((note) => noteLines(note, context)),
  ]
}

function outputLines(output: string, words: RolloutWords): readonly string[] {
  const lines = printableLines(output).map((line) => line.trimEnd())
  while (lines.at(-1) === '') lines.pop()
  const left = lines.length - OUTPUT_LINES_MAX
  return left > 1 ? [...lines.slice(0, OUTPUT_LINES_MAX), words.linesLeftOut(left)] : lines
}

function noteLines(note: ActionNote, context: ReporterContext): readonly string[] {
  const words = rolloutWords(context.language)
  const paint = palette(context.color)
  const verdict = verdictOf(note, words)
  const reason = formatMessage(note.reason, context.language)
  const tone = note.made ? paint.verdict.passed : paint.verdict.ungradable
  const text = `${deploymentName(note.namespace, note.deployment)}  ${verdict}: ${printable(reason)}`
  const [first = '', ...more] = wrapColumns(text, Math.max(context.width - 6, 40))
  return [
    `  ${tone(note.made ? '●' : '○')} ${first}`,
    ...more.map((line) => `    ${line}`),
    ...changeFacts(note.changes, words).flatMap((fact) => indented(fact, 6, context)),
    ...podFacts(note, words).flatMap((fact) => indented(fact, 6, context)),
  ]
}

/** Whether there is a new revision, in the reader's words. */
export function verdictOf(note: ActionNote, words: RolloutWords): string {
  if (note.reason.code === 'REVISION_DELETED') return words.deleted
  return note.made ? words.newRevision(note.after, note.before) : words.noNewRevision(note.after)
}

/** `spec.replicas: 3 → 5`, one line each. */
export function changeFacts(changes: readonly FieldChange[], words: RolloutWords): readonly string[] {
  const facts = changes.slice(0, CHANGES_MAX).map(({ field, before, after }) => {
    const [from, to] = [before, after].map((value) =>
      value === undefined ? words.absent : cutColumns(inlineValue(value), VALUE_COLUMNS),
    )
    return `${printable(field)}: ${from} → ${to}`
  })
  const left = changes.length - facts.length
  return left > 0 ? [...facts, words.fieldsLeftOut(left)] : facts
}

/** What happened to the pods until the next command. */
export function podFacts({ pods, before, changes, made }: ActionNote, words: RolloutWords): readonly string[] {
  if (pods === undefined) return []
  const isScaled = changes.some(({ field }) => field === 'spec.replicas')
  if (!made && !isScaled && pods.tookMs !== undefined) return []
  return [
    ...(made && before !== undefined && !isScaled && pods.mostPods > 0 ? [words.podsMeanwhile(pods)] : []),
    ...(pods.downtimeMs > 0 ? [words.down(shortDuration(pods.downtimeMs))] : []),
    endFact(pods, words),
  ]
}

function endFact({ end, tookMs }: PodSpan, words: RolloutWords): string {
  return tookMs === undefined ? words.podsNow(end) : `${words.done(shortDuration(tookMs))}: ${words.podsNow(end)}`
}

function indented(text: string, columns: number, context: ReporterContext): readonly string[] {
  const indent = ' '.repeat(columns)
  return wrapColumns(text, Math.max(context.width - columns - 2, 40)).map((line, index) =>
    index === 0 ? indent + line : `${indent}  ${line}`,
  )
}
