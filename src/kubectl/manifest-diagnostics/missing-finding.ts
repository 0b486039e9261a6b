import { type FieldPath, isJsonObject, type Value } from '../../domain/json.ts'
import { fieldName, type Finding, pathText, valueAt } from './item.ts'
import type { Subject } from './shape-findings.ts'

/**
 * A field that has to be given: the outermost part of its path that is not there, so that all that is missing because of it is
 * one finding. `about` is the whole path of what was looked for.
 */
export function missingFinding(subject: Subject, path: FieldPath, detail: string): Finding {
  const { item, kind, server } = subject
  const end = path.findIndex((_, index) => isEmpty(valueAt(item.value, path.slice(0, index + 1))))
  if (end < 0) {
    return {
      code: 'MANIFEST_VALUE_INVALID',
      args: { field: fieldName(path), detail: detail || 'something is missing', server },
      path,
    }
  }
  const missing = path.slice(0, end + 1)
  const parent = missing.slice(0, -1)
  const content = valueAt(item.value, missing)
  const owner = valueAt(item.value, parent)
  const name = isJsonObject(owner) && typeof owner['name'] === 'string' ? owner['name'] : ''
  const args = {
    field: fieldName(missing),
    in: typeof parent.at(-1) === 'number' ? `${String(parent.at(-2))}[]` : fieldName(parent),
    ...(name === '' || typeof parent.at(-1) !== 'number' ? {} : { name }),
    ...(content === undefined ? {} : { empty: 'yes' }),
    kind,
    about: pathText(missing),
    server,
  }
  if (content !== undefined) return { code: 'MANIFEST_FIELD_MISSING', args, path: missing }
  if (parent.length === 0) return { code: 'MANIFEST_FIELD_MISSING', args, path: ['kind'] }
  const isNamedEntry = typeof parent.at(-1) === 'number' && name !== ''
  return {
    code: 'MANIFEST_FIELD_MISSING',
    args,
    path: isNamedEntry ? [...parent, 'name'] : parent,
    part: isNamedEntry ? 'field' : 'key',
  }
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === 0) return true
  if (Array.isArray(value)) return value.length === 0
  return isJsonObject(value) && Object.keys(value).length === 0
}
