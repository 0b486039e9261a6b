/** The flags of one command. Long names map to themselves or, with `=`, to another: `env=e` has the short form `-e`. */
export interface FlagTable {
  /** Names of flags that take a value. */
  readonly values: readonly string[]
  /** Names of flags that take none. */
  readonly switches: readonly string[]
  /** One letter → long name. */
  readonly short: Readonly<Record<string, string>>
  /** The first operand ends the flags: everything after it belongs to the container. */
  readonly stopAtOperand?: boolean
}

export type ParsedFlags =
  | {
      readonly ok: true
      /** Values by long name, in the order given; switches have `true`. */
      readonly flags: ReadonlyMap<string, readonly string[]>
      readonly operands: readonly string[]
    }
  | { readonly ok: false; readonly error: string }

/** Takes a command line apart as docker's flag package does. Source: spf13/pflag `flag.go`, docker/cli. */
export function parseFlags(words: readonly string[], table: FlagTable): ParsedFlags {
  const flags = new Map<string, readonly string[]>()
  const operands: string[] = []
  const pending = [...words]
  const add = (name: string, value: string): void => void flags.set(name, [...(flags.get(name) ?? []), value])
  while (pending.length > 0) {
    const word = pending.shift() ?? ''
    if (word === '--') {
      operands.push(...pending)
      break
    }
    if (word === '-' || !word.startsWith('-')) {
      operands.push(word)
      if (table.stopAtOperand !== true) continue
      operands.push(...pending)
      break
    }
    const error = word.startsWith('--') ? long(word, pending, table, add) : short(word, pending, table, add)
    if (error !== undefined) return { ok: false, error }
  }
  return { ok: true, flags, operands }
}

type Add = (name: string, value: string) => void

function long(word: string, pending: string[], table: FlagTable, add: Add): string | undefined {
  const equals = word.indexOf('=')
  const name = equals === -1 ? word.slice(2) : word.slice(2, equals)
  const given = equals === -1 ? undefined : word.slice(equals + 1)
  if (table.switches.includes(name)) {
    if (given !== 'false' && given !== '0') add(name, 'true')
    return undefined
  }
  if (!table.values.includes(name)) return `unknown flag: --${name}`
  const value = given ?? pending.shift()
  if (value === undefined) return `flag needs an argument: --${name}`
  add(name, value)
  return undefined
}

function short(word: string, pending: string[], table: FlagTable, add: Add): string | undefined {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at)
    const name = table.short[letter]
    if (name === undefined) return `unknown shorthand flag: '${letter}' in ${word}`
    if (table.switches.includes(name)) {
      const rest = word.slice(at + 1)
      if (!/^=(?:true|false)$/.test(rest)) {
        add(name, 'true')
        continue
      }
      if (rest === '=true') add(name, 'true')
      return undefined
    }
    const rest = word.slice(at + 1).replace(/^=/, '')
    const value = rest === '' ? pending.shift() : rest
    if (value === undefined) return `flag needs an argument: '${letter}' in ${word}`
    add(name, value)
    return undefined
  }
  return undefined
}

/** The last value of a flag. */
export function lastOf(flags: ReadonlyMap<string, readonly string[]>, name: string): string | undefined {
  return flags.get(name)?.at(-1)
}
