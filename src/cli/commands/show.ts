import { inLanguage } from '../../messages/index.ts'
import { wrapProse } from '../../report/render/prose.ts'
import { type Console, languageOf, widthOf } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'

/** Prints the task of an exercise: its Markdown without what is meant for the grader, broken at the width of the terminal. */
export async function showCommand(
  flags: CommonFlags & { readonly exercise: string },
  console: Console,
): Promise<ExitCode> {
  const opened = await openExercise(flags.exercise, flags, console)
  if (opened === undefined) return 2
  const prose = inLanguage(opened.exercise.prose, languageOf(console, flags)).trim()
  console.out(flags.plain === true ? `${prose}\n` : `${wrapProse(prose, widthOf(console)).join('\n')}\n`)
  return 0
}
