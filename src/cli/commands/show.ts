import { formatMessage, inLanguage } from '../../messages/index.ts'
import { readBlocks } from '../../formats/markdown/blocks.ts'
import { variantFor } from '../../quiz/variant.ts'
import { inAscii } from '../../report/render/ascii.ts'
import { proseLines } from '../../report/render/prose.ts'
import { questionLines } from '../../report/question.ts'
import { wrapHanging } from '../../report/render/width.ts'
import type { Console } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import { commandLines, say } from '../learner/lines.ts'
import { hasStarter, workFolder } from '../learner/standing.ts'
import { namedOrNext } from '../learner/next-exercise.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'

/** Prints the task of an exercise: its Markdown without what is meant for the grader, broken at the width of the terminal. */
export async function showCommand(
  flags: CommonFlags & { readonly exercise: string | undefined },
  console: Console,
): Promise<ExitCode> {
  const name = await namedOrNext(flags.exercise, flags, console)
  const opened = name === undefined ? undefined : await openExercise(name, flags, console)
  if (opened === undefined) return 2
  const context = reporterContext(console, opened.output)
  const { language } = context
  const prose = proseLines(readBlocks(inLanguage(opened.exercise.prose, language)), context)
  const out = (text: string) => console.out(inAscii(text, context))
  out(`${prose.join('\n')}\n`)
  const given = opened.exercise.given.map(({ path }) => path)
  if (given.length > 0) {
    const args = { id: opened.found.id, file: given.join(', ') }
    out(`\n${wrapHanging(formatMessage({ code: 'CLI_SHOW_GIVEN', args }, language), context.width, '').join('\n')}\n`)
  }
  const questions = (opened.exercise.quizzes ?? []).filter(({ hidden }) => !hidden)
  for (const [index, quiz] of questions.entries()) {
    const asked = variantFor(quiz, console.env['GRADE_LEARNER'])?.quiz ?? quiz
    const [first = '', ...more] = questionLines(asked, language)
    const lines = [
      ...wrapHanging(`${index + 1}. ${quiz.id}: ${first}`, context.width, '   '),
      ...more.map((line) => `   ${line}`),
    ]
    out(`\n${lines.map((line) => line.trimEnd()).join('\n')}\n`)
  }
  if (questions.length > 0) {
    const next = formatMessage({ code: 'CLI_QUIZ_HOW', args: { id: opened.found.id } }, language)
    out(`\n${next}\n`)
  }
  const { found } = opened
  if (hasStarter(found) && workFolder(found, console.cwd) === undefined) {
    const begin = commandLines(
      [{ command: `grade start ${found.id}`, what: say('CLI_DO_START', { id: found.id }, context) }],
      context,
    )
    out(`${context.plain ? '' : '\n'}${begin.join('\n')}\n`)
  }
  return 0
}
