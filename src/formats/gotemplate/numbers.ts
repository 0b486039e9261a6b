/** What stands between `%` and the letter of a conversion, and the letter. */
export interface Directive {
  readonly verb: string
  readonly plus: boolean
  readonly minus: boolean
  readonly sharp: boolean
  readonly space: boolean
  readonly zero: boolean
  readonly width: number | undefined
  readonly precision: number | undefined
}

/** `%v` and its like without anything else. */
export function plainDirective(verb: string): Directive {
  return {
    verb,
    plus: false,
    minus: false,
    sharp: false,
    space: false,
    zero: false,
    width: undefined,
    precision: undefined,
  }
}

/** Fills a text up to the width, which counts characters. */
export function padded(text: string, { width = 0, minus, zero }: Directive): string {
  const missing = width - [...text].length
  if (missing <= 0) return text
  return minus ? text + ' '.repeat(missing) : (zero ? '0' : ' ').repeat(missing) + text
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, O: 8, x: 16, X: 16 }
const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' }

/** `%d`, `%x`, `%05d`: a whole number (Go fmt/format.go, fmtInteger). */
export function formatInteger(number: number, directive: Directive, verb = directive.verb): string {
  const { precision, width, zero, minus, plus, space, sharp } = directive
  if (precision === 0 && number === 0) return padded('', { ...directive, zero: false })
  const base = BASES[verb] ?? 10
  let digits = BigInt(Math.abs(number)).toString(base)
  if (verb === 'X') digits = digits.toUpperCase()
  const sign = number < 0 ? '-' : plus ? '+' : space ? ' ' : ''
  const least = precision ?? (zero && !minus && width !== undefined ? width - sign.length : 0)
  digits = digits.padStart(least, '0')
  let prefix = verb === 'O' ? '0o' : sharp ? (PREFIXES[verb] ?? '') : ''
  if (verb === 'o' && digits.startsWith('0')) prefix = ''
  return padded(sign + prefix + digits, { ...directive, zero: false })
}

/** `%.2f`, `%e`, `%g` and `%v` of a float64 (Go fmt/format.go, fmtFloat; strconv/ftoa.go). */
export function formatFloat(number: number, directive: Directive): string {
  const { precision, width, zero, minus, plus, space } = directive
  const verb = directive.verb === 'v' ? 'g' : directive.verb
  const magnitude = Math.abs(number)
  let text: string
  if (verb === 'f' || verb === 'F') text = fixed(magnitude, precision ?? 6)
  else if (verb === 'e' || verb === 'E') text = exponential(magnitude, precision ?? 6)
  else text = general(magnitude, precision)
  if (verb === 'E' || verb === 'G') text = text.toUpperCase()
  const isNegative = number < 0 || Object.is(number, -0)
  const sign = isNegative ? '-' : plus && directive.verb !== 'v' ? '+' : space ? ' ' : ''
  if (zero && !minus && width !== undefined) return sign + text.padStart(width - sign.length, '0')
  return padded(sign + text, { ...directive, zero: false })
}

/** What JavaScript can be asked for; nobody needs more. */
const DECIMALS_MAX = 100

function fixed(number: number, precision: number): string {
  const decimals = Math.min(precision, DECIMALS_MAX)
  const text =
    number >= 1e21 ? `${BigInt(number)}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}` : number.toFixed(decimals)
  return toEven(text, number.toFixed(DECIMALS_MAX).slice(0, number >= 1e21 ? 0 : undefined), number, decimals)
}

/** A number right between two goes to the even one in Go, to the larger one in JavaScript. */
function toEven(rounded: string, exact: string, number: number, decimals: number): string {
  const tail = exact.slice(exact.indexOf('.') + 1 + decimals)
  if (exact === '' || !/^50*$/.test(tail) || !/[13579]$/.test(rounded)) return rounded
  const step = 10 ** -decimals
  return (Number(rounded) - step >= 0 && Number(rounded) > number ? Number(rounded) - step : Number(rounded)).toFixed(
    decimals,
  )
}

function exponential(number: number, precision: number | undefined): string {
  const text = number.toExponential(precision === undefined ? undefined : Math.min(precision, DECIMALS_MAX))
  const [digits = '', exponent = ''] = text.split('e')
  return `${digits}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`
}

/** The shorter of both forms: an exponent from 1e+06 on (with a precision: from as many digits on) and below 1e-04. */
function general(number: number, precision: number | undefined): string {
  if (number === 0) return '0'
  const digits = precision === undefined ? undefined : Math.max(precision, 1)
  const short = exponential(number, digits === undefined ? undefined : digits - 1)
  const exponent = Number(short.split('e')[1])
  const limit = digits ?? 6
  const mantissa = (short.split('e')[0] ?? '').replace('.', '').replace(/0+$/, '')
  if (exponent < -4 || exponent >= limit) {
    return `${mantissa.charAt(0)}${mantissa.length > 1 ? `.${mantissa.slice(1)}` : ''}e${short.split('e')[1]}`
  }
  return Number(short).toFixed(Math.max(0, mantissa.length - 1 - exponent))
}
