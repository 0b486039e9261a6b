import type { CheckSpec, Exercise } from '../../domain/exercise.ts'
import type { Text } from '../../domain/text.ts'
import { suggest } from '../../domain/suggest.ts'
import { inLanguage } from '../../messages/index.ts'
import { printable } from '../../report/render/sanitize.ts'
import { displayWidth, padColumns, wrapHanging } from '../../report/render/width.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { UsageError } from '../usage-error.ts'

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
  const context = reporterContext(console, flags)
  const lines =
    flags.check === undefined
      ? firstHints(exercise, context)
      : hintsOf(exercise, findCheck(exercise, flags.check), flags.level, context)
  console.out(`${lines.join('\n')}\n`)
  return 0
}

function firstHints(exercise: Exercise, context: ReporterContext): readonly string[] {
  const hinted = shownChecks(exercise).filter(({ hints }) => hints.length > 0)
  if (hinted.length === 0) return [`${exercise.id} has no hints; \`grade show ${exercise.id}\` prints the task`]
  const isOne = new Set(hinted.map(({ id }) => id.split('/', 1)[0])).size === 1
  const named = (id: string): string => (isOne ? id.slice(id.indexOf('/') + 1) : id)
  const rows = hinted.map(({ id, hints }) => ({ id: named(id), text: hintText(hints[0], context) }))
  const further = hinted.find(({ hints }) => hints.length > 1)
  const next = further === undefined ? [] : ['', `more: grade hint ${exercise.id} ${further.id} --level 2`]
  return [...table(rows, context), ...next]
}

function hintsOf(exercise: Exercise, check: CheckSpec, level: number, context: ReporterContext): readonly string[] {
  const { id, hints } = check
  if (hints.length === 0) return [`${id} has no hints; \`grade show ${exercise.id}\` prints the task`]
  const opening = hints.slice(0, level)
  const rows = opening.map((hint, index) => ({ id: `${index + 1}/${hints.length}`, text: hintText(hint, context) }))
  const isMore = hints.length > opening.length
  const next = isMore ? [`next: grade hint ${exercise.id} ${id} --level ${opening.length + 1}`] : []
  return [...table(rows, context), ...next]
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

/** Checks of hidden scenarios, and hidden checks, do not exist for a learner. */
function shownChecks(exercise: Exercise): readonly CheckSpec[] {
  return exercise.scenarios
    .filter(({ hidden }) => !hidden)
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
    .filter(({ hidden }) => !hidden)
}

function findCheck(exercise: Exercise, id: string): CheckSpec {
  const checks = shownChecks(exercise)
  const short = checks.filter((check) => check.id.endsWith(`/${id}`))
  const check = checks.find((each) => each.id === id) ?? (short.length === 1 ? short[0] : undefined)
  if (check !== undefined) return check
  const ids = checks.map((each) => each.id)
  const near = suggest(id, ids)
  const help =
    near === undefined ? `checks: ${ids.map((each) => `\`${each}\``).join(', ')}` : `did you mean \`${near}\`?`
  throw new UsageError(`\`${exercise.id}\` has no check \`${id}\``, help)
}
