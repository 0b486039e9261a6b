/** How an amount is written: `500m`, `2G`; `128Mi`; `1e3` (apimachinery/pkg/api/resource/quantity.go). */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent'

/** An amount of a resource in billionths, the finest unit there is, and the way its author wrote it. */
export interface Quantity {
  readonly nanos: bigint
  readonly format: QuantityFormat
}

export type QuantityResult =
  | { readonly ok: true; readonly value: Quantity }
  | { readonly ok: false; readonly error: string }

const WRONG_FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const WRONG_SUFFIX = "unable to parse quantity's suffix"

/** Sign, digits before and after the point, suffix. No digits at all mean zero. */
const PARTS = /^([+-]?)([0-9]*)(?:\.([0-9]*))?((?:[eEinumkKMGTP]+[-+]?[0-9]*|[-+][0-9]*)?)$/

const NANOS = 1_000_000_000n
/** Amounts are cut to what an int64 holds. */
const NANOS_MAX = 9_223_372_036_854_775_807n * NANOS
const DIGITS_MAX = 40

const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
const DECIMAL_SUFFIXES: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
}

/**
 * Reads an amount as the API server does: a decimal number, then a suffix or an exponent. What is finer than a
 * billionth is rounded away from zero; what is too large is cut to the largest amount. The error texts are the server's.
 */
export function parseQuantity(text: string): QuantityResult {
  if (text === '') return { ok: false, error: WRONG_FORMAT }
  const parts = PARTS.exec(text)
  if (parts === null) return { ok: false, error: WRONG_FORMAT }
  const [, sign = '', whole = '', fraction = '', suffix = ''] = parts
  const unit = parseSuffix(suffix)
  if (unit === undefined) return { ok: false, error: WRONG_SUFFIX }
  const size = clamp(magnitude(whole.replace(/^0+/, ''), withoutTrailingZeros(fraction), unit))
  return { ok: true, value: { nanos: sign === '-' ? -size : size, format: unit.format } }
}

/** How Go holds an amount that it read from a text: as a number and a power of ten, or as a decimal of any length. */
export interface GoQuantity {
  readonly format: QuantityFormat
  /** Absent for a decimal of any length. */
  readonly amount?: { readonly value: bigint; readonly scale: number }
  /** Go keeps the text beside the number and writes it again as it was. */
  readonly keepsText: boolean
}

/** Digits that fit into an int64 whatever they are. */
const INT64_DIGITS = 18

/**
 * Go's form of an amount. Texts whose number needs no shortening are kept: `500m`, `1Gi`, but also `1.250` and `007`;
 * binary numbers that are multiples of 8 never are, since they could need it.
 */
export function goQuantity(text: string): GoQuantity | undefined {
  const parts = PARTS.exec(text)
  const unit = parts === null ? undefined : parseSuffix(parts[4] ?? '')
  if (parts === null || unit === undefined) return undefined
  if (text === '0') return { format: 'DecimalSI', amount: { value: 0n, scale: 0 }, keepsText: true }
  const number = (parts[2] ?? '').replace(/^0+/, '') || '0'
  const digits = `${number}${parts[3] ?? ''}`
  const isBinary = unit.format === 'BinarySI'
  const scale = isBinary ? 0 : unit.exponent - (digits.length - number.length)
  if (!fitsInt64(digits, number, unit) || scale < -9) return { format: unit.format, keepsText: false }
  const size = BigInt(digits) * (isBinary ? 2n ** BigInt(unit.exponent) : 1n)
  const value = parts[1] === '-' ? -size : size
  const keepsText = isBinary
    ? BigInt(digits) % 8n !== 0n
    : scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0')
  return { format: unit.format, amount: { value, scale }, keepsText }
}

function fitsInt64(digits: string, number: string, unit: Unit): boolean {
  if (unit.format !== 'BinarySI') return digits.length <= INT64_DIGITS
  return digits.length === number.length && 14 - digits.length - Math.trunc((unit.exponent * 3) / 10) >= 0
}

/** The text that the server stores for an amount it was given; `parseQuantity` must have accepted it. */
export function storedQuantity(text: string): string {
  const parsed = parseQuantity(text)
  if (!parsed.ok || goQuantity(text)?.keepsText === true) return text
  return formatQuantity(parsed.value)
}

/** Less than 0, 0 or more than 0, as `a` is less than, equal to or more than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0
}

/** The amount in whole thousandths, rounded away from zero: resource lists hold nothing finer. */
export function roundUpToMilli(quantity: Quantity): Quantity {
  const milli = 1_000_000n
  const rest = quantity.nanos % milli
  if (rest === 0n) return quantity
  return { ...quantity, nanos: quantity.nanos - rest + (quantity.nanos < 0n ? -milli : milli) }
}

/**
 * The one way in which the server writes an amount: no fraction, the largest suffix that needs none. `0.5` becomes
 * `500m`, `1000m` becomes `1`, `131072Ki` becomes `128Mi`. Binary amounts below 1024 or with a fraction go decimal.
 */
export function formatQuantity(quantity: Quantity): string {
  const { number, exponent, binary } = canonicalParts(quantity)
  if (binary) return `${number}${BINARY_SUFFIXES[exponent] ?? ''}`
  if (quantity.format === 'DecimalExponent') return exponent === 0 ? `${number}` : `${number}e${exponent}`
  return `${number}${decimalSuffix(exponent)}`
}

/** Number and power of the canonical form: of ten, or of 1024 when `binary`. */
function canonicalParts(quantity: Quantity): { number: bigint; exponent: number; binary: boolean } {
  const { nanos } = quantity
  const size = nanos < 0n ? -nanos : nanos
  if (quantity.format === 'BinarySI' && size >= 1024n * NANOS && nanos % NANOS === 0n) {
    let number = nanos / NANOS
    let exponent = 0
    while (number % 1024n === 0n && exponent < BINARY_SUFFIXES.length - 1) {
      number /= 1024n
      exponent += 1
    }
    return { number, exponent, binary: true }
  }
  if (nanos === 0n) return { number: 0n, exponent: 0, binary: false }
  let number = nanos
  let exponent = -9
  while (number % 1000n === 0n && exponent < 18) {
    number /= 1000n
    exponent += 3
  }
  return { number, exponent, binary: false }
}

interface Unit {
  readonly base: bigint
  readonly exponent: number
  readonly format: QuantityFormat
}

function parseSuffix(suffix: string): Unit | undefined {
  const binary = BINARY_SUFFIXES.indexOf(suffix)
  if (binary > 0) return { base: 2n, exponent: binary * 10, format: 'BinarySI' }
  const decimal = DECIMAL_SUFFIXES[suffix]
  if (decimal !== undefined) return { base: 10n, exponent: decimal, format: 'DecimalSI' }
  const power = /^[eE]([+-]?[0-9]{1,9})$/.exec(suffix)
  return power === null ? undefined : { base: 10n, exponent: Number(power[1]), format: 'DecimalExponent' }
}

/** |number| × unit in billionths, rounded up. */
function magnitude(whole: string, fraction: string, unit: Unit): bigint {
  if (whole === '' && fraction === '') return 0n
  if (whole.length + (unit.base === 10n ? unit.exponent : 0) > DIGITS_MAX) return NANOS_MAX
  if (unit.exponent < -DIGITS_MAX - whole.length) return 1n
  const kept = fraction.slice(0, DIGITS_MAX)
  const digits = BigInt(`${whole}${kept}` || '0')
  const scaled = digits * NANOS * (unit.exponent >= 0 ? unit.base ** BigInt(unit.exponent) : 1n)
  const divisor = 10n ** BigInt(kept.length) * (unit.exponent < 0 ? unit.base ** BigInt(-unit.exponent) : 1n)
  const exact = scaled % divisor === 0n && kept.length === fraction.length
  return scaled / divisor + (exact ? 0n : 1n)
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

function clamp(nanos: bigint): bigint {
  return nanos > NANOS_MAX ? NANOS_MAX : nanos
}

function decimalSuffix(exponent: number): string {
  return Object.keys(DECIMAL_SUFFIXES).find((suffix) => DECIMAL_SUFFIXES[suffix] === exponent) ?? ''
}
