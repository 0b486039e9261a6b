import type { Position, SourceRange } from './diagnostic.ts'

/** Finds lines and columns of UTF-16 offsets. The table of line starts is made on first use, once per text. */
export interface LineTable {
  position(offset: number): Position
  range(file: string, start: number, end: number): SourceRange
}

/** Lines end with LF or CR LF, as editors and `kubectl` count them. */
export function lineTable(text: string): LineTable {
  let starts: number[] | undefined
  const position = (offset: number): Position => {
    starts ??= lineStarts(text)
    const line = lastAtOrBefore(starts, offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
  }
  return {
    position,
    range: (file, start, end) => ({ file, start: position(start), end: position(Math.max(start, end)) }),
  }
}

/** The offset at which each line starts. Lines end with LF; offsets are UTF-16 units. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The index of the last of the sorted `starts` that is not behind `offset`: a binary search. */
export function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Where a text stands that was cut out of a file line by line, such as a fenced block of Markdown. */
export interface TextOrigin {
  /** 1-based line of the file on which the text starts. */
  readonly line: number
  /** For each line of the text, how many UTF-16 units of the file's line precede it. */
  readonly columns: readonly number[]
}

/** Positions in the file of a text that was cut out of it. */
export function embeddedLines(text: string, origin: TextOrigin): LineTable {
  const inner = lineTable(text)
  const position = (offset: number): Position => {
    const { line, column } = inner.position(offset)
    return { line: line + origin.line - 1, column: column + (origin.columns[line - 1] ?? 0) }
  }
  return {
    position,
    range: (file, start, end) => ({ file, start: position(start), end: position(Math.max(start, end)) }),
  }
}

/** A longer line is no help in a report, and a report must not grow with it. */
const EXCERPT_CHARACTERS_MAX = 1000

/** The text of a line by its 1-based number, without its end; `undefined` where there is none or it is very long. */
export function excerptOf(text: string, line: number): string | undefined {
  let start = 0
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', start)
    if (end < 0) return undefined
    start = end + 1
  }
  const end = text.indexOf('\n', start)
  const excerpt = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '')
  return excerpt.length > EXCERPT_CHARACTERS_MAX ? undefined : excerpt
}
