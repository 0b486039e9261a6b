import type { ContainerWord } from './container.ts'
import type { Diagnostic, Message, SourceRange } from './diagnostic.ts'
import type { Reveal } from './exercise.ts'
import type { FieldPath, Value } from './json.ts'
import type { Text } from './text.ts'
import type { Trace } from './trace.ts'

/**
 * `failed`: the answer is wrong. `skipped`: waits for another check. `ungradable`: unreadable, missing, beyond a limit or
 * not simulated. `errored`: our bug, never scored as wrong.
 */
export type Verdict = 'passed' | 'failed' | 'skipped' | 'ungradable' | 'errored'

/** What a check rests on; one resolver turns it into a place in the learner's files. */
export type Evidence =
  /** A command: index into the steps of the scenario's trace. */
  | { readonly kind: 'step'; readonly step: number }
  /** A field of an object; leads to the manifest or the command that last wrote it. */
  | {
      readonly kind: 'object'
      readonly apiKind: string
      readonly namespace: string
      readonly name: string
      readonly path: FieldPath
    }
  /** A place that a tool's diagnostic of a refused object names. */
  | { readonly kind: 'place'; readonly range: SourceRange }
  /** An instruction of the Dockerfile an image was built from. `word` narrows to one word of its arguments. */
  | { readonly kind: 'instruction'; readonly image: string; readonly instruction: number; readonly word?: number }
  /** A whole file. */
  | { readonly kind: 'file'; readonly file: string }

export interface ResolvedEvidence {
  readonly evidence: Evidence
  readonly range?: SourceRange
  /** The text of the line at `range.start`. */
  readonly excerpt?: string
}

export interface CheckResult {
  readonly id: string
  readonly title: Text
  readonly verdict: Verdict
  readonly points: number
  readonly maxPoints: number
  readonly hidden: boolean
  readonly reveal: Reveal
  /** How many hints the author wrote; their text stays in the exercise until it is asked for. */
  readonly hints: number
  /** Why it failed, in the field's words; the first is the cause, the others add to it. `COMMAND_WAS` is never a cause. */
  readonly reasons: readonly Message[]
  readonly evidence: readonly ResolvedEvidence[]
  readonly expected?: Value
  readonly actual?: Value
  /** What a question offers, where it is translated: `expected` and `actual` name options in English. */
  readonly options?: readonly Text[]
  /** The command line that a container is started with, where the check looked at one: each word and where it comes from. */
  readonly command?: readonly ContainerWord[]
  readonly diagnostics: readonly Diagnostic[]
  /** The author's explanation of what is right. */
  readonly explain?: Text
  readonly skippedBecause?: Message
}

export interface Score {
  readonly points: number
  readonly maxPoints: number
}

/** The result of one submission for one exercise. Holds no dates, durations, absolute paths or host names. */
export interface Report {
  readonly formatVersion: 1
  readonly exercise: string
  readonly title: Text
  readonly verdict: Verdict
  readonly score: Score
  /** In declaration order. */
  readonly checks: readonly CheckResult[]
  readonly diagnostics: readonly Diagnostic[]
  /** One per scenario, in declaration order. */
  readonly traces: readonly { readonly scenario: string; readonly trace: Trace }[]
}
