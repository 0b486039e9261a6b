/** The options a tool knows: each spelling leads to the name the tool uses for it. */
export interface OptionSpec {
  /** Options without a value: `r`, `--reverse`. */
  readonly flags: Readonly<Record<string, string>>
  /** Options with a value: `n`, `--lines`. */
  readonly values: Readonly<Record<string, string>>
  /** Long options whose value may only follow a `=`: `--color`. */
  readonly optional?: Readonly<Record<string, string>>
}

export interface GivenOption {
  readonly name: string
  readonly value: string
}

export type Options =
  | { readonly ok: true; readonly given: readonly GivenOption[]; readonly operands: readonly string[] }
  | { readonly ok: false; readonly problem: string }

/** Reads a command line as GNU `getopt_long` does: options may follow operands, `--` ends them, short ones may be joined. */
export function parseOptions(argv: readonly string[], spec: OptionSpec): Options {
  const given: GivenOption[] = []
  const operands: string[] = []
  for (let at = 1; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (word === '--') {
      operands.push(...argv.slice(at + 1))
      break
    }
    if (word === '-' || !word.startsWith('-')) {
      operands.push(word)
      continue
    }
    const next = argv[at + 1]
    const read = word.startsWith('--') ? readLong(word, next, spec) : readShort(word, next, spec)
    if (!read.ok) return read
    given.push(...read.given)
    if (read.usedNext) at += 1
  }
  return { ok: true, given, operands }
}

/** The value of the last option of that name. */
export function lastValue(given: readonly GivenOption[], name: string): string | undefined {
  return given.findLast((option) => option.name === name)?.value
}

export function has(given: readonly GivenOption[], name: string): boolean {
  return given.some((option) => option.name === name)
}

type Read =
  | { readonly ok: true; readonly given: readonly GivenOption[]; readonly usedNext: boolean }
  | { readonly ok: false; readonly problem: string }

function readLong(word: string, next: string | undefined, spec: OptionSpec): Read {
  const equals = word.indexOf('=')
  const key = equals === -1 ? word : word.slice(0, equals)
  const value = equals === -1 ? undefined : word.slice(equals + 1)
  const optional = spec.optional?.[key]
  if (optional !== undefined) return one(optional, value ?? '', false)
  const flag = spec.flags[key]
  if (flag !== undefined) {
    return value === undefined ? one(flag, '', false) : fail(`option '${key}' doesn't allow an argument`)
  }
  const name = spec.values[key]
  if (name === undefined) return fail(`unrecognized option '${word}'`)
  if (value !== undefined) return one(name, value, false)
  return next === undefined ? fail(`option '${key}' requires an argument`) : one(name, next, true)
}

function readShort(word: string, next: string | undefined, spec: OptionSpec): Read {
  const given: GivenOption[] = []
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at)
    const flag = spec.flags[letter]
    if (flag !== undefined) {
      given.push({ name: flag, value: '' })
      continue
    }
    const name = spec.values[letter]
    if (name === undefined) return fail(`invalid option -- '${letter}'`)
    const rest = word.slice(at + 1)
    if (rest !== '') return { ok: true, given: [...given, { name, value: rest }], usedNext: false }
    if (next === undefined) return fail(`option requires an argument -- '${letter}'`)
    return { ok: true, given: [...given, { name, value: next }], usedNext: true }
  }
  return { ok: true, given, usedNext: false }
}

function one(name: string, value: string, usedNext: boolean): Read {
  return { ok: true, given: [{ name, value }], usedNext }
}

function fail(problem: string): Read {
  return { ok: false, problem }
}
