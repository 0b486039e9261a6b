import type { SourceRange } from '../../domain/diagnostic.ts'
import type { FieldPath, Value } from '../../domain/json.ts'
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
  const canonical = documents.map(({ value }) => JSON.stringify(value, sortedKeys, 1)).join('\n')
  return {
    text: `${canonical}\n`,
    placesOf: (range) => placesAt(range, documents),
    rangeOf: (place) =>
      place.kind === 'field' ? documents[place.document]?.rangeAt(place.path, place.part) : undefined,
  }
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function hasPlainNumbers(value: Value): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(hasPlainNumbers)
}

function placesAt(range: SourceRange, documents: readonly ManifestDocument[]): readonly FormPlace[] {
  const places: FormPlace[] = []
  for (const [document, { value, rangeAt }] of documents.entries()) {
    for (const path of pathsOf(value, [])) {
      for (const part of PARTS) {
        if (isSame(rangeAt(path, part), range)) places.push({ kind: 'field', document, path, part })
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

function isSame(a: SourceRange, b: SourceRange): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.column === b.start.column &&
    a.end.line === b.end.line &&
    a.end.column === b.end.column
  )
}
