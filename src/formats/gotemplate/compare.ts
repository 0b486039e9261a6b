import { type Value, scalarText } from '../../domain/json.ts'
import { format, shown } from './format.ts'
import { plainDirective } from './numbers.ts'
import { CallError } from './problem.ts'
import {
  BOOL,
  type GoFunction,
  type GoType,
  type GoValue,
  knownData,
  type MaybeValue,
  unwrapped,
  VALUE,
} from './types.ts'

/** `eq ne lt le gt ge` (Go text/template/funcs.go). */
export const COMPARISONS: Readonly<Record<string, GoFunction>> = {
  eq: comparison((first, others) => {
    if (others.length === 0) throw new CallError('missing argument for comparison')
    return others.some((other) => isEqual(first, other))
  }, true),
  ne: comparison((first, [second]) => !isEqual(first, second)),
  lt: comparison((first, [second]) => isLess(first, second)),
  le: comparison((first, [second]) => isLess(first, second) || isEqual(first, second)),
  gt: comparison((first, [second]) => !(isLess(first, second) || isEqual(first, second))),
  ge: comparison((first, [second]) => !isLess(first, second)),
}

function comparison(
  compare: (first: MaybeValue, others: readonly MaybeValue[]) => boolean,
  isVariadic = false,
): GoFunction {
  return {
    parameters: [VALUE, VALUE],
    isVariadic,
    call(values) {
      const [first, ...others] = values.map(unwrapped)
      return { type: BOOL, data: compare(first, others) }
    },
  }
}

const BASIC: ReadonlySet<GoType['kind']> = new Set(['bool', 'int', 'uint', 'float', 'string'])

/** The kind that decides what may be compared. */
function basicKind(value: MaybeValue): string {
  return value !== undefined && BASIC.has(value.type.kind) ? value.type.kind : ''
}

function isEqual(a: MaybeValue, b: MaybeValue): boolean {
  const kinds = [basicKind(a), basicKind(b)]
  if (kinds[0] !== kinds[1]) {
    if (a === undefined || b === undefined) return false
    if (kinds.includes('int') && kinds.includes('uint')) return knownData(a) === knownData(b)
    throw new CallError('incompatible types for comparison')
  }
  if (a !== undefined && b !== undefined && kinds[0] !== '') return scalarOf(a) === scalarOf(b)
  if (a !== undefined && b !== undefined && a.type.kind !== b.type.kind) {
    throw new CallError(`non-comparable types ${formatted(a)}: ${a.type.name}, ${b.type.name}: ${shown(b)}`)
  }
  const areNil = [isNil(a), isNil(b)]
  if (areNil.includes(true)) return areNil[0] === areNil[1]
  if (b !== undefined && b.type.kind !== 'pointer') {
    throw new CallError(`non-comparable type ${formatted(b)}: ${b.type.name}`)
  }
  return a?.data === b?.data
}

/** A value in an error. */
function formatted(value: GoValue): string {
  return format(value, plainDirective('s'))
}

/** A scalar to compare. A text may be kept as the number that it is (`json.Number`). */
function scalarOf(value: GoValue): Value {
  const data = knownData(value)
  return value.type.kind === 'string' ? scalarText(data) : data
}

function isNil(value: MaybeValue): boolean {
  if (value === undefined) return true
  return ['list', 'map', 'pointer'].includes(value.type.kind) && knownData(value) === null
}

function isLess(a: MaybeValue, b: MaybeValue): boolean {
  const kinds = [basicKind(a), basicKind(b)]
  if (a === undefined || b === undefined || kinds.includes('')) throw new CallError('invalid type for comparison')
  const isMixed = kinds.includes('int') && kinds.includes('uint')
  if (kinds[0] !== kinds[1] && !isMixed) throw new CallError('incompatible types for comparison')
  if (kinds[0] === 'bool') throw new CallError('invalid type for comparison')
  const [left, right] = [scalarOf(a), scalarOf(b)]
  return kinds[0] === 'string' ? scalarText(left) < scalarText(right) : Number(left) < Number(right)
}
