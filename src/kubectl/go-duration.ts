import { goQuote } from '../kubernetes/go-format.ts'
import { type Result, good, refused } from './failure.ts'

const UNIT_NS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1_000,
  µs: 1_000,
  μs: 1_000,
  ms: 1_000_000,
  s: 1_000_000_000,
  m: 60_000_000_000,
  h: 3_600_000_000_000,
}

/** Ms of a duration as Go's `time.ParseDuration` reads it: `1h30m`, `1.5s`, `-2m`. Fails in Go's words. */
export function parseGoDuration(text: string): Result<number> {
  const invalid = () => refused<number>(`time: invalid duration ${goQuote(text)}`)
  const negative = text.startsWith('-')
  let rest = negative || text.startsWith('+') ? text.slice(1) : text
  if (rest === '0') return good(0)
  if (rest === '') return invalid()
  let totalNs = 0
  while (rest !== '') {
    const number = /^[0-9]*(?:\.[0-9]*)?/.exec(rest)?.[0] ?? ''
    if (!/[0-9]/.test(number)) return invalid()
    rest = rest.slice(number.length)
    const unit = /^[^0-9.]*/.exec(rest)?.[0] ?? ''
    if (unit === '') return refused(`time: missing unit in duration ${goQuote(text)}`)
    const factor = Object.hasOwn(UNIT_NS, unit) ? UNIT_NS[unit] : undefined
    if (factor === undefined) return refused(`time: unknown unit ${goQuote(unit)} in duration ${goQuote(text)}`)
    totalNs += Number(number) * factor
    rest = rest.slice(unit.length)
  }
  if (totalNs > Number.MAX_SAFE_INTEGER * 1000) return invalid()
  const totalMs = Math.floor(totalNs / 1_000_000)
  return good(negative ? -totalMs : totalMs)
}
