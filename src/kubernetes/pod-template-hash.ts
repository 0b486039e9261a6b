import { utf8Of } from '../domain/bytes.ts'
import { isJsonObject } from '../domain/json.ts'
import { goQuantity, parseQuantity } from './quantity.ts'
import { type FieldFacts, type GoType, structFacts } from './type-facts.ts'
import type { PodTemplateSpec } from './types.ts'

/** Base hashes of templates seen before. Templates are immutable values, so one object has one hash. */
const hashes = new WeakMap<object, number>()

/**
 * The `pod-template-hash` of a stored template, as controller.ComputeHash makes it (pkg/util/hash/hash.go,
 * apimachinery/pkg/util/dump): FNV-1a over a dump of the Go structs of v1.32, then a collision count if there is one,
 * spelled in the alphabet of safe names. The template must have its defaults and must not have the hash label yet.
 */
export function podTemplateHash(template: PodTemplateSpec, collisionCount?: number): string {
  let hash = hashes.get(template)
  if (hash === undefined) {
    hash = fnv1a(FNV_OFFSET, dumpPodTemplate(template))
    hashes.set(template, hash)
  }
  if (collisionCount !== undefined) hash = mixCount(hash, collisionCount)
  return safeEncodeString(String(hash))
}

/**
 * Spells a string in the 27 letters and digits that form no words (apimachinery/pkg/util/rand): each character is
 * replaced by the one at its code modulo 27. `10` becomes `54`.
 */
export function safeEncodeString(text: string): string {
  let encoded = ''
  for (let at = 0; at < text.length; at += 1) encoded += SAFE_ALPHABET[text.charCodeAt(at) % SAFE_ALPHABET.length]
  return encoded
}

/** The text that is hashed: every field of the Go structs in their order, set or not. */
export function dumpPodTemplate(template: PodTemplateSpec): string {
  return `(v1.PodTemplateSpec)${dumpStruct('v1.PodTemplateSpec', template)}`
}

/** The characters of generated names: no vowels, none that look alike. */
export const SAFE_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

const FNV_OFFSET = 2_166_136_261
const FNV_PRIME = 16_777_619

function fnv1a(start: number, text: string): number {
  let hash = start
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      hash = Math.imul(hash ^ code, FNV_PRIME)
    } else {
      const point = text.codePointAt(at) ?? code
      if (point > 0xffff) at += 1
      for (const byte of utf8Of(point)) hash = Math.imul(hash ^ byte, FNV_PRIME)
    }
  }
  return hash >>> 0
}

/** Eight more bytes: the count as a 32-bit little-endian number, then zeros. */
function mixCount(start: number, count: number): number {
  let hash = start
  for (let index = 0; index < 8; index += 1) {
    const byte = index < 4 ? (count >>> (8 * index)) & 0xff : 0
    hash = Math.imul(hash ^ byte, FNV_PRIME)
  }
  return hash >>> 0
}

/** Dumps of whole structs in which nothing is set, by type: most of a template is that. */
const emptyFields = new Map<FieldFacts, string>()

function dumpStruct(goType: string, value: unknown): string {
  const object = isJsonObject(value) ? value : {}
  let text = ''
  for (const field of structFacts(goType).fields) {
    const content = field.json === '' ? object : object[field.json]
    text += `${text === '' ? '' : ' '}${dumpField(field, content)}`
  }
  return `{${text}}`
}

function dumpField(field: FieldFacts, value: unknown): string {
  if (value !== undefined && value !== null) return typedValue(field, value)
  let text = emptyFields.get(field)
  if (text === undefined) {
    text = typedValue(field, undefined)
    emptyFields.set(field, text)
  }
  return text
}

function typedValue(field: FieldFacts, value: unknown): string {
  if (field.pointer) {
    return `${field.goName}:(*${field.type.name})${value === undefined ? '<nil>' : dumpValue(field.type, value)}`
  }
  return `${field.goName}:(${field.type.name})${dumpValue(field.type, value)}`
}

function dumpValue(type: GoType, value: unknown): string {
  switch (type.kind) {
    case 'struct':
      return dumpStruct(type.name, value)
    case 'list':
      if (!Array.isArray(value) || value.length === 0) return '<nil>'
      return `[${value.map((item) => dumpValue(type.element, item)).join(' ')}]`
    case 'map':
      return dumpMap(type.element, value)
    case 'quantity':
      return dumpQuantity(value)
    case 'int-or-string':
      return typeof value === 'string'
        ? `{Type:(intstr.Type)1 IntVal:(int32)0 StrVal:(string)${value}}`
        : `{Type:(intstr.Type)0 IntVal:(int32)${Number(value ?? 0)} StrVal:(string)}`
    case 'time':
      return '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}'
    case 'bytes':
    case 'raw':
      return '<nil>'
    case 'bool':
      return value === true ? 'true' : 'false'
    case 'int32':
    case 'int64':
      return String(Number(value ?? 0))
    case 'string':
      return typeof value === 'string' ? value : ''
  }
}

function dumpMap(element: GoType, value: unknown): string {
  const keys = isJsonObject(value) ? Object.keys(value).toSorted() : []
  if (!isJsonObject(value) || keys.length === 0) return '<nil>'
  return `map[${keys.map((key) => `${key}:${dumpValue(element, value[key])}`).join(' ')}]`
}

function dumpQuantity(value: unknown): string {
  const text = typeof value === 'string' ? value : '0'
  const quantity = goQuantity(text)
  const { value: number, scale } = quantity?.amount ?? { value: 0n, scale: 0 }
  const amount = `{value:(int64)${number} scale:(resource.Scale)${scale}}`
  const decimal = quantity === undefined || quantity.amount !== undefined ? '<nil>' : dumpDecimal(text)
  const kept = quantity?.keepsText === true ? text : ''
  return `{i:(resource.int64Amount)${amount} d:(resource.infDecAmount){Dec:(*inf.Dec)${decimal}} s:(string)${kept} Format:(resource.Format)${quantity?.format ?? ''}}`
}

const WORD = 2n ** 64n

/** An amount too long for a number: billionths, as a list of 64-bit words, the lowest first. */
function dumpDecimal(text: string): string {
  const parsed = parseQuantity(text)
  const nanos = parsed.ok ? parsed.value.nanos : 0n
  const words: bigint[] = []
  for (let rest = nanos < 0n ? -nanos : nanos; rest > 0n; rest /= WORD) words.push(rest % WORD)
  const list = words.length === 0 ? '<nil>' : `[${words.join(' ')}]`
  return `{unscaled:(big.Int){neg:(bool)${nanos < 0n} abs:(big.nat)${list}} scale:(inf.Scale)9}`
}
