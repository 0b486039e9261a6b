import type { Assertion } from './types.ts'
import { isEqual } from './compare.ts'

/** Start-up of a real container and rounding: what the recordings have more than the process took. */
const NOISE_MIN_S = -0.1
const NOISE_MAX_S = 0.9

/** Compares texts in which the recording may hold `<id>`, `<path>` and their like for text of one day only. */
export function sameText(id: string, expected: string, actual: string | undefined): Assertion {
  const holds = actual !== undefined && matchesPlaceholders(expected, actual)
  return holds ? { id, ok: true } : { id, ok: false, expected, actual }
}

/** A placeholder stands for any text on one line. */
export function matchesPlaceholders(expected: string, actual: string): boolean {
  const parts = expected.split(/<(?:id|path|no network|mount|time|size)>/)
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      if (!actual.startsWith(part)) return false
      at = part.length
      continue
    }
    const isLast = index === parts.length - 1
    const found = isLast ? actual.length - part.length : actual.indexOf(part, at)
    if (found < at || !actual.startsWith(part, found) || actual.slice(at, found).includes('\n')) return false
    at = found + part.length
  }
  return at === actual.length
}

/** Compares seconds: a recording has start-up time and rounding in it. */
export function sameSeconds(id: string, expected: number, actualMs: number | undefined): Assertion {
  const noise = actualMs === undefined ? Number.NaN : expected - actualMs / 1000
  if (noise >= NOISE_MIN_S && noise <= NOISE_MAX_S) return { id, ok: true }
  return { id, ok: false, expected, actual: actualMs === undefined ? undefined : actualMs / 1000 }
}

/** A list with texts in it may hold placeholders as well. */
export function sameValue(id: string, expected: unknown, actual: unknown): Assertion {
  if (typeof expected === 'string' && typeof actual === 'string') return sameText(id, expected, actual)
  return isEqual(expected, actual) ? { id, ok: true } : { id, ok: false, expected, actual }
}

/** Recorded output is cut at 1500 characters. */
export function sameOutput(id: string, expected: string, actual: string | undefined): Assertion {
  const isCut = expected.length >= 1500
  return sameText(id, expected.slice(0, 1500), isCut ? actual?.slice(0, 1500) : actual)
}
