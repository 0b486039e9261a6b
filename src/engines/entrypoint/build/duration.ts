import { goQuote } from '../../../formats/dockerfile/index.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  '\u00b5s': 1e3,
  '\u03bcs': 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
}
const PIECE = /(\d*)(?:\.(\d*))?([^\d.]*)/y

/** Reads a Go duration such as `1m30s` into nanoseconds. Fails in the words of Go `time.ParseDuration`. */
export function parseDuration(text: string): Outcome<number> {
  const invalid = failed(`time: invalid duration ${goQuote(text)}`)
  const negative = text.startsWith('-')
  const body = /^[+-]/.test(text) ? text.slice(1) : text
  if (body === '0') return done(0)
  if (body === '') return invalid
  let total = 0
  let at = 0
  while (at < body.length) {
    PIECE.lastIndex = at
    const match = PIECE.exec(body)
    const [whole = '', digits = '', fraction = '', unit = ''] = match ?? []
    if (digits === '' && fraction === '') return invalid
    if (unit === '') return failed(`time: missing unit in duration ${goQuote(text)}`)
    const size = Object.hasOwn(NANOSECONDS, unit) ? NANOSECONDS[unit] : undefined
    if (size === undefined) return failed(`time: unknown unit ${goQuote(unit)} in duration ${goQuote(text)}`)
    total += Math.trunc(Number(`${digits === '' ? '0' : digits}.${fraction === '' ? '0' : fraction}`) * size)
    if (total > Number.MAX_SAFE_INTEGER) return invalid
    at += whole.length
  }
  return done(negative ? -total : total)
}
