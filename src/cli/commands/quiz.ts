import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Exercise, QuizSpec } from '../../domain/exercise.ts'
import type { Args } from '../../domain/diagnostic.ts'
import type { UsageCode } from '../../domain/usage-reasons.ts'
import { type Prompter, terminalPrompter } from '../../edge/prompts.ts'
import { removeState, writeState } from '../../edge/state-file.ts'
import { formatMessage, inLanguage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { answersText } from '../../quiz/answers-text.ts'
import { variantFor } from '../../quiz/variant.ts'
import { answersTemplate } from '../../report/question.ts'
import { printable } from '../../report/render/sanitize.ts'
import { type Console, languageOf, type OutputFlags } from '../console.ts'
import { findCourse, openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import { namedOrNext } from '../learner/next-exercise.ts'
import { recordQuiz } from '../learner/record.ts'
import type { Standing } from '../learner/standing.ts'
import type { CommonFlags } from '../program.ts'
import { type QuizSession, resultsOf, runSession, wrapping } from '../quiz-session.ts'
import { quizStateFile, quizStateOf, readQuizState } from '../quiz-state.ts'
import { writeWhole } from '../reporters.ts'
import { UsageError } from '../usage-error.ts'

export interface QuizFlags extends CommonFlags {
  /** Default: the next with questions. After `quiz` a number is that of a quiz, where there is one. */
  readonly exercise: string | undefined
  readonly template?: boolean
  readonly restart?: boolean
  readonly out?: string
  readonly seed?: string
}

/** Asks the questions of an exercise one by one, or prints a file of answers to fill in. */
export async function quizCommand(
  flags: QuizFlags,
  console: Console,
  prompter: Prompter | undefined = terminalPrompter(),
): Promise<ExitCode> {
  const asked = await namedOrNext(flags.exercise, flags, console, hasQuestions)
  const opened = asked === undefined ? undefined : await openExercise(quizId(asked, flags, console), flags, console)
  if (opened === undefined) return 2
  const { exercise } = opened
  const name = opened.found.id
  const shown = (exercise.quizzes ?? []).filter(({ hidden }) => !hidden)
  if (shown.length === 0) throw new UsageError('USAGE_QUIZ_NONE', { id: name })
  const learner = flags.seed ?? console.env['GRADE_LEARNER']
  if (flags.template === true) {
    const seed = seedFor(shown, learner)
    console.out(answersTemplate(name, chosen(shown, seed), seed, languageOf(console, opened.output)))
    return 0
  }
  if (prompter === undefined) throw new UsageError('USAGE_QUIZ_TERMINAL', { id: name })
  return await session(
    { exercise, name, shown, asked: learner },
    { ...flags, ...langOf(opened.output) },
    console,
    wrapping(prompter),
  )
}

function hasQuestions({ exercise }: Standing): boolean {
  return (exercise?.quizzes ?? []).some(({ hidden }) => !hidden)
}

/** `1` is quiz-1 here, where there is one. */
function quizId(name: string, flags: CommonFlags, console: Console): string {
  const quiz = /^\d+$/.test(name) ? `quiz-${Number(name)}` : name
  return findCourse(flags, console).some(({ id }) => id === quiz || id.endsWith(`/${quiz}`)) ? quiz : name
}

/** The language of the course, where none is asked for. */
function langOf({ lang }: OutputFlags): Pick<CommonFlags, 'lang'> {
  return lang === 'en' || lang === 'ko' ? { lang } : {}
}

/** A seed is of use only where there is something to choose. */
function seedFor(quizzes: readonly QuizSpec[], asked: string | undefined): string | undefined {
  return quizzes.some(({ variants }) => variants !== undefined) && asked !== '' ? asked : undefined
}

/** The questions in the variants that a seed chooses. */
function chosen(quizzes: readonly QuizSpec[], seed: string | undefined): readonly QuizSpec[] {
  return quizzes.map((quiz) => variantFor(quiz, seed)?.quiz ?? quiz)
}

interface Quiz {
  readonly exercise: Exercise
  readonly name: string
  readonly shown: readonly QuizSpec[]
  readonly asked: string | undefined
}

async function session(
  { exercise, name, shown, asked }: Quiz,
  flags: QuizFlags,
  console: Console,
  prompter: Prompter,
): Promise<ExitCode> {
  const language = languageOf(console, flags)
  const say = (code: UsageCode, args: Args = {}) => formatMessage({ code, args }, language)
  const file = quizStateFile(name, shown, console.env)
  if (flags.restart === true) removeState(file)
  const before = readQuizState(file)
  // questions that were answered are kept to their variants; another seed begins anew
  const isOther = flags.seed !== undefined && before.seed !== undefined && flags.seed !== before.seed
  const seed = seedFor(shown, isOther ? asked : (before.seed ?? asked))
  const known = new Set(shown.map(({ id }) => id))
  const kept = isOther ? [] : Object.entries(before.answers).filter(([id]) => known.has(id))
  const quiz: QuizSession = {
    exercise,
    asked: chosen(shown, seed),
    seed,
    answers: new Map(kept),
    language,
    save: (answers) => {
      if (!writeState(file, quizStateOf(answers, seed)))
        prompter.say(say('CLI_QUIZ_STATE_UNWRITABLE', { file }), 'wrong')
    },
  }
  prompter.begin(printable(inLanguage(exercise.title, language)))
  if (before.broken !== undefined) prompter.say(say('CLI_QUIZ_STATE_BROKEN', { file: before.broken }), 'wrong')
  if (kept.length > 0) prompter.say(say('CLI_QUIZ_RESUMED', { id: name, n: kept.length, of: shown.length }), 'note')
  if (kept.length < shown.length) prompter.say(say('CLI_QUIZ_STOP', { id: name }), 'note')
  const isDone = await runSession(quiz, prompter)
  if (!isDone) {
    prompter.end(say('CLI_QUIZ_BROKEN_OFF', { id: name, n: quiz.answers.size, of: shown.length }))
    return 1
  }
  return await finish(quiz, name, flags, console, prompter)
}

/** Score, and the answers as a file where one is asked for. */
async function finish(
  quiz: QuizSession,
  name: string,
  { out }: QuizFlags,
  console: Console,
  prompter: Prompter,
): Promise<ExitCode> {
  const { language } = quiz
  const results = resultsOf(quiz)
  const points = results.reduce((sum, check) => sum + check.points, 0)
  const maxPoints = results.reduce((sum, check) => sum + check.maxPoints, 0)
  recordQuiz(quiz.exercise, { score: { points, maxPoints }, checks: results }, console)
  const right = results.filter(({ verdict }) => verdict === 'passed').length
  const say = (code: UsageCode, args: Args = {}) => formatMessage({ code, args }, language)
  prompter.say(say('CLI_QUIZ_DONE', { right, of: results.length }), 'note')
  if (out !== undefined) {
    const path = resolve(console.cwd, out)
    const isWanted = !existsSync(path) || (await prompter.agree(say('CLI_QUIZ_OVERWRITE', { file: out })))
    if (isWanted) writeWhole(path, answersText(quiz.seed, [...quiz.answers]))
    prompter.say(say(isWanted ? 'CLI_QUIZ_WRITTEN' : 'CLI_QUIZ_NOT_WRITTEN', { file: out, id: name }), 'note')
  }
  prompter.end(out === undefined ? say('CLI_QUIZ_NEXT', { id: name }) : say('CLI_QUIZ_AGAIN', { id: name }))
  console.out(`${name}  ${wordsFor(language).score(points, maxPoints)}\n`)
  return points === maxPoints && maxPoints > 0 ? 0 : 1
}
