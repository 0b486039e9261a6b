import type { Language } from '../domain/text.ts'
import { ENGLISH_HTML_WORDS } from './en/html-words.ts'
import { KOREAN_HTML_WORDS } from './ko/html-words.ts'

/** The fixed words of pages and pictures in one language, beside those that every report uses. */
export interface HtmlWords {
  /** Heads a page of several reports. */
  readonly results: string
  readonly checks: string
  readonly problems: string
  readonly timelines: string
  readonly outputs: string
  readonly timelineOf: (scenario: string) => string
  /** What the curves of a timeline are. */
  readonly curve: Readonly<Record<'ready' | 'pods' | 'floor' | 'ceiling', string>>
  /** How the columns and boxes of a timeline are to be read. */
  readonly timelineLegend: string
  readonly mark: string
  readonly time: string
  readonly command: string
  /** Above a command line, and of its table. */
  readonly startedWith: string
  readonly word: string
  readonly comesFrom: string
  readonly place: string
  readonly nothingStarted: string
  readonly hint: (number: number, of: number) => string
  readonly printed: (lines: number) => string
  readonly printedNothing: string
  readonly moreCommands: (commands: number) => string
  /** Said at the foot of a page. */
  readonly madeBy: (command: string) => string
}

const WORDS: Readonly<Record<Language, HtmlWords>> = { en: ENGLISH_HTML_WORDS, ko: KOREAN_HTML_WORDS }

/** The words of pages in the reader's language. */
export function htmlWordsFor(language: Language): HtmlWords {
  return WORDS[language]
}
