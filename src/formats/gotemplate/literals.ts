import { fromUtf8, utf8Of } from '../../domain/bytes.ts'
import { goQuote } from '../../domain/go-quote.ts'

const SIMPLE: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 }
/** Digits that follow the letter of an escape. */
const HEX: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** The text of a quoted or raw string; `undefined` when an escape is none of Go's (strconv.Unquote). */
export function unquoted(literal: string): string | undefined {
  const inner = literal.slice(1, -1)
  if (literal.startsWith('`')) return inner.replaceAll('\r', '')
  if (!inner.includes('\\')) return inner
  const bytes: number[] = []
  for (let at = 0; at < inner.length;) {
    const read = readCharacter(inner, at, '"')
    if (read === undefined) return undefined
    bytes.push(...(read.isByte ? [read.point] : utf8Of(read.point)))
    at = read.end
  }
  return fromUtf8(bytes)
}

interface Character {
  readonly point: number
  readonly isByte: boolean
  readonly end: number
}

function readCharacter(text: string, at: number, quote: string): Character | undefined {
  const point = text.codePointAt(at)
  if (point === undefined) return undefined
  if (text[at] !== '\\') return { point, isByte: false, end: at + (point > 0xffff ? 2 : 1) }
  const letter = text.charAt(at + 1)
  const simple = letter === quote ? quote.charCodeAt(0) : Object.hasOwn(SIMPLE, letter) ? SIMPLE[letter] : undefined
  if (simple !== undefined) return { point: simple, isByte: false, end: at + 2 }
  const count = Object.hasOwn(HEX, letter) ? (HEX[letter] ?? 0) : 0
  const digits = count > 0 ? text.slice(at + 2, at + 2 + count) : text.slice(at + 1, at + 4)
  const isGood = count > 0 ? digits.length === count && /^[\da-fA-F]+$/.test(digits) : /^[0-7]{3}$/.test(digits)
  const value = Number.parseInt(digits, count > 0 ? 16 : 8)
  const isByte = count === 0 || letter === 'x'
  if (!isGood || value > (isByte ? 0xff : 0x10ffff)) return undefined
  if (!isByte && value >= 0xd800 && value <= 0xdfff) return undefined
  return { point: value, isByte, end: at + (count > 0 ? 2 + count : 4) }
}

/** What a number in a template may stand for. */
export interface NumberLiteral {
  /** As an int64; nothing for `1.5`. */
  readonly int?: number
  /** As an unsigned integer; nothing for `-1`. */
  readonly uint?: number
  readonly float?: number
}

const INT_MAX = 2n ** 63n - 1n
const UINT_MAX = 2n ** 64n - 1n

/** Reads a number or a character constant by Go's rules; gives what is wrong with it as a text. Not for imaginary numbers. */
export function readNumber(literal: string): NumberLiteral | string {
  if (literal.startsWith("'")) {
    const inner = literal.slice(1, -1)
    const read = readCharacter(inner, 0, "'")
    if (read === undefined || read.end !== inner.length) {
      return read === undefined ? 'invalid syntax' : `malformed character constant: ${literal}`
    }
    return { int: read.point, uint: read.point, float: read.point }
  }
  const whole = wholeNumber(literal)
  if (whole !== undefined && whole <= UINT_MAX && whole >= -INT_MAX - 1n) {
    const number = Number(whole)
    return {
      ...(whole <= INT_MAX ? { int: number } : {}),
      ...(whole >= 0n ? { uint: number } : {}),
      float: number,
    }
  }
  const digits = literal.replaceAll('_', '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return `illegal number syntax: ${goQuote(literal)}`
  if (!/[.e]/i.test(digits)) return `integer overflow: ${goQuote(literal)}`
  const float = Number(digits)
  if (!Number.isFinite(float)) return `illegal number syntax: ${goQuote(literal)}`
  if (!Number.isInteger(float) || Math.abs(float) >= 2 ** 63) return { float }
  return float < 0 ? { float, int: float } : { float, int: float, uint: float }
}

function wholeNumber(literal: string): bigint | undefined {
  const found = /^([+-]?)(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*)$/.exec(literal)
  if (found === null || /__|_$/.test(literal)) return undefined
  const [, sign = '', body = ''] = found
  if (body.includes('_') && !/^0|^[1-9]/.test(body)) return undefined
  const digits = body.replaceAll('_', '')
  if (/^0\d/.test(digits) && !/^0[0-7]+$/.test(digits)) return undefined
  const value = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits)
  return sign === '-' ? -value : value
}
