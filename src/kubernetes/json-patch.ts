import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
import { goQuote } from './go-format.ts'
import { cloneJson, isMutableObject, type MutableObject, setOwn } from './mutable.ts'

/** `undecodable`: it is no patch at all; `inapplicable`: one of its operations fails. */
export type JsonPatched =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly kind: 'undecodable' | 'inapplicable'; readonly error: string }

/**
 * RFC 6902 as Kubernetes' library reads it (gopkg.in/evanphx/json-patch.v4): `replace` adds a field that is not there, items count
 * from the end below zero, what stands before the first `/` of a path is not looked at, and nothing has to be there to be tested for
 * null or copied as null. The object stays as it is and shares parts with the result; nothing is decoded or defaulted.
 */
export function patchJson(object: Value, patch: Value): JsonPatched {
  if (patch !== null && !Array.isArray(patch)) return undecodable(patch, 'Patch')
  const operations = (patch ?? []) as readonly Value[]
  const wrong = operations.find((operation) => operation !== null && !isJsonObject(operation))
  if (wrong !== undefined) return undecodable(wrong, 'Operation')
  const doc: Doc = { root: ownCopy(object) }
  for (const operation of operations) {
    const error = apply(doc, (operation ?? {}) as JsonObject)
    if (error !== undefined) return { ok: false, kind: 'inapplicable', error }
  }
  return { ok: true, value: doc.root as Value }
}

/** How Go names the kind of a JSON value. */
export function jsonKind(value: Value): string {
  return Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : value === null ? 'null' : typeof value
}

function undecodable(value: Value, type: string): JsonPatched {
  const error = `json: cannot unmarshal ${jsonKind(value)} into Go value of type jsonpatch.${type}`
  return { ok: false, kind: 'undecodable', error }
}

interface Doc {
  root: unknown
}

type Container = MutableObject | unknown[]

interface Place {
  readonly container: Container
  readonly key: string
}

const MISSING = ': missing value'
const FAILED = ': test failed'

function apply(doc: Doc, operation: JsonObject): string | undefined {
  switch (operation['op']) {
    case 'add':
      return add(doc, operation)
    case 'remove':
      return remove(doc, operation)
    case 'replace':
      return replace(doc, operation)
    case 'move':
      return move(doc, operation)
    case 'copy':
      return copy(doc, operation)
    case 'test':
      return test(doc, operation)
    default:
      return `Unexpected kind: ${textOf(operation['op'] ?? null) ?? 'unknown'}`
  }
}

function noPath(name: string, operation: JsonObject): string {
  const path = operation['path'] ?? null
  const why = path === null ? MISSING : `: json: cannot unmarshal ${jsonKind(path)} into Go value of type string`
  return `${name} operation failed to decode path${why}`
}

function textOf(value: Value): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function add(doc: Doc, operation: JsonObject): string | undefined {
  const path = textOf(operation['path'] ?? null)
  if (path === undefined) return noPath('add', operation)
  const place = placeOf(doc, path)
  if (place === undefined) return `add operation does not apply: doc is missing path: "${path}"${MISSING}`
  return within(`error in add for path: '${path}'`, insert(place, operation['value'] ?? null))
}

function remove(doc: Doc, operation: JsonObject): string | undefined {
  const path = textOf(operation['path'] ?? null)
  if (path === undefined) return noPath('remove', operation)
  const place = placeOf(doc, path)
  if (place === undefined) return `remove operation does not apply: doc is missing path: "${path}"${MISSING}`
  return within(`error in remove for path: '${path}'`, take(place))
}

function replace(doc: Doc, operation: JsonObject): string | undefined {
  const path = textOf(operation['path'] ?? null)
  if (path === undefined) return noPath('replace', operation)
  const value = operation['value'] ?? null
  if (path === '') {
    if (typeof value !== 'object' || value === null) return 'replace operation value must be object or array'
    doc.root = ownCopy(value)
    return undefined
  }
  const place = placeOf(doc, path)
  if (place === undefined) return `replace operation does not apply: doc is missing path: ${path}${MISSING}`
  const { container, key } = place
  if (Array.isArray(container)) {
    const index = indexOf(container, key)
    if (typeof index === 'string') return `replace operation does not apply: doc is missing key: ${path}${MISSING}`
    container[index] = value
  } else {
    setOwn(container, key, value)
  }
  return undefined
}

function move(doc: Doc, operation: JsonObject): string | undefined {
  const source = sourceOf(doc, operation, 'move')
  if (typeof source === 'string') return source
  const { key } = source
  const value = valueAt(source)
  const error = value.error ?? take(source)
  if (error !== undefined) return `error in move for path: '${key}': ${error}`
  const target = targetOf(doc, operation, 'move')
  if (typeof target === 'string') return target
  return within(`error in move for path: '${textOf(operation['path'] ?? null) ?? ''}'`, insert(target, value.found))
}

function copy(doc: Doc, operation: JsonObject): string | undefined {
  const source = sourceOf(doc, operation, 'copy')
  if (typeof source === 'string') return source
  const value = valueAt(source)
  if (value.error !== undefined) {
    return `error in copy for from: '${textOf(operation['from'] ?? null) ?? ''}': ${value.error}`
  }
  const target = targetOf(doc, operation, 'copy')
  if (typeof target === 'string') return target
  return within('error while adding value during copy', insert(target, cloneJson(value.found)))
}

function sourceOf(doc: Doc, operation: JsonObject, name: string): Place | string {
  const from = textOf(operation['from'] ?? null)
  if (from === undefined) return `${name} operation failed to decode from: operation, missing from field${MISSING}`
  return placeOf(doc, from) ?? `${name} operation does not apply: doc is missing from path: ${from}${MISSING}`
}

function targetOf(doc: Doc, operation: JsonObject, name: string): Place | string {
  const path = textOf(operation['path'] ?? null)
  if (path === undefined) return noPath(name, operation)
  return placeOf(doc, path) ?? `${name} operation does not apply: doc is missing destination path: ${path}${MISSING}`
}

function test(doc: Doc, operation: JsonObject): string | undefined {
  const path = textOf(operation['path'] ?? null)
  if (path === undefined) return noPath('test', operation)
  const value = operation['value'] ?? null
  const failed = `testing value ${path} failed${FAILED}`
  if (path === '') return sameJson(doc.root, value) ? undefined : failed
  const place = placeOf(doc, path)
  if (place === undefined) return `test operation does not apply: is missing path: ${path}${MISSING}`
  const there = valueAt(place)
  if (there.error !== undefined) return `error in test for path: '${path}': ${there.error}`
  return sameJson(there.found ?? null, value) ? undefined : failed
}

/** Where a path leads to, and copies in the place of the mappings and lists on the way, which an operation may then change. */
function placeOf(doc: Doc, path: string): Place | undefined {
  const [, ...keys] = path.split('/').map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = keys.pop()
  if (last === undefined || !isContainer(doc.root)) return undefined
  let container = doc.root
  for (const key of keys) {
    const { found } = valueAt({ container, key })
    if (!isContainer(found)) return undefined
    const child = ownCopy(found) as Container
    if (Array.isArray(container)) container[indexOf(container, key) as number] = child
    else setOwn(container, key, child)
    container = child
  }
  return { container, key: last }
}

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || isMutableObject(value)
}

function ownCopy(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as readonly unknown[])]
  return isMutableObject(value) ? { ...value } : value
}

/** A field that is not there is nothing, an item that is not there an error. */
function valueAt({ container, key }: Place): { readonly found?: unknown; readonly error?: string } {
  if (!Array.isArray(container)) return { found: Object.hasOwn(container, key) ? container[key] : undefined }
  const index = indexOf(container, key)
  return typeof index === 'string' ? { error: index } : { found: container[index] }
}

function insert({ container, key }: Place, value: unknown): string | undefined {
  if (!Array.isArray(container)) {
    setOwn(container, key, value ?? null)
    return undefined
  }
  const index = key === '-' ? container.length : indexOf(container, key, container.length + 1)
  if (typeof index === 'string') {
    return index.startsWith('strconv') ? `value was not a proper array index: '${key}': ${index}` : index
  }
  container.splice(index, 0, value ?? null)
  return undefined
}

function take({ container, key }: Place): string | undefined {
  if (!Array.isArray(container)) {
    if (!Object.hasOwn(container, key)) return `Unable to remove nonexistent key: ${key}${MISSING}`
    delete container[key]
    return undefined
  }
  const index = indexOf(container, key)
  if (typeof index === 'string') return index
  container.splice(index, 1)
  return undefined
}

/** The index that a key names in a list of that length; a text says why it names none. */
function indexOf(list: readonly unknown[], key: string, length = list.length): number | string {
  if (!/^[+-]?[0-9]+$/.test(key)) return `strconv.Atoi: parsing ${goQuote(key)}: invalid syntax`
  const index = Number(key)
  if (!Number.isSafeInteger(index)) return `strconv.Atoi: parsing ${goQuote(key)}: value out of range`
  if (index >= length || index < -length) return `Unable to access invalid index: ${index}: invalid index referenced`
  return index < 0 ? index + length : index
}

/** Equality of two JSON values, in which the order of keys does not count. */
function sameJson(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]))
  }
  if (!isMutableObject(a)) return a === b
  if (!isMutableObject(b) || Object.keys(a).length !== Object.keys(b).length) return false
  return Object.keys(a).every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
}

function within(what: string, error: string | undefined): string | undefined {
  return error === undefined ? undefined : `${what}: ${error}`
}
