import type { Args } from '../../domain/diagnostic.ts'
import type { CheckSpec, Exercise } from '../../domain/exercise.ts'
import type { Text } from '../../domain/text.ts'
import type { UsageCode } from '../../domain/usage-reasons.ts'
import { formatMessage, inLanguage } from '../../messages/index.ts'
import { printable } from '../../report/render/sanitize.ts'
import { displayWidth, padColumns, wrapHanging } from '../../report/render/width.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { offer, UsageError } from '../usage-error.ts'

export interface HintFlags extends CommonFlags {
  readonly exercise: string
  readonly check: string | undefined
  /** How many hints to open. */
  readonly level: number
}

/** Prints the first hints of a check; without a check, the first hint of each that has one. */
export async function hintCommand(flags: HintFlags, console: Console): Promise<ExitCode> {
  const opened = await openExercise(flags.exercise, flags, console)
  if (opened === undefined) return 2
  const { exercise } = opened
  const context = reporterContext(console, opened.output)
  const lines =
    flags.check === undefined
      ? firstHints(exercise, context)
      : hintsOf(exercise, findCheck(exercise, flags.check), flags.level, context)
  console.out(`${lines.join('\n')}\n`)
  return 0
}

function firstHints(exercise: Exercise, context: ReporterContext): readonly string[] {
  const hinted = shownChecks(exercise).filter(({ hints }) => hints.length > 0)
  if (hinted.length === 0) return [noHints(exercise.id, exercise, context)]
  const isOne = new Set(hinted.map(({ id }) => id.split('/', 1)[0])).size === 1
  const named = (id: string): string => (isOne ? id.slice(id.indexOf('/') + 1) : id)
  const rows = hinted.map(({ id, hints }) => ({ id: named(id), text: hintText(hints[0], context) }))
  const further = hinted.find(({ hints }) => hints.length > 1)
  const next =
    further === undefined ? [] : ['', say('CLI_HINTS_FURTHER', { exercise: exercise.id, check: further.id }, context)]
  return [...table(rows, context), ...next]
}

function hintsOf(exercise: Exercise, check: Hinted, level: number, context: ReporterContext): readonly string[] {
  const { id, hints } = check
  if (hints.length === 0) return [noHints(id, exercise, context)]
  const opening = hints.slice(0, level)
  const rows = opening.map((hint, index) => ({ id: `${index + 1}/${hints.length}`, text: hintText(hint, context) }))
  const isMore = hints.length > opening.length
  const args = { exercise: exercise.id, check: id, level: opening.length + 1 }
  const next = isMore ? [say('CLI_HINT_NEXT', args, context)] : []
  return [...table(rows, context), ...next]
}

function noHints(id: string, exercise: Exercise, context: ReporterContext): string {
  return say('CLI_NO_HINTS', { id, exercise: exercise.id }, context)
}

function say(code: UsageCode, args: Args, { language }: ReporterContext): string {
  return formatMessage({ code, args }, language)
}

function hintText(hint: Text | undefined, { language }: ReporterContext): string {
  return hint === undefined ? '' : printable(inLanguage(hint, language))
}

/** Names in one column, and beside it what there is to say, broken at the reader's width; with `plain` a fact per line. */
function table(
  rows: readonly { readonly id: string; readonly text: string }[],
  { plain, width }: ReporterContext,
): readonly string[] {
  if (plain) return rows.map(({ id, text }) => `${id}: ${text}`)
  const columns = Math.max(...rows.map(({ id }) => displayWidth(id))) + 2
  const indent = ' '.repeat(columns)
  return rows.flatMap(({ id, text }) => wrapHanging(padColumns(id, columns) + text, width, indent))
}

/** What hints belong to: a check or a question. */
type Hinted = Pick<CheckSpec, 'id' | 'hints' | 'hidden'>

/** Checks of hidden scenarios, and hidden checks, do not exist for a learner. */
function shownChecks(exercise: Exercise): readonly Hinted[] {
  const checks = exercise.scenarios
    .filter(({ hidden }) => !hidden)
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  return [...checks, ...(exercise.quizzes ?? [])].filter(({ hidden }) => !hidden)
}

function findCheck(exercise: Exercise, id: string): Hinted {
  const checks = shownChecks(exercise)
  const short = checks.filter((check) => check.id.endsWith(`/${id}`))
  const check = checks.find((each) => each.id === id) ?? (short.length === 1 ? short[0] : undefined)
  if (check !== undefined) return check
  const ids = checks.map((each) => each.id)
  throw new UsageError('USAGE_HINTED_UNKNOWN', { exercise: exercise.id, id, ...offer(id, ids) })
}
