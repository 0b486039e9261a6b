import { utf8Bytes } from '../domain/bytes.ts'
import type { CheckResult } from '../domain/report.ts'
import { inLanguage } from '../messages/index.ts'
import { ciWords } from '../messages/ci-words.ts'
import type { Language } from '../domain/text.ts'
import { printable } from '../report/render/sanitize.ts'
import type { Graded } from './graded.ts'
import { readerView } from '../report/reader-view.ts'
import { sentencesOf } from './told.ts'

/** One test as other platforms list it: a check, or all hidden ones of an exercise together. */
export interface ListedTest {
  readonly name: string
  readonly points: number
  readonly maxPoints: number
  readonly isFull: boolean
  /** What is asked and, if it is not full, why not: a printable line each. Nothing of hidden checks. */
  readonly said: readonly string[]
}

/** Bytes of a name: Classroom 50 takes up to 100. */
const NAME_BYTES_MAX = 100

/** The tests of a push, names unique: checks with points in their order, then what is hidden, without its names. */
export function listedTests(graded: readonly Graded[], language: Language): readonly ListedTest[] {
  return graded.flatMap(({ report: full, locate }) => {
    const prefix = graded.length > 1 ? `${full.exercise} ` : ''
    const { report, hidden } = readerView(full, false, language)
    const shown = report.checks
      .filter(({ maxPoints }) => maxPoints > 0)
      .map((check) => ({
        name: shortened(`${prefix}${check.id}`),
        points: check.points,
        maxPoints: check.maxPoints,
        isFull: check.points === check.maxPoints,
        said:
          check.verdict === 'passed'
            ? [inLanguage(check.title, language)].map(printable)
            : saidOf(check, locate, language),
      }))
    if (hidden === undefined || hidden.maxPoints === 0) return shown
    const { points, maxPoints } = hidden
    const name = shortened(`${prefix}${ciWords(language).hiddenTest}`)
    return [...shown, { name, points, maxPoints, isFull: points === maxPoints, said: [] }]
  })
}

function saidOf(check: CheckResult, locate: Graded['locate'], language: Language): readonly string[] {
  const places = check.evidence.flatMap(({ range }) =>
    range === undefined ? [] : [`${locate(range.file)}:${range.start.line}:${range.start.column}`],
  )
  return [inLanguage(check.title, language), ...places, ...sentencesOf(check, language, locate)].map(printable)
}

function shortened(name: string): string {
  const characters = [...printable(name)]
  while (utf8Bytes(characters.join('')).length > NAME_BYTES_MAX) characters.pop()
  return characters.join('')
}
