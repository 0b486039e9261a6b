import type { SourceRange } from '../domain/diagnostic.ts'
import type { CheckSpec, Exercise } from '../domain/exercise.ts'

/** The beginning of a file, for what is missing in all of it. */
export function topOf(file: string): SourceRange {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
}

/** Every check of every scenario, in the order written. */
export function checksOf(exercise: Exercise): readonly CheckSpec[] {
  return exercise.scenarios.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
}
