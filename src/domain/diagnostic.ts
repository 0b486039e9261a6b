import type { DiagnosticCode } from './codes.ts'
import type { ReasonCode } from './reasons.ts'

export type Severity = 'error' | 'warning' | 'info'

/** A place in a text file. Lines and columns are 1-based; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A stretch of one file; `end` is exclusive. `file` is relative to the folder that was read, with `/`. */
export interface SourceRange {
  readonly file: string
  readonly start: Position
  readonly end: Position
}

/** What a message speaks about. Values are raw text: whoever prints them neutralises them for its medium. */
export type Args = Readonly<Record<string, string | number>>

/** A sentence that is not yet written: `messages` turns it into the reader's language. */
export interface Message {
  readonly code: DiagnosticCode | ReasonCode
  readonly args: Args
}

/** Something a learner or an author can get wrong, or should know, as a value. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly args: Args
  readonly range?: SourceRange
  /** The text of the line at `range.start`, so that a report can show it without having the file. */
  readonly excerpt?: string
  readonly related?: readonly { readonly range: SourceRange; readonly note: Message }[]
}
