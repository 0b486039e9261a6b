import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'

const EMPTY: JsonObject = {}

/** The mapping at a path of keys; an empty one where there is none. */
export function mapAt(value: Value | undefined, ...path: readonly string[]): JsonObject {
  const found = at(value, path)
  return isJsonObject(found) ? found : EMPTY
}

/** The mapping at a path of keys, if there is one. */
export function maybeMapAt(value: Value | undefined, ...path: readonly string[]): JsonObject | undefined {
  const found = at(value, path)
  return isJsonObject(found) ? found : undefined
}

/** The list at a path; an empty one where there is none. */
export function listAt(value: Value | undefined, ...path: readonly string[]): readonly Value[] {
  const found = at(value, path)
  return Array.isArray(found) ? (found as readonly Value[]) : []
}

/** The mappings of the list at a path. */
export function mapsAt(value: Value | undefined, ...path: readonly string[]): readonly JsonObject[] {
  return listAt(value, ...path).filter(isJsonObject)
}

/** The text at a path; empty where there is none. */
export function textAt(value: Value | undefined, ...path: readonly string[]): string {
  const found = at(value, path)
  return typeof found === 'string' ? found : ''
}

/** The number at a path; 0 where there is none. */
export function numberAt(value: Value | undefined, ...path: readonly string[]): number {
  const found = at(value, path)
  return typeof found === 'number' ? found : 0
}

/** True where the path leads to `true`. */
export function isTrueAt(value: Value | undefined, ...path: readonly string[]): boolean {
  return at(value, path) === true
}

/** A text or number at a path as text: what Go's IntOrString prints. */
export function scalarAt(value: Value | undefined, ...path: readonly string[]): string {
  const found = at(value, path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

/** The texts and numbers of the list at a path, as texts. */
export function scalarsAt(value: Value | undefined, ...path: readonly string[]): readonly string[] {
  return listAt(value, ...path).map((item) => scalarAt({ item }, 'item'))
}

/** Labels, annotations and the like: the texts of the mapping at a path. */
export function textsAt(value: Value | undefined, ...path: readonly string[]): Readonly<Record<string, string>> {
  const texts = Object.entries(mapAt(value, ...path)).filter(([, field]) => typeof field === 'string')
  return Object.fromEntries(texts) as Record<string, string>
}

function at(value: Value | undefined, path: readonly string[]): Value | undefined {
  let found = value
  for (const key of path) found = isJsonObject(found) ? found[key] : undefined
  return found
}
