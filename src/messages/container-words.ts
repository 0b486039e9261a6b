import type { Language } from '../domain/text.ts'
import { ENGLISH_CONTAINER_WORDS } from './en/container-words.ts'
import { KOREAN_CONTAINER_WORDS } from './ko/container-words.ts'

/** The fixed words of the report on a container in one language. */
export interface ContainerWords {
  readonly config: string
  readonly command: string
  readonly unused: string
  readonly ends: string
  readonly writes: string
  readonly nothing: string
  readonly container: string
  readonly word: (number: number, text: string) => string
  readonly matrix: string
  readonly matrixColumns: readonly [string, string, string]
  readonly ended: (code: number, after: string) => string
  readonly running: string
  readonly notStarted: (code: number | string) => string
  readonly checks: string
  readonly seen: string
}

const WORDS: Readonly<Record<Language, ContainerWords>> = { en: ENGLISH_CONTAINER_WORDS, ko: KOREAN_CONTAINER_WORDS }

/** The fixed words in the reader's language. */
export function containerWordsFor(language: Language): ContainerWords {
  return WORDS[language]
}
