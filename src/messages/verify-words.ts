import type { Language } from '../domain/text.ts'
import { ENGLISH_VERIFY_WORDS } from './en/verify-words.ts'
import { KOREAN_VERIFY_WORDS } from './ko/verify-words.ts'

/** The fixed words of `grade verify` in one language. */
export interface VerifyWords {
  readonly proven: string
  readonly broken: string
  /** `6 checks, 9 points`. */
  readonly checks: (checks: number, points: number) => string
  readonly answers: (wrong: number, right: number) => string
  /** Instead, where the solution is not right yet. */
  readonly answersUntried: string
  readonly mutation: (killed: number, counted: number, score: number) => string
  readonly equivalent: (mutants: number) => string
  readonly like: (answer: string) => string
  readonly korean: (translated: number, texts: number) => string
  readonly total: (exercises: number, proven: number) => string
}

const WORDS: Readonly<Record<Language, VerifyWords>> = { en: ENGLISH_VERIFY_WORDS, ko: KOREAN_VERIFY_WORDS }

/** The words of `grade verify` in the reader's language. */
export function verifyWords(language: Language): VerifyWords {
  return WORDS[language]
}
