import { isJsonObject, ownValue, type Value } from '../../domain/json.ts'
import { NotSimulated } from './problem.ts'

/** The part of Go's types that data of templates have. Names are those that `%T` prints. */
export type GoType =
  | { readonly kind: 'bool' | 'uint' | 'float'; readonly name: string }
  /** `shows`: a text that is printed in place of the number (fmt.Stringer). */
  | { readonly kind: 'int'; readonly name: string; readonly shows?: (number: number) => string }
  | { readonly kind: 'string'; readonly name: string; readonly methods?: Methods }
  /** What it holds is known from the value alone. */
  | { readonly kind: 'any'; readonly name: 'interface {}'; readonly holds: (data: Value) => GoType }
  | { readonly kind: 'list'; readonly name: string; readonly element: GoType }
  | {
      readonly kind: 'map'
      readonly name: string
      readonly key: GoType
      readonly element: GoType
      readonly methods?: Methods
    }
  | {
      readonly kind: 'struct'
      readonly name: string
      readonly fields: readonly GoField[]
      readonly methods?: Methods
      /** It has other parts than its fields, or its fields are not all on one level: how it prints is not known. */
      readonly isOpaque?: boolean
      /** Fields that it has as well, and that are not simulated. */
      readonly others?: readonly string[]
      /** What it has are methods without arguments, by name. */
      readonly isListed?: boolean
    }
  | { readonly kind: 'pointer'; readonly name: string; readonly element: GoType }
  /** A parameter that takes any value as it is, even none (`reflect.Value`). */
  | { readonly kind: 'value'; readonly name: 'reflect.Value' }

export interface GoField {
  readonly name: string
  readonly type: GoType
  /** Its key in JSON, where it is not its name. */
  readonly json?: string
  readonly omitEmpty?: boolean
}

/** A function of a template, or a method. */
export interface GoFunction {
  /** Types of the arguments; the last one is that of any number of arguments when `isVariadic`. */
  readonly parameters: readonly GoType[]
  readonly isVariadic?: boolean
  /** Throws a `CallError` for what Go's function answers with an error. */
  readonly call: (values: readonly MaybeValue[], context: CallContext) => MaybeValue
}

export interface CallContext {
  /** What a method is called on. */
  readonly receiver: GoValue | undefined
  /** The first argument as it is written. */
  readonly firstWord: string
}

export type Methods = Readonly<Record<string, GoFunction>>

/**
 * A value with its Go type. Data are JSON: structs by the names of their fields, sets as maps to `{}`; `null` is Go's nil.
 * `undefined`: the real tool has a value here, but it is not simulated.
 */
export interface GoValue {
  readonly type: GoType
  readonly data: Value | undefined
}

/** `undefined` is a value that is not there at all: an entry that a map does not have, `nil` without a type. */
export type MaybeValue = GoValue | undefined

export const BOOL: GoType = { kind: 'bool', name: 'bool' }
export const INT: GoType = { kind: 'int', name: 'int' }
export const INT64: GoType = { kind: 'int', name: 'int64' }
export const UINT8: GoType = { kind: 'uint', name: 'uint8' }
export const FLOAT: GoType = { kind: 'float', name: 'float64' }
export const STRING: GoType = { kind: 'string', name: 'string' }
export const VALUE: GoType = { kind: 'value', name: 'reflect.Value' }

/** `[]string` and its like. */
export function listOf(element: GoType, name = `[]${element.name}`): GoType {
  return { kind: 'list', name, element }
}

/** `map[string]string` and its like; the keys are texts. */
export function mapOf(element: GoType, name = `map[string]${element.name}`, key = STRING): GoType {
  return { kind: 'map', name, key, element }
}

/** `*container.State` and its like. */
export function pointerTo(element: GoType): GoType {
  return { kind: 'pointer', name: `*${element.name}`, element }
}

/** Decoded JSON: maps and lists of anything, numbers of the type that the decoder makes of them. */
export function jsonAny(numberType: (number: number) => GoType): GoType {
  const any: GoType = {
    kind: 'any',
    name: 'interface {}',
    holds(data) {
      if (typeof data === 'number') return numberType(data)
      if (typeof data === 'boolean') return BOOL
      return typeof data === 'string' ? STRING : Array.isArray(data) ? list : map
    },
  }
  const list = listOf(any)
  const map = mapOf(any)
  return any
}

/** Any type, for parameters. */
export const ANY: GoType = jsonAny((number) => (Number.isInteger(number) ? INT : FLOAT))

/** What a pointer or an interface leads to; `undefined` for an interface that holds nothing. Not for nil pointers. */
export function pointedAt({ type, data }: GoValue): MaybeValue {
  if (type.kind === 'pointer') return { type: type.element, data }
  if (type.kind !== 'any' || data === undefined) return { type, data }
  return data === null ? undefined : { type: type.holds(data), data }
}

/** A value without the interface around it (reflect.ValueOf of what it holds). */
export function unwrapped(value: MaybeValue): MaybeValue {
  return value?.type.kind === 'any' ? pointedAt(value) : value
}

/** What is behind pointers and interfaces; `isNil` when one of them leads nowhere, which is then given. */
export function indirect(value: MaybeValue): { readonly value: MaybeValue; readonly isNil: boolean } {
  let inner = value
  while (inner?.type.kind === 'pointer' || inner?.type.kind === 'any') {
    if (inner.data === null) return { value: inner, isNil: true }
    if (inner.data === undefined) break
    inner = pointedAt(inner)
  }
  return { value: inner, isNil: false }
}

/** True when a value of one type may stand where another one is declared: they differ in no more than a name. */
export function isAssignable(from: GoType, to: GoType): boolean {
  if (to.kind === 'any' || from.name === to.name) return true
  if (from.kind === 'list' && to.kind === 'list') {
    return (from.name.startsWith('[') || to.name.startsWith('[')) && from.element.name === to.element.name
  }
  if (from.kind !== 'map' || to.kind !== 'map' || from.key.name !== to.key.name) return false
  return (from.name.startsWith('map[') || to.name.startsWith('map[')) && from.element.name === to.element.name
}

/** Entries of a map, by key; `undefined` for a value that is not simulated. Nothing for nil. */
export function entriesOf(data: Value): readonly (readonly [string, Value | undefined])[] {
  if (!isJsonObject(data)) return []
  const keys = Object.keys(data).toSorted((a, b) => (a < b ? -1 : 1))
  return keys.map((key) => [key, ownValue(data, key)])
}

/** Elements of a list. Nothing for nil. */
export function itemsOf(data: Value): readonly Value[] {
  return Array.isArray(data) ? (data as readonly Value[]) : []
}

/** The entry of a map: a value that may be `undefined` for not simulated; nothing when there is no such entry. */
export function entryOf(data: Value, key: string): { readonly data: Value | undefined } | undefined {
  return isJsonObject(data) && Object.hasOwn(data, key) ? { data: data[key] } : undefined
}

/** A field of a struct, with whatever is known of its value. */
export function fieldOf(data: Value, field: GoField): GoValue {
  return { type: field.type, data: isJsonObject(data) ? ownValue(data, field.name) : undefined }
}

/** The data of a value; ends the execution when nobody knows them. */
export function knownData({ type, data }: GoValue): Value {
  if (data === undefined) throw new NotSimulated(type.name)
  return data
}
