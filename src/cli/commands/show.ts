import { inLanguage } from '../../messages/index.ts'
import { type Console, languageOf } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'

/** Prints the task of an exercise: its Markdown without what is meant for the grader. */
export async function showCommand(
  flags: CommonFlags & { readonly exercise: string },
  console: Console,
): Promise<ExitCode> {
  const opened = await openExercise(flags.exercise, flags, console)
  if (opened === undefined) return 2
  console.out(`${inLanguage(opened.exercise.prose, languageOf(console, flags)).trim()}\n`)
  return 0
}
