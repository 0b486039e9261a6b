import type { Language } from '../domain/text.ts'

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

const ENGLISH_CONTAINER_WORDS: ContainerWords = {
  config: 'image config',
  command: 'command',
  unused: 'not used',
  ends: 'process',
  writes: 'writes',
  nothing: 'nothing',
  container: 'container',
  word: (number, text) => `word ${number} ${text}`,
  matrix: 'every way to start it',
  matrixColumns: ['started with', 'command', 'what happens'],
  ended: (code, after) => (after === '' ? `exit ${code}` : `exit ${code} after ${after}`),
  running: 'keeps running',
  notStarted: (code) => `not started, ${code}`,
  checks: 'docker build --check',
  seen: 'how it goes',
}

const WORDS: Readonly<Record<Language, ContainerWords>> = { en: ENGLISH_CONTAINER_WORDS, ko: ENGLISH_CONTAINER_WORDS }

/** The fixed words in the reader's language. */
export function containerWordsFor(language: Language): ContainerWords {
  return WORDS[language]
}
