import type { Exercise } from '../domain/exercise.ts'
import type { Text } from '../domain/text.ts'

/** How many of an exercise's texts there are, and how many of them are in Korean too. */
export interface TranslationCount {
  readonly texts: number
  readonly korean: number
}

/** Counts title, prose, and the titles, hints and questions of scenarios, checks and quizzes. */
export function countTranslation(exercise: Exercise): TranslationCount {
  const checks = exercise.scenarios.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])),
  )
  const quizzes = exercise.quizzes ?? []
  const texts: readonly Text[] = [
    exercise.title,
    exercise.prose,
    ...exercise.scenarios.map(({ title }) => title),
    ...[...checks, ...quizzes].flatMap(({ title, hints }) => [...(title === undefined ? [] : [title]), ...hints]),
  ]
  const asked = quizzes.filter(({ spec }) => typeof spec['ask'] === 'string')
  return {
    texts: texts.length + asked.length,
    korean:
      texts.filter(({ ko }) => ko !== undefined).length +
      asked.filter(({ korean }) => korean?.ask !== undefined).length,
  }
}
