import type { Diagnostic } from './diagnostic.ts'

/** One file that was read. `text` is decoded UTF-8 with a byte order mark dropped; line ends are as written. */
export interface SourceFile {
  /** Relative to the folder that was read, with `/` between folders. */
  readonly path: string
  readonly text: string
  /** True when the file's own mode says it may be executed: it counts in a build context. */
  readonly executable: boolean
}

/** What a learner handed in. Files are sorted by path; problems met while reading are diagnostics, never lost. */
export interface Submission {
  readonly files: readonly SourceFile[]
  readonly diagnostics: readonly Diagnostic[]
}
