import type { SourceLine } from './lines.ts'
import { lex } from './lexer.ts'
import type { LexBounds } from './lexing.ts'

/** A here-document as announced by `<<NAME`. */
export interface HeredocStart {
  readonly name: string
  /** False when a part of the name was quoted. */
  readonly expand: boolean
  /** `<<-`: leading tabs of every line go. */
  readonly chomp: boolean
}

/** A here-document with its lines. */
export interface Heredoc extends HeredocStart {
  /** As in the file, line ends included; tabs of a chomped one are still there. */
  readonly content: string
}

const OPERATOR = /^\d*<<(-?)/
const unset = (): undefined => undefined

/**
 * The here-document that a word announces, if any. Fails only for quotes that do not end. Source: BuildKit
 * `frontend/dockerfile/parser/parser.go` (heredocFromMatch).
 */
export function readHeredocStart(word: string, bounds: LexBounds): HeredocStart | undefined {
  const match = OPERATOR.exec(word)
  if (match === null) return undefined
  const rest = word.slice(match[0].length).trimStart()
  if (rest === '' || rest.includes('<')) return undefined
  const plain = lex(rest, unset, { escape: '\\', keepUnset: true, ...bounds })
  const raw = lex(rest, unset, { escape: '\\', keepUnset: true, rawQuotes: true, ...bounds })
  if (!plain.ok || !raw.ok || plain.words.length !== 1) return undefined
  const name = plain.words[0] ?? ''
  return { name, chomp: match[1] === '-', expand: countQuotes(name) === countQuotes(raw.words[0] ?? '') }
}

/** The here-documents that a RUN, COPY or ADD line announces, in order. The line is cut like a shell would cut it. */
export function findHeredocs(line: string, bounds: LexBounds): readonly HeredocStart[] {
  if (!line.includes('<<')) return []
  const lexed = lex(line, unset, { escape: '\\', keepUnset: true, rawQuotes: true, rawEscapes: true, ...bounds })
  if (!lexed.ok) return []
  return lexed.words.flatMap((word) => readHeredocStart(word, bounds) ?? [])
}

/** Takes the lines of a here-document up to its name; `undefined` when the file ends before. */
export function readHeredoc(
  start: HeredocStart,
  nextRaw: () => SourceLine | undefined,
  text: string,
): Heredoc | undefined {
  const first = nextRaw()
  let line = first
  while (line !== undefined) {
    const candidate = start.chomp ? line.text.replace(/^\t+/, '') : line.text
    if (candidate === start.name) return { ...start, content: text.slice(first?.start ?? 0, line.start) }
    line = nextRaw()
  }
  return undefined
}

/** The content as it ends up in a file: without leading tabs where `<<-` asks for that. */
export function heredocText({ content, chomp }: Heredoc): string {
  return chomp ? content.replaceAll(/^\t+/gm, '') : content
}

function countQuotes(text: string): number {
  return [...text].filter((character) => character === "'" || character === '"').length
}
