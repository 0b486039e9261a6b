import type { SourceRange } from '../../domain/diagnostic.ts'
import { type FieldPath, isJsonObject, type Value } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { type ManifestDocument, readManifests } from '../../formats/yaml/kubernetes.ts'
import type { FieldPart } from '../../formats/yaml/locate.ts'
import type { FileForm, FormPlace } from './file-form.ts'

const PARTS: readonly FieldPart[] = ['field', 'key', 'value']

/**
 * A manifest as the JSON that kubectl makes of it, keys sorted. `undefined` where it says more than its objects: it can not be
 * read, a key stands twice, a number is no integer that JSON writes as it was.
 */
export function manifestForm({ path: file, text }: SourceFile, limits: Limits): FileForm | undefined {
  const { documents, error } = readManifests(text, { file, limits })
  const isPlain = documents.every(({ value, duplicateKeys }) => duplicateKeys.length === 0 && hasPlainNumbers(value))
  if (error !== undefined || documents.length === 0 || !isPlain) return undefined
  if (!documents.every(({ value }) => typeof value === 'object')) return undefined
  let places: ReadonlyMap<string, readonly FormPlace[]> | undefined
  return {
    look: 'manifest',
    text: documents.map(({ value }) => `${sortedJson(value)}\n`).join(''),
    placesOf: (range) => {
      places ??= placesByRange(documents)
      return places.get(spanOf(range)) ?? []
    },
    rangeOf: (place) =>
      place.kind === 'field' ? documents[place.document]?.rangeAt(place.path, place.part) : undefined,
  }
}

/** The same for objects that differ in the order of their keys alone. */
function sortedJson(value: Value): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (!isJsonObject(value)) return `[${value.map(sortedJson).join(',')}]`
  let text = ''
  for (const key of Object.keys(value).toSorted()) text += `${JSON.stringify(key)}:${sortedJson(value[key] ?? null)},`
  return `{${text}}`
}

function hasPlainNumbers(value: Value): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(hasPlainNumbers)
}

/** What each range that belongs to a field stands for. */
function placesByRange(documents: readonly ManifestDocument[]): ReadonlyMap<string, readonly FormPlace[]> {
  const places = new Map<string, FormPlace[]>()
  for (const [document, { value, rangeAt }] of documents.entries()) {
    for (const path of pathsOf(value, [])) {
      for (const part of PARTS) {
        const span = spanOf(rangeAt(path, part))
        const before = places.get(span)
        if (before === undefined) places.set(span, [{ kind: 'field', document, path, part }])
        else before.push({ kind: 'field', document, path, part })
      }
    }
  }
  return places
}

function* pathsOf(value: Value, path: FieldPath): Generator<FieldPath> {
  yield path
  if (typeof value !== 'object' || value === null) return
  const isList = Array.isArray(value)
  for (const [key, below] of Object.entries(value)) yield* pathsOf(below, [...path, isList ? Number(key) : key])
}

function spanOf({ start, end }: SourceRange): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}
