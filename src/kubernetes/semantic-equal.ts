import { type FieldPath, isJsonObject, ownValue } from '../domain/json.ts'
import { compareQuantities, parseQuantity } from './quantity.ts'

/**
 * Equality as the API machinery means it (apimachinery/pkg/api/equality): an absent list or map equals an empty one,
 * amounts compare by size (`1Gi` equals `1073741824`), the order of list elements counts, that of keys does not. An
 * empty *object* such as `securityContext: {}` is not the same as none.
 */
export function semanticEqual(a: unknown, b: unknown): boolean {
  return equalAt(a, b, '', false)
}

/** Fields that are maps of strings or amounts in Go, where empty and absent are the same. */
const MAPS = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'data', 'binaryData', 'options'])
const AMOUNTS = new Set(['limits', 'requests', 'overhead', 'allocatedResources'])
const SINGLE_AMOUNTS = new Set(['sizeLimit', 'divisor'])

function equalAt(a: unknown, b: unknown, key: string, amount: boolean): boolean {
  if (a === b) return true
  if (isNothing(a, key) || isNothing(b, key)) return isNothing(a, key) && isNothing(b, key)
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equalAt(item, b[index], key, false))
  }
  if (isJsonObject(a)) return isJsonObject(b) && equalObjects(a, b, AMOUNTS.has(key))
  if (typeof a === 'string' && typeof b === 'string' && (amount || SINGLE_AMOUNTS.has(key))) return equalAmounts(a, b)
  return false
}

function isNothing(value: unknown, key: string): boolean {
  if (value === undefined || value === null) return true
  if (Array.isArray(value)) return value.length === 0
  return (MAPS.has(key) || AMOUNTS.has(key)) && isJsonObject(value) && Object.keys(value).length === 0
}

function equalObjects(
  a: { readonly [key: string]: unknown },
  b: { readonly [key: string]: unknown },
  amounts: boolean,
): boolean {
  for (const key in a) if (!equalAt(a[key], ownValue(b, key), key, amounts)) return false
  for (const key in b) if (!Object.hasOwn(a, key) && !equalAt(undefined, b[key], key, amounts)) return false
  return true
}

/** Whether two scalars at a path (`spec.containers[0].resources.limits.memory`) are amounts of the same size, however they are written. */
export function sameAmountAt(path: FieldPath, a: unknown, b: unknown): boolean {
  const [parent, last] = [path.at(-2), path.at(-1)]
  const isAmount = AMOUNTS.has(String(parent)) || SINGLE_AMOUNTS.has(String(last))
  return isAmount && isScalar(a) && isScalar(b) && equalAmounts(String(a), String(b))
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function equalAmounts(a: string, b: string): boolean {
  const [left, right] = [parseQuantity(a), parseQuantity(b)]
  return left.ok && right.ok && compareQuantities(left.value, right.value) === 0
}
