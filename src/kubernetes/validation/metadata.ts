import type { StatusCause } from '../api.ts'
import { type MutableObject, numberAt, objectsAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { dnsLabelErrors, labelValueErrors, qualifiedNameErrors } from '../names.ts'
import { goStringList } from '../go-format.ts'
import { goStructList } from '../go-struct.ts'
import { forbidden, invalid, invalidString, invalidStrings, nonNegative, required, tooLong } from './field-error.ts'

/** Bytes of all annotations of an object together (apimachinery/pkg/api/validation/objectmeta.go). */
const ANNOTATION_BYTES_MAX = 262_144

/** Says what is wrong with a name of some kind of object; none of the formats allows the empty name. */
export type NameRule = (name: string) => readonly string[]

/** Checks `metadata` of a new object (apimachinery/pkg/api/validation/objectmeta.go). */
export function validateMetadata(metadata: MutableObject, namespaced: boolean, nameRule: NameRule): StatusCause[] {
  const causes: StatusCause[] = []
  const generateName = stringAt(metadata, 'generateName')
  causes.push(...invalidStrings('metadata.generateName', generateName, prefixErrors(generateName, nameRule)))
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
  causes.push(...validateFinalizers(stringsAt(metadata, 'finalizers')))
  return causes
}

/** A name to which characters will be added may end with a hyphen; an absent one is not looked at. */
function prefixErrors(prefix: string, nameRule: NameRule): readonly string[] {
  if (prefix === '') return []
  return nameRule(prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix)
}

/** Finalizers without a domain that the API server itself knows (pkg/apis/core/helper/helpers.go). */
const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion']

/** What is wrong with a finalizer that has no domain; `path` is said in front. */
export function standardFinalizerErrors(finalizer: string, path: string): readonly StatusCause[] {
  if (finalizer.includes('/') || STANDARD_FINALIZERS.includes(finalizer)) return []
  return [invalidString(path, finalizer, 'name is neither a standard finalizer name nor is it fully qualified')]
}

function validateFinalizers(finalizers: readonly string[]): StatusCause[] {
  const path = 'metadata.finalizers'
  const causes = finalizers.flatMap((finalizer) => [...invalidStrings(path, finalizer, qualifiedNameErrors(finalizer))])
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    const detail = 'finalizer orphan and foregroundDeletion cannot be both set'
    causes.push(invalid(path, goStringList(finalizers), detail))
  }
  for (const [index, finalizer] of finalizers.entries()) {
    causes.push(...standardFinalizerErrors(finalizer, `${path}[${index}]`))
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

/** Upstream names the fields of owners without saying which owner. */
function validateOwners(metadata: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  const owners = objectsAt(metadata, 'ownerReferences')
  const path = 'metadata.ownerReferences'
  let controller = ''
  for (const owner of owners) {
    const apiVersion = stringAt(owner, 'apiVersion')
    if (apiVersion === '' || apiVersion.split('/').length > 2) {
      causes.push(invalidString(`${path}.apiVersion`, apiVersion, 'version must not be empty'))
    }
    for (const field of ['kind', 'name', 'uid']) {
      if (stringAt(owner, field) === '') causes.push(invalidString(`${path}.${field}`, '', 'must not be empty'))
    }
    if (owner['controller'] !== true) continue
    const name = `${stringAt(owner, 'kind')}/${stringAt(owner, 'name')}`
    if (controller === '') controller = name
    else {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`
      causes.push(invalid(path, goStructList('v1.OwnerReference', owners), detail))
    }
  }
  return causes
}
