import { isJsonObject, type JsonObject, type Value } from '../../domain/json.ts'
import { type GoType, hasStructFacts, structFacts } from '../../kubernetes/type-facts.ts'

/**
 * An object with its keys in the order in which a client that knows the Go type writes them as JSON: `kind` and
 * `apiVersion` first, then as declared. Maps, and what has no type here, are sorted.
 */
export function inStructOrder(object: JsonObject): JsonObject {
  const { apiVersion: written } = object
  const version = typeof written === 'string' ? written.replace(/^.*\//, '') : 'v1'
  const name = `${version}.${object['kind'] as string}`
  const { kind, apiVersion, ...rest } = object
  const head = { ...(kind === undefined ? {} : { kind }), ...(apiVersion === undefined ? {} : { apiVersion }) }
  if (kind === 'List') return { ...head, ...pick(rest, ['metadata', 'items']) }
  return { ...head, ...(ordered(rest, hasStructFacts(name) ? { kind: 'struct', name } : undefined) as JsonObject) }
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, sorted(object[key] ?? null)]))
}

function ordered(value: Value, type: GoType | undefined): Value {
  if (type?.kind === 'list' && Array.isArray(value)) {
    return (value as readonly Value[]).map((item) => ordered(item, type.element))
  }
  if (type?.kind !== 'struct' || !isJsonObject(value) || !hasStructFacts(type.name)) return sorted(value)
  const fields = [...structFacts(type.name).byKey]
  return Object.fromEntries(
    fields.flatMap(([key, facts]) => {
      const field = value[key]
      return field === undefined ? [] : [[key, ordered(field, facts.type)] as const]
    }),
  )
}

function sorted(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(sorted)
  if (!isJsonObject(value)) return value
  const keys = Object.keys(value).toSorted()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]))
}
