/** A value of awk: nothing yet, a number, a text, or a text from outside that counts as a number where it looks like one. */
export type AwkValue = undefined | number | string | { readonly input: string }

const LOOKS_NUMERIC = /^[ \t\n\r]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\r]*$/
const STARTS_NUMERIC = /^[ \t\n\r]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/
/** Some awks read these as numbers, others do not. */
const UNSURE = /^[ \t\n\r]*[+-]?(?:0[xX]|[nN][aA][nN]|[iI][nN][fF])/
const INTEGER_MAX = 2 ** 31 - 1

/** Turns values into one another, and notes where awks would come to different results. */
export class Conversions {
  isUnsure = false

  number(value: AwkValue): number {
    if (value === undefined || typeof value === 'number') return value ?? 0
    const text = typeof value === 'string' ? value : value.input
    if (UNSURE.test(text)) this.isUnsure = true
    return Number(STARTS_NUMERIC.exec(text)?.[1] ?? 0)
  }

  /** Integers as they are, other numbers with six digits (`CONVFMT` and `OFMT` are never changed). */
  text(value: AwkValue): string {
    if (typeof value !== 'number') return value === undefined ? '' : typeof value === 'string' ? value : value.input
    if (!Number.isFinite(value) || Math.abs(value) > INTEGER_MAX || Object.is(value, -0)) this.isUnsure = true
    return Number.isInteger(value) ? String(value) : sixDigits(value)
  }

  isTrue(value: AwkValue): boolean {
    if (isNumeric(value)) return this.number(value) !== 0
    return this.text(value) !== ''
  }

  /** Negative, zero or positive: by number if both are numbers or look like one, else by text. */
  compare(left: AwkValue, right: AwkValue): number {
    if (isNumeric(left) && isNumeric(right)) return this.number(left) - this.number(right)
    const [a, b] = [this.text(left), this.text(right)]
    return a < b ? -1 : a > b ? 1 : 0
  }
}

/** Whether a value takes part in a comparison by number. */
export function isNumeric(value: AwkValue): boolean {
  if (value === undefined || typeof value === 'number') return true
  return typeof value === 'object' && LOOKS_NUMERIC.test(value.input)
}

/** `%.6g`: 1.5, 0.333333, 1e-05. */
function sixDigits(value: number): string {
  const exponent = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(6)))))
  if (exponent >= -4 && exponent < 6) return String(Number(value.toPrecision(6)))
  const [digits = '', power = ''] = value.toExponential(5).split('e')
  const trimmed = digits.replace(/\.?0+$/, '')
  return `${trimmed}e${power.charAt(0)}${power.slice(1).padStart(2, '0')}`
}
