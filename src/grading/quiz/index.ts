import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import { ANSWERS_FILE } from '../../domain/exercise.ts'
import type { Exercise, QuizSpec } from '../../domain/exercise.ts'
import type { Limits } from '../../domain/limits.ts'
import type { CheckResult } from '../../domain/report.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { variantFor } from '../../quiz/variant.ts'
import { internalError } from '../scenario-input.ts'
import { type Answers, noAnswers, readAnswers } from './answers.ts'
import { gradeQuestion } from './question.ts'

export interface QuizRun {
  /** One per question, in the order written. */
  readonly checks: readonly CheckResult[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Grades the answers to the questions of an exercise. A question without an answer is `ungradable`: nothing was said that could be wrong. So are
 * all of them where the file is missing or cannot be read.
 */
export function gradeQuizzes(
  exercise: Exercise,
  files: readonly SourceFile[],
  missing: ReadonlyMap<string, Diagnostic>,
  limits: Limits,
): QuizRun {
  const quizzes = exercise.quizzes ?? []
  if (quizzes.length === 0) return { checks: [], diagnostics: [] }
  const file = files.find(({ path }) => path === ANSWERS_FILE)
  const absent = missing.get(ANSWERS_FILE) ?? diagnostic('SUBMISSION_FILE_MISSING', { file: ANSWERS_FILE })
  const answers = file === undefined ? noAnswers([absent]) : readAnswers(file, quizzes, limits)
  const graded = quizzes.map((quiz) => {
    const asked = variantFor(quiz, answers.seed)?.quiz ?? quiz
    try {
      return gradeQuestion(asked, answers, file?.text ?? '', exercise, limits)
    } catch (error) {
      return { ...emptyOf(asked), diagnostics: [internalError(error)] }
    }
  })
  const shown = graded.filter(({ hidden }) => !hidden).flatMap(({ diagnostics }) => diagnostics)
  return {
    checks: graded,
    diagnostics: [...answers.diagnostics, ...seedNotice(quizzes, answers, file), ...shown],
  }
}

/** The result of a question that is not judged yet. */
function emptyOf(quiz: QuizSpec): CheckResult {
  return {
    id: quiz.id,
    title: { en: quiz.id },
    verdict: 'errored',
    points: 0,
    maxPoints: quiz.points,
    hidden: quiz.hidden,
    reveal: quiz.reveal,
    hints: quiz.hints.length,
    reasons: [],
    evidence: [],
    diagnostics: [],
  }
}

/** Who reads a report has to see which questions were asked. */
function seedNotice(
  quizzes: readonly QuizSpec[],
  { seed }: Answers,
  file: SourceFile | undefined,
): readonly Diagnostic[] {
  if (seed === undefined || file === undefined || quizzes.every(({ variants }) => variants === undefined)) return []
  return [diagnostic('ANSWER_SEED_USED', { seed })]
}
