import { goQuote } from '../../domain/go-quote.ts'
import { NotSimulated } from './problem.ts'
import { failAt, type Run } from './run.ts'
import {
  entryOf,
  fieldOf,
  type GoFunction,
  type GoType,
  type GoValue,
  indirect,
  knownData,
  type MaybeValue,
} from './types.ts'

/**
 * One field of a value, or what a method gives (evalField): fields of structs, entries of maps; pointers and interfaces
 * are followed. Nothing has no fields, which is an error only where a missing key is one.
 */
export function evaluateField(
  run: Run,
  receiver: MaybeValue,
  name: string,
  hasArguments: boolean,
  callMethod: (method: GoFunction, on: GoValue) => MaybeValue,
): MaybeValue {
  if (receiver === undefined) {
    return run.missingKeyIsError ? failAt(run, `nil data; no entry for key ${goQuote(name)}`) : undefined
  }
  const outer = receiver.type
  const { value: inner = receiver, isNil } = indirect(receiver)
  if (isNil && inner.type.kind === 'any') return failAt(run, `nil pointer evaluating ${outer.name}.${name}`)
  const { type } = inner
  const method = methodOf(type, name)
  if (method !== undefined) return callMethod(method, inner)
  if (type.kind === 'struct') {
    const field = type.fields.find((known) => known.name === name)
    if (field !== undefined) {
      if (hasArguments) failAt(run, `${name} has arguments but cannot be invoked as function`)
      return fieldOf(knownData(inner), field)
    }
    if (type.others?.includes(name) === true) throw new NotSimulated(name)
  }
  // A named type of texts may have methods.
  if (type.kind === 'string' && type.name !== 'string') throw new NotSimulated(name)
  if (type.kind === 'map' && type.key.name === 'string') {
    if (hasArguments) failAt(run, `${name} is not a method but has arguments`)
    const found = entryOf(knownData(inner), name)
    if (found === undefined) {
      return run.missingKeyIsError ? failAt(run, `map has no entry for key ${goQuote(name)}`) : undefined
    }
    return { type: type.element, ...found }
  }
  if (type.kind === 'pointer' && isNil) {
    const { element } = type
    const isKnown = element.kind !== 'struct' || element.fields.some((known) => known.name === name)
    if (isKnown) failAt(run, `nil pointer evaluating ${outer.name}.${name}`)
  }
  return failAt(run, `can't evaluate field ${name} in type ${outer.name}`)
}

function methodOf(type: GoType, name: string): GoFunction | undefined {
  const methods = ['struct', 'map', 'string'].includes(type.kind) && 'methods' in type ? type.methods : undefined
  return methods !== undefined && Object.hasOwn(methods, name) ? methods[name] : undefined
}
