import { parseDuration } from '../engines/entrypoint/build/duration.ts'

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/

/** Words that Go's `strconv.ParseBool` takes. */
const BOOLEANS: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, false])),
}

/** The value of a switch that is written out: `--rm=false`. `undefined` when it is neither true nor false. */
export function parseBoolean(text: string): boolean | undefined {
  return Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined
}

/** Why a switch does not take a value. */
export function booleanProblem(text: string): string | undefined {
  return parseBoolean(text) === undefined
    ? `strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`
    : undefined
}

/**
 * Why a flag does not take a value, in docker's words; `undefined` when it does. Source: docker/cli `opts`, docker/go-units,
 * Go `strconv`.
 */
export function valueProblem(name: string, type: string, text: string): string | undefined {
  const own = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined
  if (own !== undefined) return own(text)
  switch (type) {
    case 'int':
      return numberProblem('ParseInt', /^[+-]?\d+$/, text)
    case 'uint':
    case 'uint16':
      return numberProblem('ParseUint', /^\d+$/, text)
    case 'duration': {
      const parsed = parseDuration(text)
      return parsed.ok ? undefined : parsed.failure.message
    }
    case 'bytes':
      return sizeProblem(text)
    case 'decimal':
      return DECIMAL.test(text) ? undefined : `failed to parse ${text} as a rational number`
    case 'filter':
      return text === '' || text.includes('=') ? undefined : 'bad format of filter (expected name=value)'
    default:
      return undefined
  }
}

function numberProblem(parser: string, pattern: RegExp, text: string): string | undefined {
  return pattern.test(text) ? undefined : `strconv.${parser}: parsing ${JSON.stringify(text)}: invalid syntax`
}

/** `512m`, `1.5 GiB`: a number, then a unit of at most three letters. */
function sizeProblem(text: string): string | undefined {
  const end = Math.max(...[...'0123456789. '].map((digit) => text.lastIndexOf(digit)))
  const number = text.slice(0, end + 1).trimEnd()
  const unit = text.slice(end + 1).toLowerCase()
  if (end === -1 || !DECIMAL.test(number) || number.startsWith('-')) return `invalid size: '${text}'`
  return /^(?:b|[kmgtp](?:i?b)?)?$/.test(unit) ? undefined : `invalid suffix: '${unit}'`
}

const BY_NAME: Readonly<Record<string, (text: string) => string | undefined>> = {
  env: (text) => (text === '' || text.startsWith('=') ? `invalid environment variable: ${text}` : undefined),
  label: (text) => (text.startsWith('=') || text === '' ? `invalid label '${text}': empty name` : undefined),
  attach: (text) =>
    /^(?:stdin|stdout|stderr)$/i.test(text) ? undefined : 'valid streams are STDIN, STDOUT and STDERR',
  'add-host': (text) => (/^[^:=]+[:=].+$/.test(text) ? undefined : `bad format for add-host: ${JSON.stringify(text)}`),
  dns: (text) => (/^[\da-fA-F.:]+$/.test(text) ? undefined : `IP address is not correctly formatted: ${text}`),
  link: (text) => (text.split(':').length <= 2 && text !== '' ? undefined : `bad format for links: ${text}`),
  mount: mountProblem,
  ulimit: ulimitProblem,
}

function mountProblem(text: string): string | undefined {
  const fields = text.split(',')
  const bare = fields.find(
    (field) => !field.includes('=') && !/^(?:readonly|ro|volume-nocopy|bind-nonrecursive)$/.test(field),
  )
  if (bare !== undefined) return `invalid field '${bare}' must be a key=value pair`
  return fields.some((field) => /^(?:target|dst|destination)=./.test(field)) ? undefined : 'target is required'
}

function ulimitProblem(text: string): string | undefined {
  const [name = '', limits, ...more] = text.split('=')
  if (limits === undefined || more.length > 0) return `invalid ulimit argument: ${text}`
  const bad = limits.split(':').find((limit) => numberProblem('ParseInt', /^-?\d+$/, limit) !== undefined)
  if (bad !== undefined) return numberProblem('ParseInt', /^-?\d+$/, bad)
  return name === '' ? `invalid ulimit type: ${name}` : undefined
}
