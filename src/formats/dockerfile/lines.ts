import { leadingSpace, trim } from './characters.ts'

/** One line of the file: its text without line end, and where it starts. */
export interface SourceLine {
  readonly text: string
  /** Offset of its first character in the file, in UTF-16 units. */
  readonly start: number
}

/** Several lines that continuations made one, without comments and escape characters. */
export interface LogicalLine {
  readonly text: string
  /** 1-based lines of the file from where it starts to where it ends (here-documents not counted). */
  readonly startLine: number
  readonly endLine: number
  /** Comments right above it, without `#`. */
  readonly comments: readonly string[]
  /** True when a blank line stands in the middle of it. */
  readonly hasEmptyContinuation: boolean
  /** Pieces of `text` and where they come from, in order. */
  readonly pieces: readonly { readonly at: number; readonly offset: number }[]
}

/** The offset in the file of a position in the text of a logical line. */
export function offsetOf(line: LogicalLine, at: number): number {
  let low = 0
  let high = line.pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((line.pieces[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const piece = line.pieces[low] ?? { at: 0, offset: 0 }
  return piece.offset + (at - piece.at)
}

/** Cuts a file at line feeds. Carriage returns in front of them belong to the line end; a byte order mark is dropped. */
export function splitLines(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = []
  let start = text.startsWith('\uFEFF') ? 1 : 0
  while (start < text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    let cut = end
    while (cut > start && text.charAt(cut - 1) === '\r') cut -= 1
    lines.push({ text: text.slice(start, cut), start })
    start = end + 1
  }
  return lines
}

/** Reads logical lines one after the other, so that here-documents can be taken from between them. */
export interface LineReader {
  /** The next logical line; `undefined` at the end of the file. Blank lines and comments are skipped. */
  next(): LogicalLine | undefined
  /** The next line as it is, for a here-document. */
  nextRaw(): SourceLine | undefined
  /** How many lines were read. */
  readonly linesRead: number
}

/**
 * Joins continued lines as the builder does: the escape character and blanks behind it go, the next line follows with its
 * leading blanks; comments and blank lines in between vanish. Source: BuildKit `frontend/dockerfile/parser/parser.go`.
 */
export function createLineReader(lines: readonly SourceLine[], escape: string, skip: number): LineReader {
  let read = skip
  let comments: string[] = []

  const join = (first: SourceLine, start: number, startLine: number): LogicalLine | undefined => {
    const pieces = [{ at: 0, offset: first.start + start }]
    let current = cutContinuation(first.text.slice(start), escape)
    const parts = [current.text]
    let length = current.text.length
    let hasEmptyContinuation = false
    if (!current.continues && length === 0) return undefined
    while (current.continues && read < lines.length) {
      const line = lines[read] ?? { text: '', start: 0 }
      read += 1
      if (isComment(line.text)) continue
      if (leadingSpace(line.text) === line.text.length) {
        hasEmptyContinuation = true
        continue
      }
      current = cutContinuation(line.text, escape)
      pieces.push({ at: length, offset: line.start })
      parts.push(current.text)
      length += current.text.length
    }
    const above = comments
    comments = []
    return { text: parts.join(''), startLine, endLine: read, comments: above, hasEmptyContinuation, pieces }
  }

  return {
    get linesRead() {
      return read
    },
    nextRaw() {
      const line = lines[read]
      if (line !== undefined) read += 1
      return line
    },
    next() {
      while (read < lines.length) {
        const line = lines[read] ?? { text: '', start: 0 }
        read += 1
        if (isComment(line.text)) {
          const comment = trim(line.text.slice(1))
          if (comment === '') comments = []
          else comments.push(comment)
          continue
        }
        const joined = join(line, leadingSpace(line.text), read)
        if (joined !== undefined) return joined
      }
      return undefined
    },
  }
}

function isComment(text: string): boolean {
  return text.charAt(leadingSpace(text)) === '#'
}

/** Two escape characters at the end are not a continuation. */
function cutContinuation(text: string, escape: string): { text: string; continues: boolean } {
  let end = text.length
  while (end > 0 && (text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '\t')) end -= 1
  const continues = end > 0 && text.charAt(end - 1) === escape && text.charAt(end - 2) !== escape
  return continues ? { text: text.slice(0, end - 1), continues } : { text, continues }
}

const LINE_BYTES_MAX = 65_535

/** The 0-based index of the first line that is too long for the builder's reader; -1 when there is none. */
export function findTooLongLine(text: string, lines: readonly SourceLine[]): number {
  return lines.findIndex(({ start }, index) => {
    const end = lines[index + 1]?.start ?? text.length
    return (end - start) * 3 > LINE_BYTES_MAX && utf8Length(text.slice(start, end)) > LINE_BYTES_MAX
  })
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}
