import { isSpace } from './characters.ts'
import type { Lexing, LexOptions, Lookup } from './lexing.ts'
import { readDollar } from './substitution.ts'

/** A text with its variables replaced, or the error in the builder's words. */
export type Lexed =
  | {
      readonly ok: true
      /** One word: blanks are kept. */
      readonly text: string
      /** The same, split at blanks outside of quotes, after replacement. */
      readonly words: readonly string[]
      readonly matched: ReadonlySet<string>
      readonly unmatched: ReadonlySet<string>
    }
  | { readonly ok: false; readonly error: string; readonly unmatched: ReadonlySet<string> }

/**
 * Removes quotes and replaces `$name` and `${name…}` in a text of a Dockerfile, in time linear in its length. Never fails
 * by an exception: what the builder refuses comes back as its own words, without the frame `failed to process "…"`.
 * Source: BuildKit `frontend/dockerfile/shell/lex.go`.
 */
export function lex(source: string, lookup: Lookup, options: LexOptions): Lexed {
  const state: Lexing = {
    source,
    options,
    lookup,
    at: 0,
    charactersLeft: options.charactersMax,
    rawEscapes: options.rawEscapes ?? false,
    error: undefined,
    wordBuffer: '',
    matched: new Set(),
    unmatched: new Set(),
    readUntil: (stop, rawEscapes, depth) => readUntil(state, stop, rawEscapes, depth).text,
  }
  const { text, words } = readUntil(state, undefined, state.rawEscapes, 0)
  if (state.error !== undefined) return { ok: false, error: state.error, unmatched: state.unmatched }
  return { ok: true, text, words, matched: state.matched, unmatched: state.unmatched }
}

interface Piece {
  readonly text: string
  readonly words: readonly string[]
}

const NOTHING: Piece = { text: '', words: [] }

/** Reads up to `stop` (which is consumed) or to the end; not finding `stop` is an error. */
function readUntil(state: Lexing, stop: string | undefined, rawEscapes: boolean, depth: number): Piece {
  if (depth > state.options.depthMax) {
    state.error ??= `substitutions nested more than ${state.options.depthMax} deep`
    return NOTHING
  }
  const outerRawEscapes = state.rawEscapes
  state.rawEscapes = rawEscapes
  const result: string[] = []
  const words = createWords(state)
  let stopped = stop === undefined
  while (state.at < state.source.length && state.error === undefined) {
    const character = state.source.charAt(state.at)
    if (character === stop) {
      state.at += 1
      stopped = true
      break
    }
    readOne(state, character, result, words, depth)
  }
  state.rawEscapes = outerRawEscapes
  if (!stopped) state.error ??= `unexpected end of statement while looking for matching ${stop}`
  return { text: result.join(''), words: words.finish() }
}

function readOne(state: Lexing, character: string, result: string[], words: Words, depth: number): void {
  const quotes = state.options.ignoreQuotes !== true
  if (character === '$') {
    const text = readDollar(state, depth)
    result.push(text)
    for (const one of text) words.add(one)
  } else if (character === '<' || (quotes && (character === "'" || character === '"'))) {
    const text =
      character === '<' ? readLess(state) : character === "'" ? readSingleQuoted(state) : readDoubleQuoted(state, depth)
    result.push(text)
    words.addRaw(text)
  } else {
    state.at += 1
    if (character !== state.options.escape) {
      result.push(character)
      words.add(character)
      return
    }
    if (state.rawEscapes) {
      result.push(character)
      words.addRaw(character)
    }
    const next = state.source.charAt(state.at)
    state.at += 1
    result.push(next)
    if (next !== '') words.addRaw(next)
  }
}

interface Words {
  add(character: string): void
  addRaw(text: string): void
  finish(): readonly string[]
}

/** Nested substitutions share one word buffer and empty it, as the original does: only the words of `EXPOSE` show it. */
function createWords(state: Lexing): Words {
  const words: string[] = []
  let inWord = false
  state.wordBuffer = ''
  const flush = (): void => {
    if (state.wordBuffer === '') return
    words.push(state.wordBuffer)
    state.wordBuffer = ''
    inWord = false
  }
  const addRaw = (text: string): void => {
    state.wordBuffer += text
    inWord = true
  }
  return {
    addRaw,
    add(character) {
      if (!isSpace(character)) addRaw(character)
      else if (inWord) flush()
    },
    finish() {
      flush()
      return words
    },
  }
}

function readSingleQuoted(state: Lexing): string {
  const end = state.source.indexOf("'", state.at + 1)
  if (end === -1) {
    state.error ??= 'unexpected end of statement while looking for matching single-quote'
    return ''
  }
  const inside = state.source.slice(state.at + 1, end)
  state.at = end + 1
  return state.options.rawQuotes === true ? `'${inside}'` : inside
}

function readDoubleQuoted(state: Lexing, depth: number): string {
  const { source } = state
  const quote = state.options.rawQuotes === true ? '"' : ''
  const result: string[] = [quote]
  state.at += 1
  while (state.at < source.length && state.error === undefined) {
    const character = source.charAt(state.at)
    if (character === '"') {
      state.at += 1
      result.push(quote)
      return result.join('')
    }
    if (character === '$') {
      result.push(readDollar(state, depth))
      continue
    }
    state.at += 1
    if (character !== state.options.escape) {
      result.push(character)
      continue
    }
    if (state.rawEscapes) result.push(character)
    if (state.at >= source.length) break
    const next = source.charAt(state.at)
    if (next === '"' || next === '$' || next === state.options.escape) {
      result.push(next)
      state.at += 1
    } else {
      result.push(character)
    }
  }
  state.error ??= 'unexpected end of statement while looking for matching double-quote'
  return ''
}

/** `<<` keeps the blanks behind it in the same word, so that `<< EOF` is one. */
function readLess(state: Lexing): string {
  const start = state.at
  state.at += 1
  if (state.source.charAt(state.at) !== '<') return '<'
  state.at += 1
  while (/^[\t\r ]$/.test(state.source.charAt(state.at))) state.at += 1
  return state.source.slice(start, state.at)
}
