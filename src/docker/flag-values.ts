import { parseDuration } from '../engines/entrypoint/build/duration.ts'
import { isAddress } from '../engines/entrypoint/build/ports.ts'

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
  'add-host': hostProblem,
  sysctl: sysctlProblem,
  gpus: gpusProblem,
  dns: (text) => (/^[\da-fA-F.:]+$/.test(text) ? undefined : `IP address is not correctly formatted: ${text}`),
  link: (text) => (text.split(':').length <= 2 && text !== '' ? undefined : `bad format for links: ${text}`),
  mount: mountProblem,
  ulimit: ulimitProblem,
}

/** `NAME:IP` or `NAME=IP`; brackets may stand around the address. */
function hostProblem(text: string): string | undefined {
  const cut = text.search(text.includes('=') ? '=' : ':')
  const name = cut === -1 ? '' : text.slice(0, cut)
  if (name === '' || name.includes(':')) return `bad format for add-host: ${JSON.stringify(text)}`
  const value = text.slice(cut + 1)
  const address = /^\[.+\]$/.test(value) ? value.slice(1, -1) : value
  return address === 'host-gateway' || isAddress(address.trim())
    ? undefined
    : `invalid IP address in add-host: ${JSON.stringify(address)}`
}

const KERNEL_SETTINGS = 'msgmax msgmnb msgmni sem shmall shmmax shmmni shm_rmid_forced'.split(' ')

function sysctlProblem(text: string): string | undefined {
  const equals = text.indexOf('=')
  const name = text.slice(0, Math.max(equals, 0))
  const isAllowed =
    /^(?:net|fs\.mqueue)\./.test(name) || KERNEL_SETTINGS.some((setting) => name === `kernel.${setting}`)
  return isAllowed ? undefined : `sysctl '${text}' is not allowed`
}

/** `all`, a number, or fields like `device=0`. */
function gpusProblem(text: string): string | undefined {
  const bad = text.split(',').find((field) => !field.includes('=') && field !== 'all' && !/^[-+]?\d+$/.test(field))
  return bad === undefined
    ? undefined
    : `invalid count (${bad}): value must be either "all" or an integer: invalid syntax`
}

const MOUNT_SWITCHES = /^(?:readonly|ro|volume-nocopy|bind-nonrecursive)$/i
const MOUNT_FIELDS = new Set(
  `type source src target dst destination readonly ro consistency bind-propagation bind-nonrecursive bind-recursive
  volume-subpath volume-nocopy volume-label volume-driver volume-opt image-subpath tmpfs-size tmpfs-mode`.split(/\s+/),
)

/** Source: docker/cli `opts/mount.go`. */
function mountProblem(text: string): string | undefined {
  if (text === '') return 'value is empty'
  let type = 'volume'
  let target = ''
  const options = new Set<string>()
  for (const field of text.split(',')) {
    const equals = field.indexOf('=')
    const key = (equals === -1 ? field : field.slice(0, equals)).toLowerCase()
    const value = field.slice(equals + 1)
    if (equals === -1 && !MOUNT_SWITCHES.test(field)) return `invalid field '${field}' must be a key=value pair`
    if (!MOUNT_FIELDS.has(key)) return `unexpected key '${key}' in '${field}'`
    if (equals !== -1 && MOUNT_SWITCHES.test(key) && parseBoolean(value) === undefined)
      return `invalid value for ${key}: ${value}`
    if (key === 'type') type = value.toLowerCase()
    if (['target', 'dst', 'destination'].includes(key)) target = value
    const kind = /^(volume|image|bind|tmpfs)-/.exec(key)?.[1]
    if (kind !== undefined) options.add(kind)
  }
  if (type === '') return 'type is required'
  if (target === '') return 'target is required'
  const other = ['volume', 'image', 'bind', 'tmpfs'].find((kind) => kind !== type && options.has(kind))
  return other === undefined ? undefined : `cannot mix '${other}-*' options with mount type '${type}'`
}

const LIMIT_NAMES = new Set(
  `core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack`.split(' '),
)

/** `NAME=SOFT[:HARD]`; -1 is no limit. Source: docker/go-units `ulimit.go`. */
function ulimitProblem(text: string): string | undefined {
  const equals = text.indexOf('=')
  if (equals === -1) return `invalid ulimit argument: ${text}`
  const name = text.slice(0, equals)
  if (!LIMIT_NAMES.has(name)) return `invalid ulimit type: ${name}`
  const limits = text.slice(equals + 1).split(':')
  if (limits.length > 2)
    return `too many limit value arguments - ${text.slice(equals + 1)}, can only have up to two, \`soft[:hard]\``
  const bad = limits.toReversed().find((limit) => !/^[-+]?\d+$/.test(limit))
  if (bad !== undefined) return numberProblem('ParseInt', /^[-+]?\d+$/, bad)
  const [soft = 0, hard = soft] = limits.map(Number)
  if (hard === -1 || (soft !== -1 && soft <= hard)) return undefined
  const shown = soft === -1 ? `soft: -1 (unlimited), hard: ${hard}` : `${soft} > ${hard}`
  return `ulimit soft limit must be less than or equal to hard limit: ${shown}`
}
