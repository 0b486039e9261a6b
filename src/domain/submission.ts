import type { Diagnostic } from './diagnostic.ts'

/** One file that was read. `text` is decoded UTF-8 with a byte order mark dropped; line ends are as written. */
export interface SourceFile {
  /** Relative to the folder that was read, with `/` between folders. */
  readonly path: string
  readonly text: string
  /** True when the file's own mode says it may be executed: it counts in a build context. */
  readonly executable: boolean
  /** The text, told apart by how it is looked at; absent where nobody asks that. See `textFor`. */
  readonly textFor?: (look: Look) => string
}

/**
 * How a text is looked at: for the objects that a manifest describes, for the commands or instructions on its lines, for where something
 * stands in it, or for every character.
 */
export type Look = 'manifest' | 'lines' | 'place' | 'text'

/** The text of a file, for whom only so much of it matters. */
export function textFor(file: Pick<SourceFile, 'text' | 'textFor'>, look: Look): string {
  return file.textFor?.(look) ?? file.text
}

/** What a learner handed in. Files are sorted by path; problems met while reading are diagnostics, never lost. */
export interface Submission {
  readonly files: readonly SourceFile[]
  readonly diagnostics: readonly Diagnostic[]
}
