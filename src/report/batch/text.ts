import { withoutLogCommands } from '../../domain/log-command.ts'
import type { BatchResult, BatchResults, Learner } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import { type BatchWords, batchWords } from '../../messages/batch-words.ts'
import { palette } from '../render/color.ts'
import { printable } from '../render/sanitize.ts'
import { cutColumns, displayWidth, padColumns, wrapHanging } from '../render/width.ts'
import type { ReporterContext } from '../reporter.ts'
import { figuresOf } from './figures.ts'
import { notesBesideTable, notesOnLearner, noteText } from './notes.ts'
import type { BatchReporter } from './reporter.ts'
import { totalsOf } from './totals.ts'

/** A class for people in a terminal: a line for each learner, what is to be known of some, and figures for each exercise. */
export const batchTextReporter: BatchReporter = (results, context) => {
  const words = batchWords(context.language)
  const submissions = results.results.filter(({ status }) => status !== 'missing').length
  const found = words.found(submissions, results.learners.length, words.layout[results.layout])
  const blocks = [[found], learnerLines(results, words, context), figureLines(results, words, context)]
  return withoutLogCommands(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`)
}

const NAME_MAX = 32

/** A row for each learner with the points of each exercise; notes go below. */
function learnerLines(
  { learners, exercises, results }: BatchResults,
  words: BatchWords,
  context: ReporterContext,
): readonly string[] {
  const paint = palette(context.color)
  const widths = exercises.map(({ id, maxPoints }) => Math.max(id.length, `${maxPoints}/${maxPoints}`.length))
  const longest = Math.max(words.learner.length, ...learners.map((learner) => displayWidth(whoIs(learner))))
  const nameWidth = Math.min(longest, NAME_MAX)
  const head = [
    padColumns(words.learner, nameWidth),
    ...exercises.map(({ id }, at) => id.padStart(widths[at] ?? 0)),
  ].join('  ')
  const lines = [paint.bold(head)]
  for (const [index, learner] of learners.entries()) {
    const own = results.slice(index * exercises.length, (index + 1) * exercises.length)
    const cells = own.map((result, at) => cellOf(result, exercises[at]?.maxPoints ?? 0).padStart(widths[at] ?? 0))
    lines.push([padColumns(cutColumns(whoIs(learner), nameWidth), nameWidth), ...cells].join('  ').trimEnd())
    for (const note of notesOnLearner(own)) lines.push(...noteLine('', note, context))
    for (const result of own) lines.push(...noteLines(result, exercises.length > 1, context))
  }
  return lines
}

/** `4711 Kim Min-su`: a number of a learning platform says nothing to people. */
function whoIs({ id, name = '' }: Learner): string {
  return printable(name === '' || name === id ? id : `${id} ${name}`)
}

/** `–` stands where there is no result, never a zero. */
function cellOf({ final, status }: BatchResult, maxPoints: number): string {
  return final === null ? (status === 'missing' ? '–' : '?') : `${final}/${maxPoints}`
}

function noteLines(result: BatchResult, named: boolean, context: ReporterContext) {
  const whose = named ? `${result.exercise}: ` : ''
  return notesBesideTable(result).flatMap((note) => noteLine(whose, note, context))
}

function noteLine(whose: string, note: Message, context: ReporterContext): readonly string[] {
  return wrapHanging(`    ${whose}${printable(noteText(note, context.language))}`, context.width, '      ')
}

function figureLines(results: BatchResults, words: BatchWords, context: ReporterContext): readonly string[] {
  return totalsOf(results).flatMap((totals) =>
    wrapHanging(`${totals.id}  ${figuresOf(totals, words)}`, context.width, '  '),
  )
}
