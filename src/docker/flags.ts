import { booleanProblem, parseBoolean, valueProblem } from './flag-values.ts'

/** The flags of one command, by long name. */
export interface FlagTable {
  /** Types of the flags that take a value; `switch` takes none. */
  readonly types: ReadonlyMap<string, string>
  /** One letter → long name. */
  readonly short: ReadonlyMap<string, string>
  /** The first operand ends the flags: everything after it belongs to the container. */
  readonly stopAtOperand: boolean
}

export type ParsedFlags =
  | {
      readonly ok: true
      /** Values by long name, in the order given; switches that are on have `true`. */
      readonly flags: ReadonlyMap<string, readonly string[]>
      readonly operands: readonly string[]
    }
  | { readonly ok: false; readonly error: string }

/** Flags and operands of a command line that makes sense. */
export type Parsed = Extract<ParsedFlags, { ok: true }>

/** By text; one map for each way of ending the flags. */
const tables = [new Map<string, FlagTable>(), new Map<string, FlagTable>()] as const

/** Reads `s|long:type …`; a flag without a type is a switch. Each of the program's own few texts is read once. */
export function readFlagTable(text: string, stopAtOperand: boolean): FlagTable {
  const read = tables[stopAtOperand ? 1 : 0]
  const known = read.get(text)
  if (known !== undefined) return known
  const table = tableOf(text, stopAtOperand)
  read.set(text, table)
  return table
}

function tableOf(text: string, stopAtOperand: boolean): FlagTable {
  const types = new Map<string, string>([['help', 'switch']])
  const short = new Map<string, string>()
  for (const entry of text.split(' ').filter((word) => word !== '')) {
    const [names = '', type = 'switch'] = entry.split(':')
    const [letter = '', long] = names.split('|')
    types.set(long ?? letter, type)
    if (long !== undefined) short.set(letter, long)
  }
  return { types, short, stopAtOperand }
}

/** Takes a command line apart as docker's flag package does. Source: spf13/pflag `flag.go`, docker/cli. */
export function parseFlags(words: readonly string[], table: FlagTable): ParsedFlags {
  const flags = new Map<string, readonly string[]>()
  const operands: string[] = []
  const pending = [...words]
  const set = (name: string, value: string): string | undefined => {
    const type = table.types.get(name) ?? ''
    const problem = type === 'switch' ? booleanProblem(value) : valueProblem(name, type, value)
    if (problem !== undefined)
      return `invalid argument ${JSON.stringify(value)} for "${shown(table, name)}" flag: ${problem}`
    if (type !== 'switch') flags.set(name, [...(flags.get(name) ?? []), value])
    else if (parseBoolean(value) === true) flags.set(name, ['true'])
    else flags.delete(name)
    return undefined
  }
  while (pending.length > 0) {
    const word = pending.shift() ?? ''
    if (word === '--') {
      operands.push(...pending)
      break
    }
    if (word === '-' || !word.startsWith('-')) {
      operands.push(word)
      if (!table.stopAtOperand) continue
      operands.push(...pending)
      break
    }
    const error = word.startsWith('--') ? readLong(word, pending, table, set) : readShort(word, pending, table, set)
    if (error !== undefined) return { ok: false, error }
    if (flags.has('help')) break
  }
  return { ok: true, flags, operands }
}

/** Sets a flag, or says why its value is not taken. */
type SetFlag = (name: string, value: string) => string | undefined

function shown({ short }: FlagTable, name: string): string {
  const letter = [...short].find(([, long]) => long === name)?.[0]
  return letter === undefined ? `--${name}` : `-${letter}, --${name}`
}

function readLong(word: string, pending: string[], table: FlagTable, set: SetFlag): string | undefined {
  const equals = word.indexOf('=')
  const name = equals === -1 ? word.slice(2) : word.slice(2, equals)
  const given = equals === -1 ? undefined : word.slice(equals + 1)
  const type = table.types.get(name)
  if (name === '' || name.startsWith('-')) return `bad flag syntax: ${word}`
  if (type === undefined) return `unknown flag: --${name}`
  if (type === 'switch') return set(name, given ?? 'true')
  const value = given ?? pending.shift()
  return value === undefined ? `flag needs an argument: --${name}` : set(name, value)
}

/** Letters one by one; what is told of an unknown one is the rest of the word. */
function readShort(word: string, pending: string[], table: FlagTable, set: SetFlag): string | undefined {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at)
    const rest = word.slice(at + 1)
    const name = table.short.get(letter)
    if (name === undefined)
      return letter === 'h' ? set('help', 'true') : `unknown shorthand flag: '${letter}' in -${word.slice(at)}`
    if (table.types.get(name) === 'switch') {
      if (rest.startsWith('=') && rest.length > 1) return set(name, rest.slice(1))
      const error = set(name, 'true')
      if (error !== undefined) return error
      continue
    }
    const value = rest === '' ? pending.shift() : rest.replace(/^=(?=.)/, '')
    return value === undefined ? `flag needs an argument: '${letter}' in -${letter}` : set(name, value)
  }
  return undefined
}

/** The last value of a flag. */
export function lastOf(flags: ReadonlyMap<string, readonly string[]>, name: string): string | undefined {
  return flags.get(name)?.at(-1)
}
