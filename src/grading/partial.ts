import { type FieldPath, isJsonObject, type Value } from '../domain/json.ts'
import { sameAmountAt } from '../kubernetes/semantic-equal.ts'
import { sameValue } from './matching.ts'

/** A field that a partial object names and a whole one has otherwise, or not at all. */
export interface Difference {
  readonly path: FieldPath
  readonly actual: Value | undefined
  /** For an item of a list that is found by its name and is not there: this name. */
  readonly missing?: string
}

/**
 * The first fields, in the order of the partial object, in which the whole one is not as it says. Maps are compared by the
 * keys that are named; a list must be as long and each of its items match; items with a `name` are found by it. Amounts of resources
 * are compared by their size: `134217728` is `128Mi`.
 */
export function firstDifferences(partial: Value, whole: Value | undefined, max: number): readonly Difference[] {
  const found: Difference[] = []
  compare(partial, whole, [], found, max)
  return found
}

function compare(partial: Value, whole: Value | undefined, path: FieldPath, found: Difference[], max: number): void {
  if (found.length >= max) return
  if (isJsonObject(partial) && isJsonObject(whole)) {
    for (const [key, value] of Object.entries(partial)) {
      compare(value, Object.hasOwn(whole, key) ? whole[key] : undefined, [...path, key], found, max)
    }
    return
  }
  if (Array.isArray(partial) && Array.isArray(whole) && comparable(partial, whole)) {
    partial.forEach((item: Value, index) => {
      const at = placeOf(item, index, whole)
      const name = nameOf(item)
      if (at === whole.length && typeof name === 'string' && found.length < max) {
        found.push({ path: [...path, at], actual: undefined, missing: name })
      } else compare(item, whole[at], [...path, at], found, max)
    })
    return
  }
  if (!sameValue(partial, whole) && !sameAmountAt(path, partial, whole)) found.push({ path, actual: whole })
}

/** Lists of named items may have more than the partial one says, others not. */
function comparable(partial: readonly Value[], whole: readonly Value[]): boolean {
  return partial.length === whole.length || partial.every((item) => nameOf(item) !== undefined)
}

function placeOf(item: Value, index: number, whole: readonly Value[]): number {
  const name = nameOf(item)
  if (name === undefined) return index
  const at = whole.findIndex((other) => nameOf(other) === name)
  return at === -1 ? whole.length : at
}

function nameOf(item: Value | undefined): Value | undefined {
  return isJsonObject(item) ? item['name'] : undefined
}

/** The value at a path, `undefined` where there is none. */
export function valueAt(value: Value | undefined, path: FieldPath): Value | undefined {
  let at: Value | undefined = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = Object.hasOwn(at, part) ? (at as Readonly<Record<string | number, Value>>)[part] : undefined
  }
  return at
}
