import { formatMessage, inLanguage } from '../../messages/index.ts'
import { variantFor } from '../../quiz/variant.ts'
import { questionLines } from '../../report/question.ts'
import { wrapProse } from '../../report/render/prose.ts'
import { wrapHanging } from '../../report/render/width.ts'
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
  const language = languageOf(console, opened.output)
  const prose = inLanguage(opened.exercise.prose, language).trim()
  console.out(flags.plain === true ? `${prose}\n` : `${wrapProse(prose, widthOf(console)).join('\n')}\n`)
  const questions = (opened.exercise.quizzes ?? []).filter(({ hidden }) => !hidden)
  for (const [index, quiz] of questions.entries()) {
    const asked = variantFor(quiz, console.env['GRADE_LEARNER'])?.quiz ?? quiz
    const [first = '', ...more] = questionLines(asked, language)
    const lines = [
      ...wrapHanging(`${index + 1}. ${quiz.id}: ${first}`, widthOf(console), '   '),
      ...more.map((line) => `   ${line}`),
    ]
    console.out(`\n${lines.map((line) => line.trimEnd()).join('\n')}\n`)
  }
  if (questions.length > 0) {
    const next = formatMessage({ code: 'CLI_QUIZ_HOW', args: { id: opened.found.id } }, language)
    console.out(`\n${next}\n`)
  }
  return 0
}
