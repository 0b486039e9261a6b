import type { CheckSpec, Exercise } from '../../domain/exercise.ts'

/** What hints belong to: a check or a question. */
export type Hinted = Pick<CheckSpec, 'id' | 'hints' | 'hidden'>

/** The checks and questions that exist for a learner: those of hidden scenarios, and hidden ones, do not. */
export function hintedChecks(exercise: Exercise): readonly Hinted[] {
  const checks = exercise.scenarios
    .filter(({ hidden }) => !hidden)
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  return [...checks, ...(exercise.quizzes ?? [])].filter(({ hidden }) => !hidden)
}
