import type { Language } from '../domain/text.ts'
import { ENGLISH_CLASS_WORDS } from './en/class-words.ts'
import { KOREAN_CLASS_WORDS } from './ko/class-words.ts'

/** The fixed words of the page of a class in one language. */
export interface ClassWords {
  readonly title: string
  readonly exercises: string
  readonly distribution: (exercise: string) => string
  /** One bar of a distribution, for those who hear it: `3 learners with 4 points`. */
  readonly bar: (learners: number, points: string) => string
  readonly barSize: (points: number) => string
  readonly check: string
  readonly points: string
  readonly rate: string
  readonly others: string
  readonly hidden: string
  readonly misconceptions: string
  readonly misconceptionsLegend: string
  readonly noMisconceptions: string
  /** What a check asks for, where nothing more is said of why it failed. */
  readonly notSo: (title: string) => string
  readonly howMany: (learners: number) => string
  readonly example: string
  readonly learners: string
  readonly learner: string
  /** What the signs in the table of learners mean. */
  readonly tableLegend: string
  readonly late: (minutes: number) => string
  readonly withoutWork: string
  readonly details: string
  readonly toTable: string
  readonly all: (learners: number) => string
  readonly singleCauses: (causes: number) => string
  readonly moreCauses: (causes: number) => string
  readonly moreLearners: (learners: number) => string
  readonly moreProblems: (problems: number) => string
  readonly shard: (index: number, of: number) => string
}

const WORDS: Readonly<Record<Language, ClassWords>> = { en: ENGLISH_CLASS_WORDS, ko: KOREAN_CLASS_WORDS }

/** The words of the page of a class in the reader's language. */
export function classWordsFor(language: Language): ClassWords {
  return WORDS[language]
}
