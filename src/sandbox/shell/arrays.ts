import { utf8Bytes } from '../../domain/bytes.ts'
import type { Associative } from './session.ts'

/** The value of a variable. */
type Get = (name: string) => string | undefined

/** Bash keeps associative arrays in so many buckets (ASSOC_HASH_BUCKETS). */
const BUCKETS = 1024
const FNV_OFFSET = 2_166_136_261
const FNV_PRIME = 16_777_619

/**
 * The entries of an associative array in bash's order: by bucket, and in one bucket the newest first. `declare -A m=([a]=1 [b]=2)` lists `b` before
 * `a`. Source: bash `hashlib.c` (hash_string is FNV-1 of 32 bits), `assoc.c`.
 */
export function entriesOf(array: Associative): readonly (readonly [string, string])[] {
  const placed = [...array].toReversed().map((entry) => ({ entry, bucket: hash(entry[0]) % BUCKETS }))
  return placed.toSorted((a, b) => a.bucket - b.bucket).map(({ entry }) => entry)
}

function hash(key: string): number {
  let sum = FNV_OFFSET
  for (const byte of utf8Bytes(key)) sum = (Math.imul(sum, FNV_PRIME) ^ byte) >>> 0
  return sum
}

/** The place that the index of an array means: a number, a variable that holds one, or the sum of two of them. */
export function indexOf(text: string, get: Get): number | undefined {
  const [, sign = '', first = '', operator = '+', second = '0'] = SUM.exec(text) ?? []
  const [a, b] = [numberOf(first, get), numberOf(second, get)]
  if (a === undefined || b === undefined) return undefined
  return (sign === '-' ? -a : a) + (operator === '-' ? -b : b)
}

const SUM = /^\s*(-)?\s*(\w+)\s*(?:([-+])\s*(\w+)\s*)?$/

/** A variable that is not set is 0, as in any arithmetic. */
function numberOf(word: string, get: Get): number | undefined {
  const text = /^[A-Za-z_]/.test(word) ? get(word) || '0' : word
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined
}
