import { goQuote } from '../kubernetes/go-format.ts'
import { type Result, good, refused } from './failure.ts'
import { parseGoDuration } from './go-duration.ts'

/** What a flag takes. `list` splits its value at commas, `array` takes it whole; both may be repeated. */
export type FlagKind = 'bool' | 'text' | 'number' | 'duration' | 'list' | 'array'

export interface FlagSpec {
  readonly name: string
  readonly short?: string
  readonly kind: FlagKind
  /** As it is written on the command line. */
  readonly initial: string
  /** What the flag means without a value; a flag that has this never takes the next word. */
  readonly bare?: string
  /** True for a flag whose effect is not simulated: using it is refused. */
  readonly notSimulated?: boolean
  /** Said on stderr when the flag is used. */
  readonly deprecated?: string
}

export type FlagValue = boolean | string | number | readonly string[]

/** The flags of one command line after parsing; durations are ms. */
export class FlagValues {
  readonly #values: ReadonlyMap<string, FlagValue>
  readonly #changed: ReadonlySet<string>

  constructor(values: ReadonlyMap<string, FlagValue>, changed: ReadonlySet<string>) {
    this.#values = values
    this.#changed = changed
  }

  /** True when the flag stood on the command line. */
  changed(name: string): boolean {
    return this.#changed.has(name)
  }

  on(name: string): boolean {
    return this.#values.get(name) === true
  }

  text(name: string): string {
    const value = this.#values.get(name)
    return typeof value === 'string' ? value : ''
  }

  number(name: string): number {
    const value = this.#values.get(name)
    return typeof value === 'number' ? value : 0
  }

  list(name: string): readonly string[] {
    const value = this.#values.get(name)
    return Array.isArray(value) ? (value as readonly string[]) : []
  }

  /** Names of the flags that stood on the command line, with their values, by name. */
  changedValues(): readonly (readonly [string, FlagValue])[] {
    return [...this.#changed].toSorted().map((name) => [name, this.#values.get(name) ?? ''] as const)
  }
}

export interface ParsedFlags {
  readonly values: FlagValues
  /** The words that are no flags. */
  readonly args: readonly string[]
  /** How many of `args` stood before `--`; -1 when there was none. */
  readonly argsBeforeDash: number
  readonly help: boolean
  /** Every flag as it was given, in order: `--record=true`. */
  readonly given: readonly string[]
  readonly deprecations: readonly string[]
}

interface Parsing {
  readonly specs: readonly FlagSpec[]
  readonly values: Map<string, FlagValue>
  readonly changed: Set<string>
  readonly deprecations: string[]
  readonly given: string[]
  help: boolean
}

/** Reads a command's words as spf13/pflag does: flags may stand anywhere before `--`. */
export function parseFlags(words: readonly string[], specs: readonly FlagSpec[]): Result<ParsedFlags> {
  const state: Parsing = {
    specs,
    values: initialValues(specs),
    changed: new Set(),
    deprecations: [],
    given: [],
    help: false,
  }
  const args: string[] = []
  let argsBeforeDash = -1
  let index = 0
  while (index < words.length) {
    const word = words[index] ?? ''
    index += 1
    if (word === '--') {
      argsBeforeDash = args.length
      args.push(...words.slice(index))
      break
    }
    if (word.length < 2 || !word.startsWith('-')) {
      args.push(word)
      continue
    }
    const read = word.startsWith('--') ? longFlag(state, word, words[index]) : shortFlags(state, word, words[index])
    if (!read.ok) return read
    if (state.help) break
    if (read.value === 'took-next') index += 1
  }
  const { help, given, deprecations } = state
  const values = new FlagValues(state.values, state.changed)
  return good({ values, args, argsBeforeDash, help, given, deprecations })
}

type Taken = 'alone' | 'took-next'

function longFlag(state: Parsing, word: string, next: string | undefined): Result<Taken> {
  const text = word.slice(2)
  if (text === '' || text.startsWith('-') || text.startsWith('=')) return refused(`bad flag syntax: ${word}`)
  const equals = text.indexOf('=')
  const name = equals < 0 ? text : text.slice(0, equals)
  const spec = state.specs.find((one) => one.name === name)
  if (spec === undefined) {
    if (name !== 'help') return refused(`unknown flag: --${name}`)
    state.help = true
    return good('alone')
  }
  if (equals >= 0) return setFlag(state, spec, text.slice(equals + 1), 'alone')
  if (spec.bare !== undefined) return setFlag(state, spec, spec.bare, 'alone')
  if (next === undefined) return refused(`flag needs an argument: --${name}`)
  return setFlag(state, spec, next, 'took-next')
}

function shortFlags(state: Parsing, word: string, next: string | undefined): Result<Taken> {
  let rest = word.slice(1)
  while (rest !== '') {
    const short = rest.slice(0, 1)
    const spec = state.specs.find((one) => one.short === short)
    if (spec === undefined) {
      if (short !== 'h') return refused(`unknown shorthand flag: '${short}' in -${rest}`)
      state.help = true
      return good('alone')
    }
    if (rest.length > 2 && rest[1] === '=') return setFlag(state, spec, rest.slice(2), 'alone')
    if (spec.bare !== undefined) {
      const set = setFlag(state, spec, spec.bare, 'alone')
      if (!set.ok) return set
      rest = rest.slice(1)
      continue
    }
    if (rest.length > 1) return setFlag(state, spec, rest.slice(1), 'alone')
    if (next === undefined) return refused(`flag needs an argument: '${short}' in -${rest}`)
    return setFlag(state, spec, next, 'took-next')
  }
  return good('alone')
}

function setFlag(state: Parsing, spec: FlagSpec, text: string, taken: Taken): Result<Taken> {
  const value = readValue(spec, text, state.changed.has(spec.name) ? state.values.get(spec.name) : undefined)
  if (!value.ok) {
    const flag = spec.short === undefined ? `--${spec.name}` : `-${spec.short}, --${spec.name}`
    const why = value.failure.kind === 'message' ? value.failure.text : ''
    return refused(`invalid argument ${goQuote(text)} for "${flag}" flag: ${why}`)
  }
  state.values.set(spec.name, value.value)
  if (!state.changed.has(spec.name) && spec.deprecated !== undefined) {
    state.deprecations.push(`Flag --${spec.name} has been deprecated, ${spec.deprecated}`)
  }
  state.changed.add(spec.name)
  state.given.push(`--${spec.name}=${text}`)
  return good(taken)
}

/** What the flags of a table are when none is given, by table: a command has the same one each time. */
const initial = new WeakMap<readonly FlagSpec[], ReadonlyMap<string, FlagValue>>()

function initialValues(specs: readonly FlagSpec[]): Map<string, FlagValue> {
  const known = initial.get(specs)
  if (known !== undefined) return new Map(known)
  const values = new Map<string, FlagValue>()
  for (const spec of specs) {
    const read = spec.kind === 'list' || spec.kind === 'array' ? good([]) : readValue(spec, spec.initial, undefined)
    if (read.ok) values.set(spec.name, read.value)
  }
  initial.set(specs, values)
  return new Map(values)
}

function readValue(spec: FlagSpec, text: string, before: FlagValue | undefined): Result<FlagValue> {
  switch (spec.kind) {
    case 'text':
      return good(text)
    case 'bool':
      return readBool(text)
    case 'number':
      return readInt(text)
    case 'duration':
      return parseGoDuration(text)
    case 'array':
      return good([...listBefore(before), text])
    case 'list':
      return good([...listBefore(before), ...(text === '' ? [] : text.split(','))])
  }
}

function listBefore(before: FlagValue | undefined): readonly string[] {
  return Array.isArray(before) ? (before as readonly string[]) : []
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False'])

function readBool(text: string): Result<boolean> {
  if (TRUE.has(text)) return good(true)
  if (FALSE.has(text)) return good(false)
  return refused(`strconv.ParseBool: parsing ${goQuote(text)}: invalid syntax`)
}

/** Go's `strconv.ParseInt(text, 0, 64)`: decimal, or with a prefix for another base. */
export function readInt(text: string): Result<number> {
  const wrong = (why: string) => refused<number>(`strconv.ParseInt: parsing ${goQuote(text)}: ${why}`)
  const negative = text.startsWith('-')
  const digits = negative || text.startsWith('+') ? text.slice(1) : text
  const value = unsignedInt(digits)
  if (value === undefined) return wrong('invalid syntax')
  if (value > Number.MAX_SAFE_INTEGER) return wrong('value out of range')
  return good(negative ? 0 - value : value)
}

function unsignedInt(digits: string): number | undefined {
  if (/^(0|[1-9][0-9]*)$/.test(digits)) return Number(digits)
  if (/^0[xX][0-9a-fA-F]+$/.test(digits) || /^0[bB][01]+$/.test(digits) || /^0[oO][0-7]+$/.test(digits)) {
    return Number(digits.toLowerCase())
  }
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined
}
