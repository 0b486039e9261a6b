import { type FieldPath, isJsonObject, type Value } from '../../domain/json.ts'
import { type GoType, structFacts } from '../../kubernetes/type-facts.ts'

/** How far below the object a field is looked for: `spec.template.spec.containers[].livenessProbe.httpGet` is six. */
const DEPTH_MAX = 7

/** More places than these are no help. */
const PLACES_MAX = 3

/** Subtrees that the server writes, or that nobody means by accident. */
const LEFT_OUT: ReadonlySet<string> = new Set(['status', 'managedFields', 'ownerReferences', 'ephemeralContainers'])

interface Place {
  /** Keys from the object; `[]` stands behind a list. */
  readonly text: string
  readonly steps: FieldPath
  readonly exists: boolean
  readonly distance: number
}

/** A field that stands where it does not belong. */
export interface Stray {
  readonly name: string
  readonly value: Value
  /** Leads to the struct it was found in. */
  readonly from: FieldPath
}

/**
 * Where in an object of the struct `goType` a field of this name belongs, for one that stands at the wrong level of
 * indentation: places that the object has come first, then those nearest to where it was found. All that are
 * equally near, as `spec.template.spec.containers[]`; none where no struct of the tree has such a field.
 */
export function placesFor({ name, value, from }: Stray, goType: string, object: Value): readonly string[] {
  const places: Place[] = []
  let level: readonly Level[] = [{ struct: goType, text: '', steps: [], found: object }]
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth += 1) {
    for (const { struct, text, steps, found } of level) {
      const field = structFacts(struct).byKey.get(name)
      if (field === undefined || !looksLike(field.type, value) || (text === '' && name === 'status')) continue
      places.push({ text, steps, exists: isJsonObject(found), distance: distanceBetween(from, steps) })
    }
    level = level.flatMap(below)
  }
  const best = places.toSorted((a, b) => Number(b.exists) - Number(a.exists) || a.distance - b.distance)
  const [first] = best
  if (first === undefined) return []
  const near = best.filter(({ exists, distance }) => exists === first.exists && distance === first.distance)
  return near.length > PLACES_MAX ? [] : near.map(({ text }) => text)
}

interface Level {
  readonly struct: string
  readonly text: string
  /** Keys alone. */
  readonly steps: FieldPath
  /** What the object holds there: of a list its first entry. */
  readonly found: Value | undefined
}

function below({ struct, text, steps, found }: Level): readonly Level[] {
  return [...structFacts(struct).byKey].flatMap(([key, { type }]) => {
    const inner = structIn(type)
    if (inner === undefined || LEFT_OUT.has(key)) return []
    const content = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined
    const isList = type.kind === 'list'
    const path = `${text === '' ? '' : `${text}.`}${key}${isList ? '[]' : ''}`
    const first = isList ? (Array.isArray(content) ? (content as readonly Value[])[0] : undefined) : content
    return [{ struct: inner, text: path, steps: [...steps, key], found: first }]
  })
}

function structIn(type: GoType): string | undefined {
  if (type.kind === 'struct') return type.name
  return type.kind === 'list' && type.element.kind === 'struct' ? type.element.name : undefined
}

/** Steps up to what both are in, and down again. */
function distanceBetween(from: FieldPath, to: FieldPath): number {
  const keys = from.filter((step) => typeof step === 'string')
  let shared = 0
  while (shared < keys.length && shared < to.length && keys[shared] === to[shared]) shared += 1
  return keys.length + to.length - 2 * shared
}

/** Whether a value has the outline of a type: a list, a map, or neither. */
function looksLike(type: GoType, value: Value): boolean {
  if (value === null) return true
  if (type.kind === 'list') return Array.isArray(value)
  if (type.kind === 'struct' || type.kind === 'map') return isJsonObject(value)
  return !Array.isArray(value) && !isJsonObject(value)
}
