import type { Severity } from '../domain/diagnostic.ts'
import type { Verdict } from '../domain/report.ts'
import type { Language } from '../domain/text.ts'
import { ENGLISH_WORDS } from './en/words.ts'
import { KOREAN_WORDS } from './ko/words.ts'

/** The keys by which checks ask for a value. */
export type AskedWord = 'is' | 'has' | 'matches' | 'min' | 'max'

/** What of a timeline has to be explained. */
export interface TimelineSigns {
  /** Letters mark the commands. */
  readonly letters: boolean
  /** Some lanes are bars, because a digit is too small for their pods. */
  readonly bars: boolean
  /** A ReplicaSet that got a new revision number, if there is one. */
  readonly reused?: { readonly first: number; readonly again: number }
}

/** The fixed words of reports in one language: what is neither an author's text nor a message with a code. */
export interface Words {
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly severity: Readonly<Record<Severity, string>>
  readonly note: string
  readonly help: string
  /** `8 / 10 points`. */
  readonly score: (points: number, maxPoints: number) => string
  /** `8 of 10 points`, for reading aloud. */
  readonly scoreSpoken: (points: number, maxPoints: number) => string
  /** Stands where the points of a check with none would be. */
  readonly advice: string
  readonly expected: string
  readonly got: string
  /** How a value was asked for. */
  readonly asked: Readonly<Record<AskedWord, (value: string) => string>>
  readonly attempt: string
  /** Said where all hints of a check have been opened, with the command that shows them. */
  readonly hintsOpen: (count: number, command: string) => string
  readonly because: string
  /** Heads the author's explanation of a right answer. */
  readonly why: string
  /** How a step of a question is told that lets time pass. */
  readonly waits: (duration: string) => string
  /** Heads a file of answers: the command that grades it. */
  readonly gradedBy: (command: string) => string
  /** Whether the share of the points was reached that a course asks for. */
  readonly threshold: (percent: number, reached: boolean) => string
  readonly deadline: (when: string) => string
  readonly exercise: string
  readonly check: string
  readonly place: (file: string, line: number, column: number) => string
  /** `2 hidden checks, 1 passed`. */
  readonly hidden: (checks: number, passed: number) => string
  readonly timeline: string
  /** What the signs of a timeline mean, in one sentence. */
  readonly legend: (signs: TimelineSigns) => string
  /** Heads what the commands printed. */
  readonly outputs: string
  /** Where it is not shown: how to see it. */
  readonly outputsOffered: string
  readonly exit: (code: number) => string
  readonly ready: string
  readonly revision: (revision: number) => string
  readonly command: string
  readonly pods: (ready: number, wanted: number) => string
  /** Checks that are only counted: `✓ 3 passed · – 4 skipped`; empty where there are none. */
  readonly folded: (passed: number, skipped: number) => string
  readonly leftOut: (lines: number) => string
  readonly noChecks: string
  /** Below full marks: how to go on. Not a message, so that a grading without problems loads none. */
  readonly done: string
  /** What was found in files: `2 errors and 1 warning in 3 files`. */
  readonly found: (errors: number, warnings: number, files: number) => string
}

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH_WORDS, ko: KOREAN_WORDS }

/** The fixed words in the reader's language. */
export function wordsFor(language: Language): Words {
  return WORDS[language]
}
