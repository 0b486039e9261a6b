import { fromUtf8 } from '../../../domain/bytes.ts'
import type { GoScalar } from './nodes.ts'
import { YamlRefusal } from './refusal.ts'

/** What a scalar means. Go's integers and floats are told apart, because they are written differently as keys. */
export type GoValue =
  | { readonly type: 'null' | 'merge' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int' | 'float'; readonly value: number }
  | { readonly type: 'str'; readonly value: string }

const TAG_PREFIX = 'tag:yaml.org,2002:'

const WORDS: ReadonlyMap<string, GoValue> = new Map([
  ...words({ type: 'bool', value: true }, 'y Y yes Yes YES true True TRUE on On ON'),
  ...words({ type: 'bool', value: false }, 'n N no No NO false False FALSE off Off OFF'),
  ...words({ type: 'null' }, '~ null Null NULL'),
  ...words({ type: 'float', value: Number.NaN }, '.nan .NaN .NAN'),
  ...words({ type: 'float', value: Number.POSITIVE_INFINITY }, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...words({ type: 'float', value: Number.NEGATIVE_INFINITY }, '-.inf -.Inf -.INF'),
  ['<<', { type: 'merge' }] as const,
])

function words(value: GoValue, list: string): (readonly [string, GoValue])[] {
  return list.split(' ').map((word) => [word, value] as const)
}

/**
 * The value of a scalar by the rules of YAML 1.1 as yaml.v2 has them (`resolve` in resolve.go): `yes` and `on` are booleans, `0755` is octal,
 * digits may be grouped by `_`; base-60 numbers and dates stay text. Throws `YamlRefusal` where a tag does not fit.
 */
export function resolveScalar(node: GoScalar): GoValue {
  if (node.tag === '' && !node.plain) return { type: 'str', value: node.value }
  const tag = node.tag.startsWith(TAG_PREFIX) ? node.tag.slice(TAG_PREFIX.length) : node.tag
  switch (node.tag === '' ? '' : node.tag.startsWith(TAG_PREFIX) ? tag : '!') {
    case '':
      return resolvePlain(node.value)
    case 'str':
      return { type: 'str', value: node.value }
    case 'binary':
      return { type: 'str', value: decodeBase64(node) }
    case 'timestamp':
      return { type: 'str', value: node.value }
    case 'bool':
    case 'int':
    case 'float':
    case 'null':
      return requireType(node, tag)
    default:
      return { type: 'str', value: node.value }
  }
}

function requireType(node: GoScalar, tag: string): GoValue {
  const value = resolvePlain(node.value)
  if (value.type === tag) return value
  if (tag === 'float' && value.type === 'int') return { type: 'float', value: value.value }
  throw new YamlRefusal(`yaml: cannot decode !!${value.type} \`${node.value}\` as a !!${tag}`, node.start)
}

function resolvePlain(text: string): GoValue {
  if (text === '') return { type: 'null' }
  const first = text.charCodeAt(0)
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e
  if (!numeric && !'yYnNtTfFoO~<'.includes(text.charAt(0))) return { type: 'str', value: text }
  return WORDS.get(text) ?? (numeric ? resolveNumber(text) : undefined) ?? { type: 'str', value: text }
}

const DOTTED = /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/

/** `ParseInt` and `ParseUint` reach up to 64 bits; a longer number is a float. */
const INT_MIN = -(2n ** 63n)
const UINT_MAX = 2n ** 64n - 1n

function resolveNumber(text: string): GoValue | undefined {
  if (text.startsWith('.')) return DOTTED.test(text) ? finiteFloat(text) : undefined
  const digits = text.replaceAll('_', '')
  const match = INTEGER.exec(digits)
  if (match !== null) {
    const [, sign, hex, binary, octal, decimal] = match
    const size = magnitude(hex, binary, octal, decimal)
    const value = sign === '-' ? -size : size
    if (value >= INT_MIN && value <= UINT_MAX) return { type: 'int', value: Number(value) }
  }
  return FLOAT.test(digits) ? finiteFloat(digits) : undefined
}

function magnitude(hex?: string, binary?: string, octal?: string, decimal?: string): bigint {
  if (hex !== undefined) return BigInt(`0x${hex}`)
  if (binary !== undefined) return BigInt(`0b${binary}`)
  if (octal !== undefined) return BigInt(`0o${octal}`)
  return BigInt(decimal ?? 0)
}

/** A number too large for a float is not a number to Go, so it stays text. */
function finiteFloat(text: string): GoValue | undefined {
  const value = Number(text)
  return Number.isFinite(value) ? { type: 'float', value } : undefined
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Text of a `!!binary` scalar. Line breaks in it do not count; anything else but the padded alphabet is an error. */
function decodeBase64(node: GoScalar): string {
  const text = node.value.replaceAll('\n', '').replaceAll('\r', '')
  const data = text.replace(/={1,2}$/, '')
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const character of data) {
    const six = BASE64.indexOf(character)
    if (six < 0) break
    held = ((held << 6) | six) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  if (text.length % 4 !== 0 || bytes.length !== Math.floor((data.length * 3) / 4)) {
    throw new YamlRefusal('yaml: !!binary value contains invalid base64 data', node.start)
  }
  return fromUtf8(bytes)
}
