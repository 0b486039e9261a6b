import type { Exercise } from '../domain/exercise.ts'
import type { Text } from '../domain/text.ts'

/** The hints that a learner may open for a check or a question: none for those that are hidden. */
export function hintsOf(exercise: Exercise): (checkId: string) => readonly Text[] {
  const checks = exercise.scenarios
    .filter(({ hidden }) => !hidden)
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  const shown = [...checks, ...(exercise.quizzes ?? [])].filter(({ hidden }) => !hidden)
  const hints = new Map(shown.map((check) => [check.id, check.hints]))
  return (checkId) => hints.get(checkId) ?? []
}
