import type { Score } from '../domain/report.ts'
import { wordsFor } from '../messages/words.ts'
import { printable } from './render/sanitize.ts'
import type { ReporterContext } from './reporter.ts'

/** Whether the share of the points was reached with which the course lets an exercise pass, and by when it is due; nothing where the course says nothing. */
export function courseLines({ points, maxPoints }: Score, { course, language }: ReporterContext): readonly string[] {
  const words = wordsFor(language)
  const { passPercent, deadline } = course ?? {}
  return [
    ...(passPercent === undefined ? [] : [words.threshold(passPercent, points * 100 >= passPercent * maxPoints)]),
    ...(deadline === undefined ? [] : [printable(words.deadline(deadline))]),
  ]
}
