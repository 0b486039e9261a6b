import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
import { LIMITS } from '../domain/limits.ts'
import { decodeSpecial, type SpecialKind } from './decode-special.ts'
import { isMutableObject, type MutableObject, setOwn } from './mutable.ts'
import { sharedSpec } from './shared-specs.ts'
import { type FieldFacts, type GoType, structFacts } from './type-facts.ts'

/**
 * Who decodes. `json`: Go's JSON decoder, which a created or replaced object goes through (sigs.k8s.io/json): keys in the
 * order sent (sorted, as kubectl sends them), the first wrong type is reported. `unstructured`: the converter that a
 * patched object goes through (apimachinery/pkg/runtime/converter.go): fields in the order of the Go struct, other words.
 */
export type DecodeMode = 'json' | 'unstructured'

export interface Decoded {
  /** The value as the server would write it again: unknown and empty fields gone, amounts canonical. */
  readonly value: MutableObject
  /** The first type error, in Go's words. When there is one, `unknown` is not complete. */
  readonly error?: string
  /** Paths of fields that the type does not have, in the order met: `spec.template.spec.containers[0].port`. */
  readonly unknown: readonly string[]
}

/** Decodes `body` as the Go struct `goType` (`v1.Deployment`). */
export function decode(goType: string, body: Value, mode: DecodeMode): Decoded {
  const context = newContext(mode, [], undefined)
  const type: GoType = { kind: 'struct', name: goType }
  const value = decodeValue(type, body, '', context)
  const error = context.fatal ?? context.saved
  const object = isMutableObject(value) ? value : {}
  return error === undefined
    ? { value: object, unknown: context.unknown }
    : { value: object, error, unknown: context.unknown }
}

/**
 * What kubectl itself finds wrong with the types in `metadata`, which it decodes before it sends a file
 * (apimachinery/pkg/apis/meta/v1/unstructured); `undefined` when nothing is. kubectl prints it after
 * `error: unable to decode "FILE": `.
 */
export function decodeMetadataError(body: JsonObject): string | undefined {
  const metadata = body['metadata']
  if (metadata === undefined || metadata === null) return undefined
  const context = newContext('json', ['metadata'], 'metadataOnlyObject')
  decodeValue({ kind: 'struct', name: 'v1.ObjectMeta' }, metadata, 'metadata', context)
  return context.fatal ?? context.saved
}

interface Context {
  readonly mode: DecodeMode
  readonly unknown: string[]
  /** The first type error; decoding goes on after it. */
  saved: string | undefined
  /** The first error of a type with a decoder of its own, which stops Go's decoder and so wins over `saved`. */
  fatal: string | undefined
  depth: number
  /** Name of the innermost struct and the JSON keys that lead to the present field, for Go's message. */
  struct: string | undefined
  readonly fields: string[]
}

function newContext(mode: DecodeMode, fields: string[], struct: string | undefined): Context {
  return { mode, unknown: [], saved: undefined, fatal: undefined, depth: 0, struct, fields }
}

/** Go stops noting unknown fields after so many (sigs.k8s.io/json). */
const UNKNOWN_MAX = 100

function decodeValue(type: GoType, value: Value, path: string, context: Context): unknown {
  switch (type.kind) {
    case 'struct':
      return SHARED.has(type.name) && isJsonObject(value)
        ? decodeShared(type, value, path, context)
        : decodeStruct(type, value, path, context)
    case 'list':
      return decodeList(type, value, path, context)
    case 'map':
      return decodeMap(type, value, path, context)
    case 'string':
      return value === null || typeof value === 'string' ? (value ?? '') : mismatch(type, value, context)
    case 'bool':
      return value === null || typeof value === 'boolean' ? (value ?? false) : mismatch(type, value, context)
    case 'int32':
    case 'int64':
      return decodeInteger(type.kind, value, context.mode) ?? mismatch(type, value, context)
    default:
      return decodeWithOwnDecoder(type.kind, value, context)
  }
}

/** Specs of which a class sends the same ones over and over, and which stand in one place only: that of the object's kind. */
const SHARED: ReadonlySet<string> = new Set(['v1.DeploymentSpec', 'v1.ReplicaSetSpec'])

function decodeShared(type: GoType, value: JsonObject, path: string, context: Context): unknown {
  // After a complaint it could not be told whether the spec itself gives reason for another one.
  if (!isClean(context)) return decodeStruct(type, value, path, context)
  let content: unknown
  const spec = sharedSpec(type.name, value, context.mode, () => {
    content = decodeStruct(type, value, path, context)
    return isClean(context) && isMutableObject(content) ? content : undefined
  })
  return spec ?? content
}

function isClean({ unknown, saved, fatal }: Context): boolean {
  return unknown.length === 0 && saved === undefined && fatal === undefined
}

function decodeStruct(type: GoType, value: Value, path: string, context: Context): unknown {
  const facts = structFacts(type.name)
  const result: MutableObject = {}
  if (value !== null && !isJsonObject(value)) {
    mismatch(type, value, context)
  } else if (value !== null && context.depth < LIMITS.yamlDepthMax) {
    context.depth += 1
    const outer = context.struct
    for (const key of keysInOrder(facts.byKey, value, context.mode)) {
      const field = facts.byKey.get(key)
      const at = path === '' ? key : `${path}.${key}`
      if (field === undefined) {
        if (context.unknown.length < UNKNOWN_MAX) context.unknown.push(at)
        continue
      }
      context.struct = facts.name
      context.fields.push(key)
      const content = decodeField(field, value[key] ?? null, at, context)
      if (content !== undefined) result[key] = content
      context.fields.pop()
    }
    context.struct = outer
    context.depth -= 1
  }
  for (const field of facts.always) {
    if (result[field.json] === undefined) {
      const zero = zeroOf(field.type)
      if (zero !== undefined) result[field.json] = zero
    }
  }
  return result
}

/** Known keys in declaration order, then the unknown ones sorted; or all keys sorted, as they come over the wire. */
function keysInOrder(known: ReadonlyMap<string, FieldFacts>, value: JsonObject, mode: DecodeMode): readonly string[] {
  const keys = Object.keys(value)
  if (mode === 'json') return keys.toSorted()
  const declared: string[] = []
  for (const key of known.keys()) if (Object.hasOwn(value, key)) declared.push(key)
  return declared.length === keys.length ? declared : [...declared, ...keys.filter((key) => !known.has(key)).toSorted()]
}

/** `undefined` where Go's encoder would leave the field out. */
function decodeField(field: FieldFacts, value: Value, path: string, context: Context): unknown {
  if (value === null && (field.pointer || !field.required)) return undefined
  const content = decodeValue(field.type, value, path, context)
  if (field.pointer || field.required) return content
  return isEmpty(field.type, content) ? undefined : content
}

function decodeInteger(kind: 'int32' | 'int64', value: Value, mode: DecodeMode): number | undefined {
  if (value === null) return 0
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined
  if (kind === 'int64') return Math.abs(value) <= 2 ** 63 ? value : undefined
  if (value >= -(2 ** 31) && value < 2 ** 31) return value
  // The converter of patched objects does not look whether a number fits: it cuts off the upper bits.
  return mode === 'unstructured' ? Number(BigInt.asIntN(32, BigInt(value))) : undefined
}

function isEmpty(type: GoType, content: unknown): boolean {
  switch (type.kind) {
    case 'list':
      return Array.isArray(content) && content.length === 0
    case 'map':
      return isMutableObject(content) && Object.keys(content).length === 0
    case 'string':
      return content === ''
    case 'bool':
      return content === false
    case 'int32':
    case 'int64':
      return content === 0
    default:
      return content === undefined
  }
}

/** What Go writes for a field that must be written and was not given; nothing for lists and maps, which would be null. */
function zeroOf(type: GoType): unknown {
  switch (type.kind) {
    case 'struct': {
      const zero: MutableObject = {}
      for (const field of structFacts(type.name).always) {
        const content = zeroOf(field.type)
        if (content !== undefined) zero[field.json] = content
      }
      return zero
    }
    case 'time':
      return null
    case 'int-or-string':
    case 'int32':
    case 'int64':
      return 0
    case 'quantity':
      return '0'
    case 'string':
      return ''
    case 'bool':
      return false
    default:
      return undefined
  }
}

function decodeList(type: GoType & { kind: 'list' }, value: Value, path: string, context: Context): unknown {
  if (value === null) return []
  if (!Array.isArray(value)) {
    mismatch(type, value, context)
    return []
  }
  return (value as readonly Value[]).map((item, index) => decodeValue(type.element, item, `${path}[${index}]`, context))
}

function decodeMap(type: GoType & { kind: 'map' }, value: Value, path: string, context: Context): unknown {
  const result: MutableObject = {}
  if (value === null) return result
  if (!isJsonObject(value)) {
    mismatch(type, value, context)
    return result
  }
  for (const key of Object.keys(value).toSorted()) {
    const content = decodeValue(type.element, value[key] ?? null, `${path}.${key}`, context)
    if (content !== undefined) setOwn(result, key, content)
  }
  return result
}

function decodeWithOwnDecoder(kind: SpecialKind, value: Value, context: Context): unknown {
  const result = decodeSpecial(kind, value)
  if (result.ok) return result.value
  if (context.mode === 'json') context.fatal ??= result.error
  else context.saved ??= result.error
  return undefined
}

function mismatch(type: GoType, value: Value, context: Context): undefined {
  context.saved ??= context.mode === 'json' ? jsonMismatch(type, value, context) : converterMismatch(type, value)
  return undefined
}

/** `json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32` (encoding/json). */
function jsonMismatch(type: GoType, value: Value, context: Context): string {
  const isNumberForInteger = typeof value === 'number' && (type.kind === 'int32' || type.kind === 'int64')
  const what = isNumberForInteger ? `number ${value}` : jsonKind(value)
  if (context.struct === undefined) return `json: cannot unmarshal ${what} into Go value of type ${type.name}`
  const field = [context.struct, ...context.fields].join('.')
  return `json: cannot unmarshal ${what} into Go struct field ${field} of type ${type.name}`
}

function jsonKind(value: Value): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value === 'boolean' ? 'bool' : typeof value
}

function converterMismatch(type: GoType, value: Value): string {
  const kind = goKind(value)
  switch (type.kind) {
    case 'struct':
      return `cannot restore struct from: ${kind}`
    case 'list':
      return `cannot restore slice from ${kind}`
    case 'map':
      return `cannot restore map from ${kind}`
    default: {
      // Go can turn any number into a string or another number type; everything else has no conversion at all.
      const convertible = typeof value === 'number' && type.kind !== 'bool'
      return convertible ? `cannot convert ${kind} to ${type.name}` : `unrecognized type: ${type.kind}`
    }
  }
}

function goKind(value: Value): string {
  if (Array.isArray(value)) return 'slice'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'boolean' ? 'bool' : typeof value === 'string' ? 'string' : 'map'
}
