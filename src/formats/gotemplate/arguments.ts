import { zeroOf } from './access.ts'
import { nodeText, type Operand } from './nodes.ts'
import { failAt, type Run } from './run.ts'
import { BOOL, FLOAT, type GoType, INT, isAssignable, type MaybeValue, pointedAt, STRING, unwrapped } from './types.ts'

/** True for types of which nil is a value. */
export function canBeNil(type: GoType): boolean {
  return ['any', 'list', 'map', 'pointer', 'value'].includes(type.kind)
}

/** Makes sure that a value fits a parameter; without a type anything does (validateType). */
export function fitted(run: Run, value: MaybeValue, type: GoType | undefined): MaybeValue {
  if (type === undefined || type.kind === 'value') return value
  if (value === undefined) {
    if (canBeNil(type)) return type.kind === 'any' ? undefined : zeroOf(type)
    return failAt(run, `invalid value; expected ${type.name}`)
  }
  if (type.kind === 'any') return unwrapped(value)
  if (isAssignable(value.type, type)) return value
  const inner = value.type.kind === 'any' && value.data !== null ? pointedAt(value) : value
  if (inner !== undefined && isAssignable(inner.type, type)) return inner
  if (inner?.type.kind === 'pointer' && isAssignable(inner.type.element, type)) {
    if (inner.data === null) failAt(run, `dereference of nil pointer of type ${type.name}`)
    return pointedAt(inner)
  }
  return failAt(run, `wrong type for value; expected ${type.name}; got ${inner?.type.name ?? 'nil'}`)
}

export type Literal = Extract<Operand, { kind: 'bool' | 'number' | 'string' }>

/** A literal as a parameter of a type. */
export function literalArgument(run: Run, type: GoType | undefined, word: Literal): MaybeValue {
  const expected = (what: string): never => failAt(run, `expected ${what}; found ${nodeText(word)}`)
  switch (type?.kind) {
    case 'bool':
      return word.kind === 'bool' ? { type, data: word.value } : expected('bool')
    case 'string':
      return word.kind === 'string' ? { type, data: word.text } : expected('string')
    case 'int':
      return word.kind === 'number' && word.value.int !== undefined
        ? { type, data: word.value.int }
        : expected('integer')
    case 'uint':
      return word.kind === 'number' && word.value.uint !== undefined
        ? { type, data: word.value.uint }
        : expected('unsigned integer')
    case 'float':
      return word.kind === 'number' && word.value.float !== undefined
        ? { type, data: word.value.float }
        : expected('float')
    case 'any':
    case 'value':
      return constantValue(run, word)
    default:
      return failAt(run, `can't handle ${nodeText(word)} for arg of type ${type?.name ?? ''}`)
  }
}

/** A literal by itself: a number is an int unless it is written as a float. */
export function constantValue(run: Run, word: Literal): MaybeValue {
  run.node = word
  if (word.kind === 'bool') return { type: BOOL, data: word.value }
  if (word.kind === 'string') return { type: STRING, data: word.text }
  const { int, float } = word.value
  const isFloat = !/^'|^[+-]?0x/i.test(word.text) && /[.e]/i.test(word.text)
  if (isFloat && float !== undefined) return { type: FLOAT, data: float }
  return int === undefined ? failAt(run, `${word.text} overflows int`) : { type: INT, data: int }
}
