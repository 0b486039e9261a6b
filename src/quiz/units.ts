import { withDigits } from './number-words.ts'

/** Sizes of known units, each in the smallest of its family. */
const FAMILIES: readonly Readonly<Record<string, number>>[] = [
  {
    ms: 1,
    밀리초: 1,
    s: 1000,
    sec: 1000,
    secs: 1000,
    second: 1000,
    seconds: 1000,
    초: 1000,
    m: 60_000,
    min: 60_000,
    mins: 60_000,
    minute: 60_000,
    minutes: 60_000,
    분: 60_000,
    h: 3_600_000,
    hour: 3_600_000,
    hours: 3_600_000,
    시간: 3_600_000,
  },
  {
    b: 1,
    k: 1000,
    kb: 1000,
    mb: 1_000_000,
    g: 1_000_000_000,
    gb: 1_000_000_000,
    ki: 1024,
    kib: 1024,
    mi: 1_048_576,
    mib: 1_048_576,
    gi: 1_073_741_824,
    gib: 1_073_741_824,
  },
]

/**
 * The number that a text stands for, in `unit`: a bare number is in it already, a unit of the same family is converted (`0.5m` is 30 in `s`,
 * `1m30s` is 90), and any other unit has to be the one that is asked for, in singular or plural. Where no unit is asked for, a word behind the
 * number says what was counted and does not count (`9 pods`), unless it is a unit itself. `undefined` for everything else.
 */
export function readQuantity(written: string, unit: string | undefined): number | undefined {
  const text = withDigits(written)
  const bare = readNumber(text)
  if (bare !== undefined) return bare
  const parts = [...text.trim().matchAll(/([+-]?[0-9]+(?:[.,][0-9]+)?)\s*([^\s0-9.,+-]+)\s*/g)]
  if (parts.length === 0 || parts.map(([all]) => all).join('') !== text.trim()) return undefined
  if (unit === undefined) return parts.length === 1 ? countIn(parts[0]) : undefined
  const family = FAMILIES.find((each) => Object.hasOwn(each, nameOf(unit)))
  let sum = 0
  for (const [, digits = '', name = ''] of parts) {
    const number = readNumber(digits)
    const size = family === undefined ? sameWord(name, unit) : sizeIn(family, name, unit)
    if (number === undefined || size === undefined) return undefined
    sum += number * size
  }
  return family === undefined && parts.length > 1 ? undefined : sum
}

function countIn([, digits = '', name = '']: readonly string[] = []): number | undefined {
  const isUnit = FAMILIES.some((family) => Object.hasOwn(family, nameOf(name)))
  return isUnit || !/^\p{L}+$/u.test(name) ? undefined : readNumber(digits)
}

/** A decimal point or comma; nothing else that a computer may take for a number. */
function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(',', '.')
  return /^[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)$/.test(plain) ? Number(plain) : undefined
}

function sizeIn(family: Readonly<Record<string, number>>, name: string, unit: string): number | undefined {
  const [size, whole] = [family[nameOf(name)], family[nameOf(unit)]]
  return size === undefined || whole === undefined ? undefined : size / whole
}

/** `M` is a million bytes and `m` a minute; in all others letter case does not count. */
function nameOf(unit: string): string {
  return unit === 'M' ? 'mb' : unit.toLowerCase()
}

function singular(word: string): string {
  return word.toLowerCase().replace(/s$/, '')
}

function sameWord(name: string, unit: string): 1 | undefined {
  return singular(name) === singular(unit) ? 1 : undefined
}
