import { goValue } from './go-format.ts'
import { isMutableObject, type MutableObject } from './mutable.ts'
import { type FieldFacts, type GoType, type StructFacts, structFacts } from './type-facts.ts'

/** Directives inside a strategic merge patch. */
export const PATCH = '$patch'
export const RETAIN_KEYS = '$retainKeys'
export const SET_ORDER = '$setElementOrder/'
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList/'

/** What goes wrong first in a merge; whoever finds it set stops. The words are upstream's. */
export interface MergeProblem {
  text?: string
}

export function fail(problem: MergeProblem, text: string): void {
  problem.text ??= text
}

/** What a key of an object holds: a struct, a map or list of something, or nothing known. */
export type Schema = GoType | undefined

/** Facts of a field; `undefined` for a key of a map or of an object without facts. */
export function fieldOf(schema: Schema, key: string): FieldFacts | undefined {
  return structIn(schema)?.byKey.get(key)
}

/** The type of what stands at a key of an object with this schema. */
export function schemaAt(schema: Schema, key: string): Schema {
  if (schema?.kind === 'map') return schema.element
  return fieldOf(schema, key)?.type
}

/** True where the type is a struct without such a field: upstream then cannot tell how to merge. */
export function isUnknownField(schema: Schema, key: string): boolean {
  const struct = structIn(schema)
  return struct !== undefined && !struct.byKey.has(key)
}

/** What upstream says of such a field. */
export function unknownField(schema: Schema, key: string): string {
  return `unable to find api field in struct ${structIn(schema)?.name ?? ''} for the json field "${key}"`
}

function structIn(schema: Schema): StructFacts | undefined {
  return schema?.kind === 'struct' ? structFacts(schema.name) : undefined
}

/** How a key's list merges: by `key`, as a set of scalars (`key` is empty), or not at all. */
export function mergeKeyOf(schema: Schema, key: string): string | undefined {
  const patch = fieldOf(schema, key)?.patch
  return patch?.merge === true ? (patch.mergeKey ?? '') : undefined
}

/** Whether the elements are mappings; other lists and mixtures cannot be merged. `undefined` after a problem. */
export function holdsMaps(problem: MergeProblem, ...lists: readonly (readonly unknown[])[]): boolean | undefined {
  const kinds = new Set(lists.flatMap((list) => list.map(kindOf)))
  if (kinds.has('slice')) fail(problem, 'lists of lists are not supported')
  else if (kinds.size > 1) fail(problem, `list element types are not identical: [${lists.map(goValue).join(' ')}]`)
  else if (kinds.size === 0) fail(problem, 'no elements in any of the given slices')
  return problem.text === undefined ? kinds.has('map') : undefined
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'slice'
  if (isMutableObject(value)) return 'map'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return value === null ? 'nil' : typeof value
}

/** True when Go would see two values of the same type. */
export function isSameKind(a: unknown, b: unknown): boolean {
  return kindOf(a) === kindOf(b)
}

/** Notes the first element that lacks the merge key. */
export function requireMergeKey(problem: MergeProblem, list: readonly unknown[], mergeKey: string): void {
  for (const item of list) {
    if (!isMutableObject(item)) fail(problem, `expected a map[string]interface {}, but received a ${kindOf(item)}`)
    else if (item[mergeKey] === undefined) fail(problem, noMergeKey(item, mergeKey))
    if (problem.text !== undefined) return
  }
}

/** What upstream says of an element without its merge key. */
export function noMergeKey(item: MutableObject, mergeKey: string): string {
  return `map: ${goValue(item)} does not contain declared merge key: ${mergeKey}`
}

/** What tells an element of a list apart: its merge key, or itself when it is a scalar. */
export function identity(item: unknown, mergeKey: string): unknown {
  return mergeKey === '' ? item : isMutableObject(item) ? item[mergeKey] : undefined
}

/** Positions of elements by identity; of equals the first counts. */
export function positions(list: readonly unknown[], mergeKey: string): Map<unknown, number> {
  const found = new Map<unknown, number>()
  for (const [index, item] of list.entries()) {
    const key = identity(item, mergeKey)
    if (!found.has(key)) found.set(key, index)
  }
  return found
}

/** Sorts a list as `order` has it, elements that are to be deleted at the end. */
export function inOrder(list: readonly unknown[], order: readonly unknown[], mergeKey: string): unknown[] {
  const places = positions(order, mergeKey)
  const place = (item: unknown): number => places.get(identity(item, mergeKey)) ?? -1
  const kept = list.filter((item) => !isDeletion(item)).toSorted((a, b) => place(a) - place(b))
  return [...kept, ...list.filter(isDeletion)]
}

/**
 * Weaves what only the server has into what the patch has. The order within each is kept; where both stand in the live
 * list, its order decides, and otherwise the patch's elements come first.
 */
export function weave(
  serverOnly: readonly unknown[],
  patched: readonly unknown[],
  live: readonly unknown[],
  mergeKey: string,
): unknown[] {
  const places = positions(live, mergeKey)
  const result: unknown[] = []
  let left = 0
  for (const item of patched) {
    const place = places.get(identity(item, mergeKey))
    while (left < serverOnly.length) {
      const other = places.get(identity(serverOnly[left], mergeKey))
      if (place === undefined || other === undefined || other >= place) break
      result.push(serverOnly[left])
      left += 1
    }
    result.push(item)
  }
  return [...result, ...serverOnly.slice(left)]
}

/** Brings a merged list into the order that the patch asks for, the rest as it is live. */
export function orderMerged(
  merged: readonly unknown[],
  order: readonly unknown[],
  live: readonly unknown[],
  mergeKey: string,
): unknown[] {
  const wanted = positions(order, mergeKey)
  const patched = merged.filter((item) => wanted.has(identity(item, mergeKey)))
  const serverOnly = merged.filter((item) => !wanted.has(identity(item, mergeKey)))
  return weave(inOrder(serverOnly, live, mergeKey), inOrder(patched, order, mergeKey), live, mergeKey)
}

function isDeletion(item: unknown): boolean {
  return isMutableObject(item) && item[PATCH] === 'delete'
}
