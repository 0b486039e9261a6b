import type { Message, SourceRange } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import { lineTable } from '../domain/lines.ts'
import type { SourceFile } from '../domain/submission.ts'

/** One file with one edit in it. */
export interface Mutant {
  /** The operator that made it. */
  readonly operator: string
  /** The edited file; everything but the edit is as it was, to the letter. */
  readonly file: SourceFile
  readonly description: Message
  /** What was edited, in the file as it was. */
  readonly range: SourceRange
  /** How many places were edited. */
  readonly edits: number
  /** A name that was replaced by another everywhere in this file where it is meant; both are whole words. */
  readonly renamed?: Renaming
}

export interface Renaming {
  readonly from: string
  readonly to: string
}

/** One kind of edit. Pure: the same file gives the same mutants, in the order of the file. */
export interface MutationOperator {
  /** Kebab-case, stable: results name it. */
  readonly id: string
  /** The mutants of a file; none where the operator has nothing to change. */
  apply(file: SourceFile, limits: Limits): readonly Mutant[]
}

/** Replaces the text between two offsets (UTF-16 units, `end` exclusive). */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A stretch of text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What an operator says of one mutant. It is placed at its first edit unless `place` gives another. */
export interface Draft {
  readonly edits: readonly Edit[]
  readonly description: Message
  readonly place?: Span
  readonly renamed?: Renaming
}

/** The mutants of drafts, those left out that change nothing. Edits of one draft must not overlap. */
export function mutantsOf(operator: string, file: SourceFile, drafts: readonly Draft[]): readonly Mutant[] {
  const lines = lineTable(file.text)
  return drafts.flatMap(({ edits, description, place, renamed }) => {
    const [first] = edits
    const text = withEdits(file.text, edits)
    if (first === undefined || text === file.text) return []
    return [
      {
        operator,
        file: { ...file, text },
        description,
        edits: edits.length,
        range: lines.range(file.path, (place ?? first).start, (place ?? first).end),
        ...(renamed === undefined ? {} : { renamed }),
      },
    ]
  })
}

/** The text with the edits made. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let result = text
  for (const { start, end, text: put } of edits.toSorted((a, b) => b.start - a.start)) {
    result = `${result.slice(0, start)}${put}${result.slice(end)}`
  }
  return result
}

/** The edit that takes out whole lines, from the one of `start` to the one of `end`, with the line break behind them. */
export function linesEdit(text: string, start: number, end: number): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', Math.max(end - 1, start))
  return { start: from, end: lineEnd < 0 ? text.length : lineEnd + 1, text: '' }
}
