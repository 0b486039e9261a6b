import { resolve } from 'node:path'
import type { BatchExercise, BatchResults } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import type { GradebookName } from '../../domain/gradebook.ts'
import type { UsageCode } from '../../domain/usage-reasons.ts'
import { formatHelp, formatMessage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { fillGradebook } from '../../report/gradebook/fill.ts'
import { printable } from '../../report/render/sanitize.ts'
import { wrapHanging } from '../../report/render/width.ts'
import type { Console } from '../console.ts'
import { readCsvFile } from '../csv-file.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { writeWhole } from '../reporters.ts'
import { readResults } from '../results-file.ts'
import { offer, UsageError } from '../usage-error.ts'

export interface GradebookFlags extends CommonFlags {
  readonly results: string
  readonly for: GradebookName
  readonly into: string
  readonly exercise?: string
  readonly column?: string
  readonly feedbackColumn?: string
  readonly match?: string
  readonly out?: string
}

/**
 * Fills the grades of one exercise into what an instructor downloaded from a learning platform. The file comes out on stdout, or whole into
 * `--out`; who was not filled, and why, is said on stderr. Exit code 1: somebody with a result was not filled.
 */
export function gradebookCommand(flags: GradebookFlags, console: Console): ExitCode {
  const results = readResults(flags.results, console)
  const context = reporterContext(console, flags)
  const filled = fillGradebook({
    results,
    exercise: exerciseOf(results, flags.exercise),
    platform: flags.for,
    text: readCsvFile(flags.into, console, 'USAGE_GRADEBOOK_TEXT'),
    wanted: {
      ...(flags.column === undefined ? {} : { grade: flags.column }),
      ...(flags.feedbackColumn === undefined ? {} : { feedback: flags.feedbackColumn }),
      ...(flags.match === undefined ? {} : { match: flags.match }),
    },
    language: context.language,
  })
  if (!filled.ok) throw new UsageError(filled.problem.code as UsageCode, filled.problem.args)
  if (flags.out === undefined) console.out(filled.text)
  else writeWhole(resolve(console.cwd, flags.out), filled.text)
  const done: Message = { code: 'CLI_GRADEBOOK_FILLED', args: { column: filled.column, filled: filled.filled } }
  const words = wordsFor(context.language)
  for (const note of [done, ...filled.notes]) {
    const help = formatHelp(note, context.language)
    const lines = [formatMessage(note, context.language), ...(help === undefined ? [] : [`  = ${words.help}: ${help}`])]
    const wrapped = lines.flatMap((line) => wrapHanging(printable(line), context.width, '    '))
    console.complain(`${wrapped.join('\n')}\n`)
  }
  return filled.notes.some(({ code }) => NOT_FILLED.has(code)) ? 1 : 0
}

/** What is said of learners who have a result, and got no grade. */
const NOT_FILLED: ReadonlySet<Message['code']> = new Set<Message['code']>([
  'CLI_GRADEBOOK_ABSENT',
  'CLI_GRADEBOOK_UNCLEAR',
  'CLI_GRADEBOOK_LOCKED',
  'CLI_GRADEBOOK_ROW_SHORT',
])

function exerciseOf({ exercises }: BatchResults, asked: string | undefined): BatchExercise {
  const ids = exercises.map(({ id }) => id)
  const [only] = exercises
  if (asked === undefined && exercises.length === 1 && only !== undefined) return only
  if (asked === undefined)
    throw new UsageError('USAGE_GRADEBOOK_EXERCISE', { exercises: ids.join(', '), example: ids[0] ?? 'ID' })
  const found = exercises.find(({ id }) => id === asked)
  if (found === undefined) throw new UsageError('USAGE_EXERCISE_UNKNOWN', { name: asked, ...offer(asked, ids) })
  return found
}
