import type { StatusCause } from '../api.ts'
import { type MutableObject, numberAt, objectsAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { dnsLabelErrors, labelValueErrors, qualifiedNameErrors } from '../names.ts'
import { forbidden, invalidString, invalidStrings, nonNegative, required, tooLong } from './field-error.ts'

/** Bytes of all annotations of an object together (apimachinery/pkg/api/validation/objectmeta.go). */
const ANNOTATION_BYTES_MAX = 262_144

/** Says what is wrong with a name of some kind of object; none of the formats allows the empty name. */
export type NameRule = (name: string) => readonly string[]

/** Checks `metadata` of a new object (apimachinery/pkg/api/validation/objectmeta.go). */
export function validateMetadata(metadata: MutableObject, namespaced: boolean, nameRule: NameRule): StatusCause[] {
  const causes: StatusCause[] = []
  const name = stringAt(metadata, 'name')
  if (name === '') causes.push(required('metadata.name', 'name or generateName is required'))
  else causes.push(...invalidStrings('metadata.name', name, nameRule(name)))
  const namespace = stringAt(metadata, 'namespace')
  if (namespaced && namespace === '') causes.push(required('metadata.namespace'))
  else if (namespaced) causes.push(...invalidStrings('metadata.namespace', namespace, dnsLabelErrors(namespace)))
  else if (namespace !== '') causes.push(forbidden('metadata.namespace', 'not allowed on this type'))
  causes.push(...nonNegative('metadata.generation', numberAt(metadata, 'generation')))
  causes.push(...validateLabels(stringMapAt(metadata, 'labels'), 'metadata.labels'))
  causes.push(...validateAnnotations(stringMapAt(metadata, 'annotations'), 'metadata.annotations'))
  causes.push(...validateOwners(metadata))
  for (const finalizer of stringsAt(metadata, 'finalizers')) {
    causes.push(...invalidStrings('metadata.finalizers', finalizer, qualifiedNameErrors(finalizer)))
  }
  return causes
}

/** Checks what must not change in `metadata`. */
export function validateMetadataUpdate(metadata: MutableObject, old: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  for (const field of ['name', 'namespace', 'uid', 'creationTimestamp']) {
    const value = stringAt(metadata, field)
    if (value !== stringAt(old, field)) causes.push(invalidString(`metadata.${field}`, value, 'field is immutable'))
  }
  return causes
}

/** Checks keys and values of labels, or of anything that is matched with labels. */
export function validateLabels(labels: Readonly<Record<string, string>> | undefined, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [key, value] of sortedEntries(labels)) {
    causes.push(...invalidStrings(path, key, qualifiedNameErrors(key)))
    causes.push(...invalidStrings(path, value, labelValueErrors(value)))
  }
  return causes
}

/** Checks keys of annotations, in which letter case does not matter, and how large they all are. */
export function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: string,
): StatusCause[] {
  const causes: StatusCause[] = []
  let size = 0
  for (const [key, value] of sortedEntries(annotations)) {
    causes.push(...invalidStrings(path, key, qualifiedNameErrors(key.toLowerCase())))
    size += key.length + value.length
  }
  if (size > ANNOTATION_BYTES_MAX) causes.push(tooLong(path, ANNOTATION_BYTES_MAX))
  return causes
}

function sortedEntries(map: Readonly<Record<string, string>> | undefined): readonly (readonly [string, string])[] {
  if (map === undefined) return []
  return Object.keys(map)
    .toSorted()
    .map((key) => [key, map[key] ?? ''])
}

function validateOwners(metadata: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, owner] of objectsAt(metadata, 'ownerReferences').entries()) {
    const path = `metadata.ownerReferences[${index}]`
    if (stringAt(owner, 'apiVersion') === '') {
      causes.push(invalidString(`${path}.apiVersion`, '', 'version must not be empty'))
    }
    for (const field of ['kind', 'name', 'uid']) {
      if (stringAt(owner, field) === '') causes.push(invalidString(`${path}.${field}`, '', 'must not be empty'))
    }
  }
  return causes
}
