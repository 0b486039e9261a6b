import type { Position } from '../../domain/diagnostic.ts'
import { lastAtOrBefore, lineStarts } from '../../domain/lines.ts'

/** Turns offsets of one text into lines and columns. */
export interface LineIndex {
  /** 1-based; an offset behind the end counts as the end. */
  positionAt(offset: number): Position
  /** The text of a 1-based line, without its line end. */
  line(line: number): string
  readonly lines: number
}

/** Finds the line starts of `text` once, so that each look-up is a binary search. Lines end with LF; offsets are UTF-16 units. */
export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text)
  const startOf = (line: number): number => starts[line - 1] ?? text.length
  return {
    lines: starts.length,
    positionAt(offset) {
      const at = Math.min(Math.max(offset, 0), text.length)
      const line = lastAtOrBefore(starts, at) + 1
      return { line, column: at - startOf(line) + 1 }
    },
    line(line) {
      const end = line < starts.length ? startOf(line + 1) - 1 : text.length
      return text.slice(startOf(line), end)
    },
  }
}
