import type { Message } from '../domain/diagnostic.ts'
import type { Value } from '../domain/json.ts'

/** An answer as it stands in a file. */
export interface Answer {
  readonly value: Value
  /** The text of a scalar as it was written, so that `1.10` stays what it is. */
  readonly written: (path: readonly number[]) => string
}

/** What kind of value a question wants; the words for it are in `messages`. */
export type Wanted = 'text' | 'option' | 'options' | 'number' | 'numbers' | 'duration' | 'words' | 'yes-no' | 'commands'

/** What came of an answer: judged, or not of the type that is wanted. */
export type Judgement =
  | {
      readonly kind: 'judged'
      readonly right: boolean
      /** For questions that give points in part: how much of the whole, from 0 to 1. Absent: all or nothing. */
      readonly share?: number
      readonly expected: Value
      readonly actual: Value
      readonly reasons: readonly Message[]
    }
  | { readonly kind: 'wrong-type'; readonly wanted: Wanted; readonly unit?: string; readonly text?: string }

type Judged = Extract<Judgement, { kind: 'judged' }>

export function judgedAs(
  right: boolean,
  expected: Value,
  actual: Value,
  reasons: readonly (Message | undefined)[] = [],
): Judged {
  const kept = right ? [] : reasons.filter((reason) => reason !== undefined)
  return { kind: 'judged', right, expected, actual, reasons: kept }
}

export function wrongType(wanted: Wanted, more: { readonly unit?: string; readonly text?: string } = {}): Judgement {
  return { kind: 'wrong-type', wanted, ...more }
}
