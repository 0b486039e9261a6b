/** What the words of a sed command say. */
export interface SedOptions {
  readonly scripts: readonly string[]
  readonly operands: readonly string[]
  readonly isQuiet: boolean
  readonly extended: boolean
  /** `-s`: each file is a stream of its own, as those that are changed are anyway. */
  readonly separate: boolean
  /** Files are changed; the suffix of the copies that are kept, or an empty text. */
  readonly inPlace: string | undefined
}

export type ReadOptions =
  | { readonly kind: 'read'; readonly options: SedOptions }
  /** A wrong option, in `getopt`'s words; without any, no script was given. */
  | { readonly kind: 'usage'; readonly problem?: string }
  | { readonly kind: 'not-simulated'; readonly option: string }

/** Options without a value that are told apart, and those that change nothing here. */
const LONG: Readonly<Record<string, string>> = {
  quiet: 'n',
  silent: 'n',
  'regexp-extended': 'E',
  separate: 's',
  unbuffered: 'u',
  sandbox: 'u',
  'follow-symlinks': 'u',
  expression: 'e',
  'in-place': 'i',
  debug: '?',
  file: '?',
  help: '?',
  'line-length': '?',
  'null-data': '?',
  'zero-terminated': '?',
  posix: '?',
  version: '?',
}
const LETTERS = 'nErsueiflz'
const NOT_SIMULATED = 'flz'

/** Reads the words as GNU `getopt_long` does: options may follow operands, long ones may be shortened. */
export function readSedOptions(argv: readonly string[]): ReadOptions {
  const scripts: string[] = []
  const rest: string[] = []
  const flags = new Set<string>()
  let inPlace: string | undefined
  for (let at = 1; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (word === '--') {
      rest.push(...argv.slice(at + 1))
      break
    }
    if (word === '-' || !word.startsWith('-')) {
      rest.push(word)
      continue
    }
    const given = word.startsWith('--') ? readLong(word) : readShort(word)
    if (given.kind !== 'given') return given
    for (const flag of given.flags) flags.add(flag)
    if (given.inPlace !== undefined) inPlace = given.inPlace
    if (given.script === undefined) continue
    if (given.script.value === undefined) at += 1
    const script = given.script.value ?? argv[at]
    if (script === undefined) return { kind: 'usage', problem: given.script.missing }
    scripts.push(script)
  }
  const [first, ...others] = rest
  if (scripts.length === 0 && first === undefined) return { kind: 'usage' }
  return {
    kind: 'read',
    options: {
      scripts: scripts.length === 0 ? [first ?? ''] : scripts,
      operands: scripts.length === 0 ? others : rest,
      isQuiet: flags.has('n'),
      extended: flags.has('E') || flags.has('r'),
      separate: flags.has('s'),
      inPlace,
    },
  }
}

type Given =
  | {
      readonly kind: 'given'
      readonly flags: readonly string[]
      readonly inPlace?: string
      /** A script, or that the next word is one, with the complaint when there is none. */
      readonly script?: { readonly value: string | undefined; readonly missing: string }
    }
  | Exclude<ReadOptions, { kind: 'read' }>

function readLong(word: string): Given {
  const equals = word.indexOf('=')
  const name = equals === -1 ? word.slice(2) : word.slice(2, equals)
  const value = equals === -1 ? undefined : word.slice(equals + 1)
  const names = Object.keys(LONG).filter((known) => known.startsWith(name))
  const full = Object.hasOwn(LONG, name) ? name : names[0]
  if (full === undefined) return { kind: 'usage', problem: `unrecognized option '${word}'` }
  const letters = new Set(names.map((known) => LONG[known]))
  const letter = LONG[full]
  if (letter === '?' || (full !== name && letters.size > 1)) return { kind: 'not-simulated', option: word }
  if (letter === 'e') {
    return { kind: 'given', flags: [], script: { value, missing: `option '--${full}' requires an argument` } }
  }
  if (letter === 'i') return { kind: 'given', flags: [], inPlace: value ?? '' }
  if (value !== undefined) return { kind: 'usage', problem: `option '--${full}' doesn't allow an argument` }
  return { kind: 'given', flags: [letter ?? ''] }
}

/** `-i` takes what follows in its word as a suffix, `-e` takes what follows or the next word. */
function readShort(word: string): Given {
  const flags: string[] = []
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at)
    if (!LETTERS.includes(letter)) return { kind: 'usage', problem: `invalid option -- '${letter}'` }
    if (NOT_SIMULATED.includes(letter)) return { kind: 'not-simulated', option: `-${letter}` }
    const rest = word.slice(at + 1)
    if (letter === 'i') return { kind: 'given', flags, inPlace: rest }
    if (letter === 'e') {
      const missing = "option requires an argument -- 'e'"
      return { kind: 'given', flags, script: { value: rest === '' ? undefined : rest, missing } }
    }
    flags.push(letter)
  }
  return { kind: 'given', flags }
}
