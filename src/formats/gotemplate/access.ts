import { fromUtf8, utf8Bytes } from '../../domain/bytes.ts'
import { isJsonObject, type Value, scalarText } from '../../domain/json.ts'
import { CallError } from './problem.ts'
import {
  entryOf,
  type GoFunction,
  type GoType,
  type GoValue,
  indirect,
  INT,
  itemsOf,
  knownData,
  type MaybeValue,
  UINT8,
  unwrapped,
  VALUE,
} from './types.ts'

/** What Go's reflection answers when it is asked for the type of nothing. */
const NO_VALUE = 'reflect: call of reflect.Value.Type on zero Value'

/** `index`, `slice` and `len` (Go text/template/funcs.go). Texts are bytes. */
export const ACCESS: Readonly<Record<string, GoFunction>> = {
  index: {
    parameters: [VALUE, VALUE],
    isVariadic: true,
    call([item, ...keys]) {
      let value = unwrapped(item)
      if (value === undefined) throw new CallError('index of untyped nil')
      for (const key of keys) value = element(value, unwrapped(key))
      return value
    },
  },
  slice: { parameters: [VALUE, VALUE], isVariadic: true, call: ([item, ...bounds]) => sliced(unwrapped(item), bounds) },
  len: {
    parameters: [VALUE],
    call([item]) {
      const { value, isNil } = indirect(item)
      if (isNil) throw new CallError('len of nil pointer')
      if (value === undefined) throw new CallError(NO_VALUE)
      const length = lengthOf(value)
      if (length === undefined) throw new CallError(`len of type ${value.type.name}`)
      return { type: INT, data: length }
    },
  },
}

/** Number of bytes, elements or entries; `undefined` for what has none. */
export function lengthOf(value: GoValue): number | undefined {
  const data = knownData(value)
  if (value.type.kind === 'string') return utf8Bytes(scalarText(data)).length
  if (value.type.kind === 'list') return itemsOf(data).length
  if (value.type.kind === 'map') return isJsonObject(data) ? Object.keys(data).length : 0
  return undefined
}

/** The value that a type has before it is given one. */
export function zeroOf(type: GoType): GoValue {
  if (type.kind === 'bool') return { type, data: false }
  if (type.kind === 'string') return { type, data: '' }
  if (type.kind === 'struct') return { type, data: {} }
  return { type, data: type.kind === 'int' || type.kind === 'uint' || type.kind === 'float' ? 0 : null }
}

function element(item: MaybeValue, key: MaybeValue): GoValue {
  const { value, isNil } = indirect(item)
  if (isNil || value === undefined) throw new CallError('index of nil pointer')
  const { type } = value
  if (type.kind === 'list' || type.kind === 'string') {
    const at = positionOf(key, lengthOf(value) ?? 0)
    const items: readonly Value[] = type.kind === 'list' ? itemsOf(knownData(value)) : utf8Bytes(scalarText(value.data))
    // The length itself is let through, and fails where the element is taken.
    if (at >= items.length)
      throw new CallError(`reflect: ${type.kind === 'list' ? 'slice' : 'string'} index out of range`)
    return { type: type.kind === 'list' ? type.element : UINT8, data: items[at] ?? null }
  }
  if (type.kind !== 'map') throw new CallError(`can't index item of type ${type.name}`)
  if (key === undefined) throw new CallError(`value is nil; should be of type ${type.key.name}`)
  if (key.type.name !== type.key.name) {
    throw new CallError(`value has type ${key.type.name}; should be ${type.key.name}`)
  }
  const found = entryOf(knownData(value), scalarText(knownData(key)))
  return found === undefined ? zeroOf(type.element) : { type: type.element, ...found }
}

/** A whole number that is at most the length. */
function positionOf(key: MaybeValue, length: number): number {
  if (key === undefined) throw new CallError('cannot index slice/array with nil')
  if (key.type.kind !== 'int' && key.type.kind !== 'uint') {
    throw new CallError(`cannot index slice/array with type ${key.type.name}`)
  }
  const at = Number(knownData(key))
  if (at < 0 || at > length) throw new CallError(`index out of range: ${at}`)
  return at
}

/** Unlike those of `index`, bounds are taken as they are: one that comes straight from JSON has no whole number's type. */
function sliced(item: MaybeValue, bounds: readonly MaybeValue[]): GoValue {
  if (item === undefined) throw new CallError('slice of untyped nil')
  if (bounds.length > 3) throw new CallError(`too many slice indexes: ${bounds.length}`)
  const { type } = item
  if (type.kind === 'string' && bounds.length === 3) throw new CallError('cannot 3-index slice a string')
  if (type.kind !== 'string' && type.kind !== 'list') throw new CallError(`can't slice item of type ${type.name}`)
  const length = lengthOf(item) ?? 0
  const [from = 0, to = length, room = to] = bounds.map((bound) => positionOf(bound, length))
  if (from > to) throw new CallError(`invalid slice index: ${from} > ${to}`)
  if (to > room) throw new CallError(`invalid slice index: ${to} > ${room}`)
  const data = knownData(item)
  if (type.kind === 'list') return { type, data: itemsOf(data).slice(from, to) }
  return { type, data: fromUtf8(utf8Bytes(scalarText(data)).slice(from, to)) }
}
