import type { Exercise, QuizSpec } from '../domain/exercise.ts'
import { ANSWERS_FILE } from '../domain/exercise.ts'
import type { Args } from '../domain/diagnostic.ts'
import type { Value } from '../domain/json.ts'
import { LIMITS } from '../domain/limits.ts'
import type { CheckResult } from '../domain/report.ts'
import type { Language } from '../domain/text.ts'
import type { UsageCode } from '../domain/usage-reasons.ts'
import type { Prompter } from '../edge/prompts.ts'
import { gradeQuizzes } from '../grading/quiz/index.ts'
import { formatMessage, inLanguage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { answersText } from '../quiz/answers-text.ts'
import { askOf, situationLines } from '../report/question.ts'
import { printable, printableLines } from '../report/render/sanitize.ts'
import { inlineValue } from '../report/render/value.ts'
import { wrapHanging } from '../report/render/width.ts'
import { readerView } from '../report/reader-view.ts'
import { askQuestion } from './quiz-ask.ts'

/** What a session works with. `save` is told of each answer, so that nothing is lost when the terminal is closed. */
export interface QuizSession {
  readonly exercise: Exercise
  /** The questions that are asked, of the variants that the seed has chosen. */
  readonly asked: readonly QuizSpec[]
  readonly seed: string | undefined
  readonly answers: Map<string, Value>
  readonly language: Language
  readonly save: (answers: ReadonlyMap<string, Value>) => void
}

/** Asks what is not answered yet, and after each answer says whether it is right, and why. False when it was broken off. */
export async function runSession(session: QuizSession, prompter: Prompter): Promise<boolean> {
  const { asked, answers, save } = session
  for (const [index, quiz] of asked.entries()) {
    if (answers.has(quiz.id)) continue
    prompter.say(headOf(session, quiz, index), 'note')
    for (let isAnswered = false; !isAnswered;) {
      const value = await askQuestion(quiz, prompter, session.language)
      if (value === undefined) return false
      const result = gradeAnswer(session, quiz, value)
      isAnswered = tell(result, quiz, session.language, prompter)
      if (isAnswered) answers.set(quiz.id, value)
    }
    save(answers)
  }
  return true
}

/** Columns that the line at the left of a session takes. */
const GUIDE_COLUMNS = 4

/** The same prompter, but what it says is broken at the width of the terminal. Files keep their indentation. */
export function wrapping(prompter: Prompter): Prompter {
  const width = Math.max(prompter.columns - GUIDE_COLUMNS, 40)
  const wrapped = (text: string) =>
    text
      .split('\n')
      .flatMap((each) => wrapHanging(each, width, /^ */.exec(each)?.[0] ?? ''))
      .join('\n')
  return {
    ...prompter,
    say: (text, tone) => prompter.say(wrapped(text), tone),
    end: (text) => prompter.end(wrapped(text)),
  }
}

/** The results of all questions that are asked. */
export function resultsOf({ exercise, asked, seed, answers }: QuizSession): readonly CheckResult[] {
  const ids = new Set(asked.map(({ id }) => id))
  const text = answersText(seed, [...answers])
  return graded(exercise, text).filter(({ id }) => ids.has(id))
}

function gradeAnswer({ exercise, seed }: QuizSession, { id }: QuizSpec, value: Value): CheckResult | undefined {
  return graded(exercise, answersText(seed, [[id, value]])).find((check) => check.id === id)
}

function graded(exercise: Exercise, text: string): readonly CheckResult[] {
  const file = { path: ANSWERS_FILE, text, executable: false }
  return gradeQuizzes(exercise, [file], new Map(), LIMITS).checks
}

/** Number, points and text of a question, with what comes before it. */
function headOf({ asked, language }: QuizSession, quiz: QuizSpec, index: number): string {
  const args = { n: index + 1, of: asked.length, points: quiz.points }
  const situation = quiz.situation === undefined ? [] : situationLines(quiz.situation, language)
  const lines = [line('CLI_QUIZ_QUESTION', args, language), askOf(quiz, language), ...situation]
  return lines.flatMap(printableLines).join('\n')
}

/** Says what came of an answer. False when it was not of a kind that can be judged, so that it is asked for again. */
function tell(check: CheckResult | undefined, quiz: QuizSpec, language: Language, prompter: Prompter): boolean {
  const words = wordsFor(language)
  if (check === undefined) return true
  const [problem] = check.diagnostics
  if (check.verdict === 'ungradable' && problem?.code === 'ANSWER_TYPE_WRONG') {
    prompter.say(printable(formatMessage(problem, language)), 'wrong')
    return false
  }
  const report = {
    formatVersion: 1,
    exercise: '',
    title: { en: '' },
    verdict: check.verdict,
    score: { points: 0, maxPoints: 0 },
    checks: [check],
    diagnostics: [],
    traces: [],
  } as const
  const [shown = check] = readerView(report, false, language).report.checks
  const isRight = check.verdict === 'passed'
  const lines = [
    `${words.verdict[check.verdict]} · ${words.score(check.points, check.maxPoints)}`,
    ...(isRight || shown.expected === undefined ? [] : [`${words.expected} ${inlineValue(shown.expected)}`]),
    ...[...shown.reasons, ...shown.diagnostics].map((reason) => printable(formatMessage(reason, language))),
    ...(quiz.explain === undefined ? [] : printableLines(inLanguage(quiz.explain, language).trim())),
  ]
  prompter.say(lines.join('\n'), isRight ? 'right' : 'wrong')
  return true
}

function line(code: UsageCode, args: Args, language: Language): string {
  return formatMessage({ code, args }, language)
}
