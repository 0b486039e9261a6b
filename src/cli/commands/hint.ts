import type { Exercise } from '../../domain/exercise.ts'
import { inLanguage } from '../../messages/index.ts'
import { inAscii } from '../../report/render/ascii.ts'
import { printable } from '../../report/render/sanitize.ts'
import { displayWidth, padColumns, wrapHanging } from '../../report/render/width.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import { complainOfState, complainUnwritable } from '../learner/complain.ts'
import { hintedChecks, type Hinted } from '../learner/hinted.ts'
import { say } from '../learner/lines.ts'
import { namedOrNext } from '../learner/next-exercise.ts'
import { checkToHint, openHint, type OpenedHints, withHints } from '../learner/open-hint.ts'
import { learnerStateFile, readLearnerState, writeLearnerState } from '../learner/state.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { offer, UsageError } from '../usage-error.ts'

export interface HintFlags extends CommonFlags {
  /** Default: the one that is next. */
  readonly exercise: string | undefined
  readonly check: string | undefined
  /** The hints up to this one; default: one more than last time. */
  readonly level?: number
  readonly all?: boolean
}

/** Opens one more hint of a check each time, and shows it below those that are open. Without a check it chooses what is open. */
export async function hintCommand(flags: HintFlags, console: Console): Promise<ExitCode> {
  const name = await namedOrNext(flags.exercise, flags, console)
  const opened = name === undefined ? undefined : await openExercise(name, flags, console)
  if (opened === undefined) return 2
  const { exercise } = opened
  const context = reporterContext(console, opened.output)
  const state = readLearnerState(exercise, console.env)
  complainOfState(state, flags, console)
  const level = flags.all === true ? Number.POSITIVE_INFINITY : flags.level
  const checks =
    flags.check === undefined && level !== undefined
      ? hintedChecks(exercise).filter(({ hints }) => hints.length > 0)
      : [flags.check === undefined ? checkToHint(exercise, state) : findCheck(exercise, flags.check)]
  const hints = checks.flatMap((check) => (check === undefined ? [] : [openHint(check, state, level)]))
  const after = withHints(state, hints)
  const isNew = hints.some(({ check }) => (state.hints[check.id] ?? 0) !== after.hints[check.id])
  if (isNew && !writeLearnerState(exercise, after, console.env)) {
    complainUnwritable(learnerStateFile(exercise, console.env), flags, console)
  }
  const lines = hints.length === 0 ? [noHints(exercise.id, exercise, context)] : hintLines(exercise, hints, context)
  console.out(inAscii(`${lines.join('\n')}\n`, context))
  return 0
}

/** Hints of several checks, each under its name, and how to see the next. */
function hintLines(exercise: Exercise, opened: readonly OpenedHints[], context: ReporterContext): readonly string[] {
  const apart = context.plain ? [] : ['']
  return opened.flatMap((each, index) => [...(index === 0 ? [] : apart), ...hintsOf(exercise, each, context)])
}

/** The open hints of one check, and how to open the next: by a command, or by a key. */
export function hintsOf(
  exercise: Exercise,
  { check, open, wasAll }: OpenedHints,
  context: ReporterContext,
  next: 'CLI_HINT_NEXT' | 'CLI_HINT_NEXT_KEY' = 'CLI_HINT_NEXT',
): readonly string[] {
  const { id, hints } = check
  if (hints.length === 0) return [noHints(id, exercise, context)]
  const rows = hints.slice(0, open).map((hint, index) => ({
    id: `${index + 1}/${hints.length}`,
    text: printable(inLanguage(hint, context.language)),
  }))
  const args = { exercise: exercise.id, check: id }
  const more = open < hints.length ? [say(next, args, context)] : []
  const end = open === hints.length && wasAll ? [say('CLI_HINT_LAST', args, context)] : []
  return [say('CLI_HINT_OF', args, context), ...table(rows, context), ...more, ...end]
}

/** Says that there are none, for a check or the whole exercise. */
export function noHints(id: string, exercise: Exercise, context: ReporterContext): string {
  return say('CLI_NO_HINTS', { id, exercise: exercise.id }, context)
}

/** Numbers in one column, and beside them the hints, broken at the reader's width; with `plain` a fact per line. */
function table(
  rows: readonly { readonly id: string; readonly text: string }[],
  { plain, width }: ReporterContext,
): readonly string[] {
  if (plain) return rows.map(({ id, text }) => `${id}: ${text}`)
  const columns = Math.max(...rows.map(({ id }) => displayWidth(id))) + 4
  const indent = ' '.repeat(columns)
  return rows.flatMap(({ id, text }) => wrapHanging(padColumns(`  ${id}`, columns) + text, width, indent))
}

function findCheck(exercise: Exercise, id: string): Hinted {
  const checks = hintedChecks(exercise)
  const short = checks.filter((check) => check.id.endsWith(`/${id}`))
  const check = checks.find((each) => each.id === id) ?? (short.length === 1 ? short[0] : undefined)
  if (check !== undefined) return check
  const ids = checks.map((each) => each.id)
  throw new UsageError('USAGE_HINTED_UNKNOWN', { exercise: exercise.id, id, ...offer(id, ids) })
}
