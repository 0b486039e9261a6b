import type { Score } from '../domain/report.ts'
import { wordsFor } from '../messages/words.ts'
import { printable } from './render/sanitize.ts'
import type { ReporterContext } from './reporter.ts'

/** What a course asks of an exercise, for programs; `passed` says whether the share of the points was reached that it is passed with. */
export interface CourseResult {
  readonly passPercent?: number
  readonly passed?: boolean
  /** As the author wrote it. */
  readonly deadline?: string
}

/** `undefined` where no course says anything. */
export function courseResult(score: Score, { course }: Pick<ReporterContext, 'course'>): CourseResult | undefined {
  const { passPercent, deadline } = course ?? {}
  if (passPercent === undefined && deadline === undefined) return undefined
  return {
    ...(passPercent === undefined ? {} : { passPercent, passed: isReached(score, passPercent) }),
    ...(deadline === undefined ? {} : { deadline }),
  }
}

function isReached({ points, maxPoints }: Score, passPercent: number): boolean {
  return points * 100 >= passPercent * maxPoints
}

/** The same in sentences; nothing where the course says nothing. */
export function courseLines(score: Score, { course, language }: ReporterContext): readonly string[] {
  const words = wordsFor(language)
  const { passPercent, deadline } = course ?? {}
  return [
    ...(passPercent === undefined ? [] : [words.threshold(passPercent, isReached(score, passPercent))]),
    ...(deadline === undefined ? [] : [printable(words.deadline(deadline))]),
  ]
}
