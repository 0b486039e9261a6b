import { goQuote } from '../../domain/go-quote.ts'
import { isKeyword, type Token, type TokenKind } from './token.ts'
import { isAlphanumeric, isSpace, numberEnd, quoteEnd, unicodeName } from './characters.ts'

/** A template under the lexer. */
interface Lexer {
  readonly text: string
  readonly tokens: Token[]
  at: number
  /** Where the token under way begins. */
  start: number
  /** Line of `start`. */
  line: number
  parentheses: number
}

/**
 * The tokens of a template, up to the end or the first error. Rules of Go 1.24 `text/template/parse/lex.go`: `{{- ` and
 * ` -}}` take white space away, comments stand alone in an action, an action may go over several lines.
 */
export function tokensOf(text: string): readonly Token[] {
  const lexer: Lexer = { text, tokens: [], at: 0, start: 0, line: 1, parentheses: 0 }
  while (readText(lexer)) {
    if (readComment(lexer)) continue
    while (lexer.tokens.at(-1)?.kind !== 'close') {
      readInside(lexer)
      if (lexer.tokens.at(-1)?.kind === 'error') return lexer.tokens
    }
  }
  return lexer.tokens
}

function emit(lexer: Lexer, kind: TokenKind, end: number): void {
  lexer.tokens.push({ kind, text: lexer.text.slice(lexer.start, end), at: lexer.start, line: lexer.line })
  skipTo(lexer, end)
}

function fail(lexer: Lexer, text: string): void {
  lexer.tokens.push({ kind: 'error', text, at: lexer.start, line: lexer.line })
}

function skipTo(lexer: Lexer, end: number): void {
  for (let at = lexer.start; at < end; at += 1) if (lexer.text[at] === '\n') lexer.line += 1
  lexer.start = end
  lexer.at = end
}

/** Reads up to the next action. False at the end, or in front of an error. */
function readText(lexer: Lexer): boolean {
  const { text } = lexer
  const open = text.indexOf('{{', lexer.at)
  let end = open === -1 ? text.length : open
  if (open !== -1 && isTrimmedAfter(text, open + 2)) while (end > lexer.start && isSpace(text[end - 1])) end -= 1
  if (end > lexer.start) emit(lexer, 'text', end)
  if (open !== -1) skipTo(lexer, open)
  else emit(lexer, 'end of file', end)
  return open !== -1
}

/** `-` and white space behind `{{`. */
function isTrimmedAfter(text: string, at: number): boolean {
  return text[at] === '-' && isSpace(text[at + 1])
}

/** Length of `}}` or ` -}}` at a place; 0 for neither. */
function closeLength(text: string, at: number): 0 | 2 | 4 {
  if (isSpace(text[at]) && text.startsWith('-}}', at + 1)) return 4
  return text.startsWith('}}', at) ? 2 : 0
}

/** Reads `{{`, and a comment if it is one. */
function readComment(lexer: Lexer): boolean {
  const { text, start } = lexer
  const inside = start + (isTrimmedAfter(text, start + 2) ? 4 : 2)
  if (!text.startsWith('/*', inside)) {
    lexer.tokens.push({ kind: 'open', text: '{{', at: start, line: lexer.line })
    lexer.parentheses = 0
    skipTo(lexer, inside)
    return false
  }
  const end = text.indexOf('*/', inside + 2)
  const close = end === -1 ? 0 : closeLength(text, end + 2)
  if (close === 0) {
    skipTo(lexer, inside)
    fail(lexer, end === -1 ? 'unclosed comment' : 'comment ends before closing delimiter')
    return false
  }
  skipTo(lexer, afterClose(text, end + 2, close))
  return true
}

/** Where the text goes on behind a closing delimiter. */
function afterClose(text: string, at: number, length: 2 | 4): number {
  let end = at + length
  if (length === 4) while (isSpace(text[end])) end += 1
  return end
}

function readClose(lexer: Lexer, length: 2 | 4): void {
  if (lexer.parentheses > 0) return fail(lexer, 'unclosed left paren')
  const { text, at } = lexer
  skipTo(lexer, at + length - 2)
  lexer.tokens.push({ kind: 'close', text: '}}', at: lexer.start, line: lexer.line })
  skipTo(lexer, afterClose(text, at, length))
}

/** Signs that are tokens by themselves. */
const SIGNS: Readonly<Record<string, TokenKind>> = { '=': 'assign', '|': 'pipe', '(': '(', ')': ')' }

/** Reads one token of an action. */
function readInside(lexer: Lexer): void {
  const { text, at } = lexer
  if (lexer.tokens.at(-1)?.kind === 'error') return
  const length = closeLength(text, at)
  if (length !== 0) return readClose(lexer, length)
  const point = text.codePointAt(at)
  if (point === undefined) return fail(lexer, 'unclosed action')
  const sign = String.fromCodePoint(point)
  if (isSpace(sign)) {
    let end = at + 1
    while (isSpace(text[end]) && closeLength(text, end) === 0) end += 1
    return emit(lexer, 'space', end)
  }
  if (sign === ':') return text[at + 1] === '=' ? emit(lexer, 'declare', at + 2) : fail(lexer, 'expected :=')
  if ('"`\''.includes(sign)) return readQuoted(lexer, sign)
  if (sign === '$') return readWord(lexer, 'variable')
  // A dot at the very end is read as a number, which it then is not.
  if (/[+\d-]/.test(sign) || (sign === '.' && /\d/.test(text[at + 1] ?? '0'))) return readNumber(lexer)
  if (sign === '.') return readWord(lexer, 'field')
  if (isAlphanumeric(sign)) return readWord(lexer, 'identifier')
  if (sign === '(') lexer.parentheses += 1
  if (sign === ')') lexer.parentheses -= 1
  if (lexer.parentheses < 0) return fail(lexer, 'unexpected right paren')
  if (Object.hasOwn(SIGNS, sign)) return emit(lexer, SIGNS[sign] ?? 'char', at + 1)
  if (/^[!-~]$/.test(sign)) return emit(lexer, 'char', at + 1)
  return fail(lexer, `unrecognized character in action: ${unicodeName(sign)}`)
}

const UNCLOSED: Readonly<Record<string, string>> = {
  '"': 'unterminated quoted string',
  '`': 'unterminated raw quoted string',
  "'": 'unterminated character constant',
}

function readQuoted(lexer: Lexer, quote: string): void {
  const end = quoteEnd(lexer.text, lexer.at)
  if (end === undefined) return fail(lexer, UNCLOSED[quote] ?? '')
  emit(lexer, quote === "'" ? 'character' : 'string', end)
}

function readNumber(lexer: Lexer): void {
  const { end, isGood } = numberEnd(lexer.text, lexer.at)
  if (!isGood) return fail(lexer, `bad number syntax: ${goQuote(lexer.text.slice(lexer.at, end))}`)
  emit(lexer, 'number', end)
}

function readWord(lexer: Lexer, kind: 'variable' | 'field' | 'identifier'): void {
  const { text, at } = lexer
  let end = kind === 'identifier' ? at : at + 1
  let next = characterAt(text, end)
  while (isAlphanumeric(next)) {
    end += next.length
    next = characterAt(text, end)
  }
  const isEnded = next === '' || isSpace(next) || '.,|:)('.includes(next) || text.startsWith('}}', end)
  if (!isEnded) return fail(lexer, `bad character ${unicodeName(next)}`)
  const word = text.slice(at, end)
  if (kind !== 'variable' && isKeyword(word)) return emit(lexer, word, end)
  emit(lexer, word === 'true' || word === 'false' ? 'bool' : kind, end)
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at)
  return point === undefined ? '' : String.fromCodePoint(point)
}
