import { code, hexValue, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isDigit } from './characters.ts'
import { skipRestOfLine } from './scan-property.ts'
import { atDocumentIndicator, charAt, columnOf, scannerRefusal, takeBreak } from './scanner-state.ts'
import type { Scanner, Token } from './scanner-state.ts'

/** White space between two runs of text in a flow scalar: blanks in a line, or line breaks to be folded. */
interface Gap {
  blanks: string
  /** The first line break, then all further ones. */
  first: string
  further: string
  broken: boolean
}

/** A scalar without quotes. It may go on over several lines as long as they are indented enough. */
export function scanPlain(s: Scanner): Token {
  const { offset: start, line } = s
  const indent = s.indent + 1
  const gap: Gap = { blanks: '', first: '', further: '', broken: false }
  let value = ''
  let end = start
  while (!atDocumentIndicator(s) && charAt(s, 0) !== code('#')) {
    const from = s.offset
    skipPlainRun(s)
    if (s.offset > from) {
      value += joiner(gap) + s.text.slice(from, s.offset)
      end = s.offset
    }
    if (!isBlank(charAt(s, 0)) && !isBreak(charAt(s, 0))) break
    takeGap(s, gap, indent)
    if (s.flowLevel === 0 && columnOf(s) < indent) break
  }
  if (gap.broken) s.keyAllowed = true
  return { type: 'scalar', start, end, line, value, suffix: '', plain: true }
}

function skipPlainRun(s: Scanner): void {
  for (let c = charAt(s, 0); !isBlankOrEnd(c); c = charAt(s, 0)) {
    if (c === 0x3a && isBlankOrEnd(charAt(s, 1))) return
    if (s.flowLevel > 0 && (c === 0x2c || c === 0x3f || c === 0x5b || c === 0x5d || c === 0x7b || c === 0x7d)) return
    s.offset += 1
  }
}

/** `'…'` or `"…"`. */
export function scanQuoted(s: Scanner, quote: '"' | "'"): Token {
  const { offset: start, line } = s
  const closing = code(quote)
  s.offset += 1
  let value = ''
  for (;;) {
    if (atDocumentIndicator(s)) throw scannerRefusal(s, 'found unexpected document indicator', start)
    if (s.offset >= s.end) throw scannerRefusal(s, 'found unexpected end of stream', start)
    const gap: Gap = { blanks: '', first: '', further: '', broken: false }
    value += takeQuotedRun(s, closing, gap)
    if (charAt(s, 0) === closing) break
    takeGap(s, gap, 0)
    value += joiner(gap)
  }
  s.offset += 1
  return { type: 'scalar', start, end: s.offset, line, value, suffix: '', plain: false }
}

/** The characters up to the next blank, line break or closing quote, escapes replaced. */
function takeQuotedRun(s: Scanner, closing: number, gap: Gap): string {
  let value = ''
  let from = s.offset
  for (let c = charAt(s, 0); !isBlankOrEnd(c); c = charAt(s, 0)) {
    if (c === closing) {
      if (closing !== 0x27 || charAt(s, 1) !== 0x27) break
      value += s.text.slice(from, s.offset + 1)
      s.offset += 2
      from = s.offset
    } else if (c === 0x5c && closing === 0x22) {
      value += s.text.slice(from, s.offset)
      if (isBreak(charAt(s, 1))) {
        s.offset += 1
        takeBreak(s)
        gap.broken = true
        return value
      }
      value += takeEscape(s)
      from = s.offset
    } else {
      s.offset += 1
    }
  }
  return value + s.text.slice(from, s.offset)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

function takeEscape(s: Scanner): string {
  const letter = String.fromCharCode(charAt(s, 1))
  const simple = ESCAPES[letter]
  const length = CODE_LENGTHS[letter]
  if (simple === undefined && length === undefined) throw scannerRefusal(s, 'found unknown escape character')
  s.offset += 2
  if (simple !== undefined) return simple
  let value = 0
  for (let k = 0; k < (length ?? 0); k += 1) {
    const digit = hexValue(charAt(s, k))
    if (digit < 0) throw scannerRefusal(s, 'did not find expected hexdecimal number')
    value = value * 16 + digit
  }
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) {
    throw scannerRefusal(s, 'found invalid Unicode character escape code')
  }
  s.offset += length ?? 0
  return String.fromCodePoint(value)
}

/** Takes blanks and line breaks. `indent` is the column below which a plain scalar's line must not be indented by tabs. */
function takeGap(s: Scanner, gap: Gap, indent: number): void {
  for (let c = charAt(s, 0); isBlank(c) || isBreak(c); c = charAt(s, 0)) {
    if (isBreak(c)) {
      if (gap.broken) {
        gap.further += takeBreak(s)
      } else {
        gap.blanks = ''
        gap.first = takeBreak(s)
        gap.broken = true
      }
      continue
    }
    if (gap.broken && c === 0x09 && columnOf(s) < indent) {
      throw scannerRefusal(s, 'found a tab character that violates indentation')
    }
    if (!gap.broken) gap.blanks += c === 0x20 ? ' ' : '\t'
    s.offset += 1
  }
}

/** What a gap stands for: blanks as written; one line break a space; n of them n-1. Empties the gap. */
function joiner(gap: Gap): string {
  const { blanks, first, further, broken } = gap
  gap.blanks = gap.first = gap.further = ''
  gap.broken = false
  if (!broken) return blanks
  if (first === '\n') return further === '' ? ' ' : further
  return first + further
}

/** `|` or `>` and the indented lines below it. */
export function scanBlockScalar(s: Scanner, literal: boolean): Token {
  const { offset: start, line } = s
  s.offset += 1
  const { chomp, increment } = takeBlockHeader(s)
  skipRestOfLine(s)
  const fixed = increment === 0 ? 0 : Math.max(s.indent, 0) + increment
  const lead = takeBlockBreaks(s, fixed)
  const indent = lead.indent
  let { breaks, end } = lead
  let value = ''
  let pending = ''
  let blankBefore = false
  while (columnOf(s) === indent && s.offset < s.end) {
    const blankNow = isBlank(charAt(s, 0))
    const folds = !literal && pending === '\n' && !blankBefore && !blankNow
    value += (folds ? (breaks === '' ? ' ' : '') : pending) + breaks
    blankBefore = blankNow
    const from = s.offset
    while (!isBreakOrEnd(charAt(s, 0))) s.offset += 1
    value += s.text.slice(from, s.offset)
    pending = takeBreak(s)
    ;({ breaks, end } = takeBlockBreaks(s, indent))
  }
  if (chomp !== '-') value += pending
  if (chomp === '+') value += breaks
  return { type: 'scalar', start, end, line, value, suffix: '', plain: false }
}

function takeBlockHeader(s: Scanner): { chomp: '+' | '-' | ''; increment: number } {
  let chomp: '+' | '-' | '' = ''
  let increment = 0
  for (let k = 0; k < 2; k += 1) {
    const c = charAt(s, 0)
    if (chomp === '' && (c === code('+') || c === code('-'))) {
      chomp = c === code('+') ? '+' : '-'
    } else if (increment === 0 && isDigit(c)) {
      if (c === code('0')) throw scannerRefusal(s, 'found an indentation indicator equal to 0')
      increment = c - code('0')
    } else {
      break
    }
    s.offset += 1
  }
  return { chomp, increment }
}

/** Takes empty lines and the indentation of the next one. An `indent` of 0 is found from the text. */
function takeBlockBreaks(s: Scanner, indent: number): { indent: number; breaks: string; end: number } {
  const reach = indent === 0 ? Number.POSITIVE_INFINITY : indent
  let breaks = ''
  let widest = 0
  let end = s.offset
  for (;;) {
    while (charAt(s, 0) === 0x20 && columnOf(s) < reach) s.offset += 1
    widest = Math.max(widest, columnOf(s))
    if (charAt(s, 0) === 0x09 && columnOf(s) < reach) {
      throw scannerRefusal(s, 'found a tab character where an indentation space is expected')
    }
    if (!isBreak(charAt(s, 0))) break
    breaks += takeBreak(s)
    end = s.offset
  }
  return { indent: indent === 0 ? Math.max(widest, s.indent + 1, 1) : indent, breaks, end }
}
