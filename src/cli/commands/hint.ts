import type { CheckSpec, Exercise } from '../../domain/exercise.ts'
import { suggest } from '../../domain/suggest.ts'
import { inLanguage } from '../../messages/index.ts'
import { type Console, languageOf } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { UsageError } from '../usage-error.ts'

export interface HintFlags extends CommonFlags {
  readonly exercise: string
  readonly check: string | undefined
  /** How many hints to open. */
  readonly level: number
}

/** Prints the first hints of a check; without a check, which checks have hints. */
export async function hintCommand(flags: HintFlags, console: Console): Promise<ExitCode> {
  const opened = await openExercise(flags.exercise, flags, console)
  if (opened === undefined) return 2
  const { exercise } = opened
  const language = languageOf(console, flags)
  if (flags.check === undefined) {
    const lines = shownChecks(exercise).map(
      ({ id, hints }) => `grade hint ${exercise.id} ${id}   ${countText(hints.length)}`,
    )
    console.out(`${lines.join('\n')}\n`)
    return 0
  }
  const check = findCheck(exercise, flags.check)
  if (check.hints.length === 0) {
    console.out(`${check.id} has no hints; \`grade show ${exercise.id}\` prints the task\n`)
    return 0
  }
  const opening = check.hints.slice(0, flags.level)
  const lines = opening.map((hint, index) => `${index + 1}/${check.hints.length}  ${inLanguage(hint, language)}`)
  const more = check.hints.length > opening.length
  const next = more ? [`next: grade hint ${exercise.id} ${check.id} --level ${opening.length + 1}`] : []
  console.out(`${[...lines, ...next].join('\n')}\n`)
  return 0
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

function countText(hints: number): string {
  return hints === 0 ? 'no hints' : hints === 1 ? '1 hint' : `${hints} hints`
}
