import type { StatusCause } from '../api.ts'
import { type MutableObject, objectAt } from '../mutable.ts'
import { configMapKeyErrors } from '../names.ts'
import { semanticEqual } from '../semantic-equal.ts'
import { forbidden, invalidString, invalidStrings, tooLong } from './field-error.ts'

/** Bytes that the values of a ConfigMap may have together. */
const BYTES_MAX = 1_048_576

/** Checks keys and size of a ConfigMap (pkg/apis/core/validation/validation.go ValidateConfigMap). */
export function validateConfigMap(configMap: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  const data = objectAt(configMap, 'data') ?? {}
  const binaryData = objectAt(configMap, 'binaryData') ?? {}
  let size = 0
  for (const key of Object.keys(data).toSorted()) {
    causes.push(...invalidStrings(`data[${key}]`, key, configMapKeyErrors(key)))
    if (Object.hasOwn(binaryData, key)) {
      causes.push(invalidString(`data[${key}]`, key, 'duplicate of key present in binaryData'))
    }
    size += String(data[key]).length
  }
  for (const key of Object.keys(binaryData).toSorted()) {
    causes.push(...invalidStrings(`binaryData[${key}]`, key, configMapKeyErrors(key)))
    size += Math.floor((String(binaryData[key]).length * 3) / 4)
  }
  if (size > BYTES_MAX) causes.push(tooLong('', BYTES_MAX))
  return causes
}

/** What was declared immutable stays as it is, for a ConfigMap and for a Secret; `fields` hold the content. */
export function validateImmutableData(
  object: MutableObject,
  old: MutableObject,
  fields: readonly string[],
): StatusCause[] {
  if (old['immutable'] !== true) return []
  const detail = 'field is immutable when `immutable` is set'
  const causes: StatusCause[] = []
  if (object['immutable'] !== true) causes.push(forbidden('immutable', detail))
  for (const field of fields) {
    if (!semanticEqual(object[field] ?? {}, old[field] ?? {})) causes.push(forbidden(field, detail))
  }
  return causes
}
