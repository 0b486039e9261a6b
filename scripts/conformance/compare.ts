import type { Assertion } from './types.ts'

/** One assertion: the recorded value against the simulated one, by content. */
export function same(id: string, expected: unknown, actual: unknown): Assertion {
  return isEqual(expected, actual) ? { id, ok: true } : { id, ok: false, expected, actual }
}

/** One assertion that holds when the simulated value is any of the recorded ones. */
export function oneOf(id: string, variants: readonly unknown[], actual: unknown): Assertion {
  if (variants.some((variant) => isEqual(variant, actual))) return { id, ok: true }
  return { id, ok: false, expected: variants.length === 1 ? variants[0] : { anyOf: variants }, actual }
}

/** Equal as JSON: the order of keys does not matter, that of lists does; a key without a value counts as absent. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, index) => isEqual(item, b[index]))
  }
  const left = a as Readonly<Record<string, unknown>>
  const right = b as Readonly<Record<string, unknown>>
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every((key) => isEqual(left[key], right[key]))
}
