import { isSpace, leadingSpace, trim } from './characters.ts'

/** The parts of a logical line: the instruction as written, its flags, and what is left. */
export interface SplitLine {
  readonly keyword: string
  readonly flags: readonly string[]
  readonly rest: string
  /** Where `rest` begins in the line. */
  readonly restAt: number
}

const BLANKS = /[\t\v\f\r ]+/

/** Cuts a text at runs of blanks; the builder's own idea of them. */
export function splitAtBlanks(text: string): readonly string[] {
  return text.split(BLANKS)
}

/** Cuts a text at its first run of blanks; one part when there is none. */
export function splitOnce(text: string): readonly [string] | readonly [string, string] {
  const match = BLANKS.exec(text)
  return match === null ? [text] : [text.slice(0, match.index), text.slice(match.index + match[0].length)]
}

/**
 * Takes the instruction and its flags off a line. Flags are the words directly behind the instruction that start with
 * `--`; a bare `--` ends them and goes. Source: BuildKit `frontend/dockerfile/parser/split_command.go`.
 */
export function splitInstruction(line: string, escape: string): SplitLine {
  const trimmed = trim(line)
  const [keyword, args] = splitOnce(trimmed)
  if (args === undefined) return { keyword, flags: [], rest: '', restAt: line.length }
  const { flags, rest } = takeFlags(args, escape)
  // Every step only takes something away in front, so what is left is the end of the trimmed line.
  const restAt = leadingSpace(line) + trimmed.length - rest.length + leadingSpace(rest)
  return { keyword, flags, rest: trim(rest), restAt }
}

function takeFlags(text: string, escape: string): { flags: readonly string[]; rest: string } {
  const flags: string[] = []
  let at = 0
  while (at < text.length) {
    if (isSpace(text.charAt(at))) {
      at += 1
      continue
    }
    if (!text.startsWith('--', at)) return { flags, rest: text.slice(at) }
    const word = readFlag(text, at, escape)
    at = word.end
    if (word.text === '--') return { flags, rest: word.complete ? text.slice(at) : '' }
    if (word.quoted || word.text !== '') flags.push(word.text)
  }
  return { flags, rest: '' }
}

interface FlagWord {
  readonly text: string
  readonly end: number
  readonly quoted: boolean
  /** False when the line ends inside of it. */
  readonly complete: boolean
}

function readFlag(text: string, start: number, escape: string): FlagWord {
  let word = ''
  let quote = ''
  let quoted = false
  let at = start
  for (; at < text.length; at += 1) {
    let character = text.charAt(at)
    if (quote === '' && isSpace(character)) return { text: word, end: at, quoted, complete: true }
    if (quote === '' && (character === "'" || character === '"')) {
      quote = character
      quoted = true
      continue
    }
    if (quote !== '' && character === quote) {
      quote = ''
      continue
    }
    if (character === escape) {
      at += 1
      if (at >= text.length) break
      character = text.charAt(at)
    }
    word += character
  }
  return { text: word, end: text.length, quoted, complete: false }
}

/**
 * Cuts a text at blanks outside of quotes; quotes and escapes stay, for the replacement of variables later. Source:
 * BuildKit `frontend/dockerfile/parser/line_parsers.go` (parseWords).
 */
export function splitWords(text: string, escape: string): readonly string[] {
  const words: string[] = []
  let word = ''
  let quote = ''
  let started = false
  const flush = (): void => {
    if (started) words.push(word)
    word = ''
    started = false
  }
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quote === '' && isSpace(character)) {
      flush()
      continue
    }
    if (character === escape && quote !== "'") {
      at += 1
      // An escape character at the very end is dropped.
      if (at >= text.length) break
      word += character + text.charAt(at)
      started = true
      continue
    }
    if (quote === '' && (character === "'" || character === '"')) quote = character
    else if (character === quote) quote = ''
    word += character
    started = true
  }
  flush()
  return words
}
