import type { Exercise } from '../domain/exercise.ts'
import type { Text } from '../domain/text.ts'
import { hintedChecks } from './learner/hinted.ts'

/** The hints that a learner may open for a check or a question: none for those that are hidden. */
export function hintsOf(exercise: Exercise): (checkId: string) => readonly Text[] {
  const hints = new Map(hintedChecks(exercise).map((check) => [check.id, check.hints]))
  return (checkId) => hints.get(checkId) ?? []
}
