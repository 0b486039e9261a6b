import type { Address, RangeEnd, Selector } from './command.ts'
import { patternOf, readPattern, type ScriptManner } from './delimited.ts'
import type { ScriptReader } from './reader.ts'

/**
 * Reads the addresses before a command. Of what only GNU sed has, busybox says that it is wrong or takes it otherwise.
 * Source: GNU sed manual, "Addresses: selecting lines".
 */
export function readSelector(reader: ScriptReader, manner: ScriptManner): Selector | undefined {
  const start = reader.at
  const selector = readAddresses(reader, manner)
  const isOfGnu = /^0|~|\s,|I$/.test(reader.text.slice(start, reader.at).trim())
  return manner.flavor === 'busybox' && isOfGnu ? reader.notSimulated() : selector
}

function readAddresses(reader: ScriptReader, manner: ScriptManner): Selector | undefined {
  const first = reader.peek()
  if (first === '+' || first === '~') {
    return reader.wrong('invalid usage of +N or ~N as first address', reader.at + (isDigitNext(reader) ? 2 : 1))
  }
  const from = readAddress(reader, manner)
  if (from === undefined) return undefined
  reader.skip(' \t')
  const isRange = reader.peek() === ','
  const isZero = from.kind === 'line' && from.line === 0
  if (!isRange) return isZero ? reader.wrong('invalid usage of line address 0', reader.at + 1) : { from }
  reader.take()
  reader.skip(' \t')
  const to = readEnd(reader, manner)
  if (to === undefined) return reader.problem === undefined ? reader.wrong("unexpected `,'", reader.at + 1) : undefined
  reader.skip(' \t')
  if (isZero && to.kind !== 'match') return reader.wrong('invalid usage of line address 0', reader.at + 1)
  return { from, to }
}

function isDigitNext({ text, at }: ScriptReader): boolean {
  return /\d/.test(text.charAt(at + 1))
}

function readEnd(reader: ScriptReader, manner: ScriptManner): RangeEnd | undefined {
  const sign = reader.peek()
  if (sign !== '+' && sign !== '~') return readAddress(reader, manner)
  reader.take()
  const number = reader.number()
  if (number === undefined) return reader.notSimulated()
  return sign === '+' ? { kind: 'plus', count: number } : { kind: 'multiple', of: number }
}

function readAddress(reader: ScriptReader, manner: ScriptManner): Address | undefined {
  const line = reader.number()
  if (line !== undefined) return readStep(reader, line)
  const character = reader.peek()
  if (character === '$') {
    reader.take()
    return { kind: 'last' }
  }
  if (character !== '/' && character !== '\\') return undefined
  reader.take()
  const delimiter = character === '/' ? '/' : reader.take()
  const text = readPattern(reader, delimiter, manner)
  if (text === undefined) return reader.wrong('unterminated address regex')
  let ignoreCase = false
  while (reader.peek() === 'I') {
    reader.take()
    ignoreCase = true
  }
  if (reader.peek() === 'M') return reader.notSimulated()
  const pattern = patternOf(reader, text, { extended: manner.extended, ignoreCase })
  return { kind: 'match', pattern }
}

function readStep(reader: ScriptReader, first: number): Address | undefined {
  if (reader.peek() !== '~') return { kind: 'line', line: first }
  reader.take()
  const step = reader.number() ?? 0
  return step === 0 ? { kind: 'line', line: first } : { kind: 'step', first, step }
}
