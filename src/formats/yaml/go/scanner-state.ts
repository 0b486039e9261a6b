import { END_OF_TEXT, isBlankOrEnd, isBreak } from './characters.ts'
import { YamlRefusal } from './refusal.ts'

export type TokenType =
  | 'stream-end'
  | 'version-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar'

/** A token of YAML 1.1. Offsets count UTF-16 units from the start of the file; `line` is 0-based within the document. */
export interface Token {
  readonly type: TokenType
  readonly start: number
  readonly end: number
  readonly line: number
  /** A scalar's text, an anchor's name, a tag's or directive's handle. */
  readonly value: string
  /** A tag's suffix, a directive's prefix or version. */
  readonly suffix: string
  /** For scalars: written without quotes, so that its type is found from its text. */
  readonly plain: boolean
  /** Set while a `:` further on may still turn this token into the start of a key. */
  readonly key?: PossibleKey
}

/** A place where an implicit key may have begun. */
export interface PossibleKey {
  possible: boolean
  /** Whether its token waits in the queue until it is decided. */
  awaited: boolean
  /** In block context at the column of the mapping nothing but a key may stand. */
  readonly required: boolean
  /** How many tokens came before it. */
  readonly tokenNumber: number
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** The scanner's place in one document and what it must remember to place keys and blocks. */
export interface Scanner {
  readonly text: string
  /** Where the document ends in `text`. */
  readonly end: number
  readonly depthMax: number
  offset: number
  line: number
  /** Offset of the first character of the current line. */
  lineStart: number
  /** Column of the innermost open block collection; -1 outside of any. */
  indent: number
  readonly indents: number[]
  flowLevel: number
  /** True where an implicit key may begin. */
  keyAllowed: boolean
  /** One entry per flow level, the block context first. */
  readonly keys: PossibleKey[]
  /** Scanned but not yet taken. */
  queue: Token[]
  taken: number
}

/** A scanner at the start of the document `text[start, end)`. */
export function createScanner(text: string, start: number, end: number, depthMax: number): Scanner {
  return {
    text,
    end,
    depthMax,
    offset: start,
    line: 0,
    lineStart: start,
    indent: -1,
    indents: [],
    flowLevel: 0,
    keyAllowed: true,
    keys: [{ possible: false, awaited: false, required: false, tokenNumber: 0, offset: start, line: 0, column: 0 }],
    queue: [],
    taken: 0,
  }
}

/** The character `ahead` places further on. */
export function charAt(s: Scanner, ahead: number): number {
  const offset = s.offset + ahead
  return offset < s.end ? s.text.charCodeAt(offset) : END_OF_TEXT
}

export function columnOf(s: Scanner): number {
  return s.offset - s.lineStart
}

/** Takes one line break and gives what it means in a scalar: LF, except that LS and PS stand for themselves. */
export function takeBreak(s: Scanner): string {
  const c = charAt(s, 0)
  if (!isBreak(c)) return ''
  s.offset += c === 0x0d && charAt(s, 1) === 0x0a ? 2 : 1
  s.line += 1
  s.lineStart = s.offset
  return c === 0x2028 || c === 0x2029 ? String.fromCharCode(c) : '\n'
}

/** True at a line that starts with `---` or `...` as a document indicator. */
export function atDocumentIndicator(s: Scanner): boolean {
  if (s.offset !== s.lineStart) return false
  const c = charAt(s, 0)
  if (c !== 0x2d && c !== 0x2e) return false
  return charAt(s, 1) === c && charAt(s, 2) === c && isBlankOrEnd(charAt(s, 3))
}

/** A token without text of its own. */
export function mark(type: TokenType, start: number, end: number, line: number): Token {
  return { type, start, end, line, value: '', suffix: '', plain: false }
}

/**
 * A scanner error in go-yaml's words (`parser.fail` in decode.go of yaml.v2). The line is that of the scanner's place,
 * 1-based; it is not said on the first line, because 0 there means "no line known".
 */
export function scannerRefusal(s: Scanner, problem: string, lookAt: number = s.offset): YamlRefusal {
  return new YamlRefusal(`yaml: ${lineWords(s.line === 0 ? 0 : s.line + 1)}${problem}`, lookAt)
}

/** `line 7: `, or nothing for 0. */
export function lineWords(line: number): string {
  return line === 0 ? '' : `line ${line}: `
}
