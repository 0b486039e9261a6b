import type { Value } from '../domain/json.ts'
import { parseQuantity, storedQuantity } from './quantity.ts'

/** Kinds of values that bring their own JSON decoder in Go; their errors name no field. */
export type SpecialKind = 'quantity' | 'int-or-string' | 'time' | 'bytes' | 'raw'

export type SpecialResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string }

/** Decodes one such value; `value` in the result is what the server would write again. */
export function decodeSpecial(kind: SpecialKind, value: Value): SpecialResult {
  switch (kind) {
    case 'quantity':
      return decodeQuantity(value)
    case 'int-or-string':
      return decodeIntOrString(value)
    case 'time':
      return decodeTime(value)
    case 'bytes':
      return decodeBytes(value)
    case 'raw':
      return { ok: true, value }
  }
}

/** A number is read as the text it is written as; `null` is zero (apimachinery/pkg/api/resource/quantity.go). */
function decodeQuantity(value: Value): SpecialResult {
  if (value === null) return { ok: true, value: '0' }
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value)
  const parsed = parseQuantity(text)
  return parsed.ok ? { ok: true, value: storedQuantity(text) } : parsed
}

/** apimachinery/pkg/util/intstr/intstr.go: anything but a string must be an int32. */
function decodeIntOrString(value: Value): SpecialResult {
  if (value === null) return { ok: true, value: 0 }
  if (typeof value === 'string') return { ok: true, value }
  if (typeof value === 'number') {
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return { ok: true, value }
    return { ok: false, error: `json: cannot unmarshal number ${value} into Go value of type int32` }
  }
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : 'object'
  return { ok: false, error: `json: cannot unmarshal ${kind} into Go value of type int32` }
}

const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/

/** RFC 3339. Go's message tells how far it got; only the case that nothing fits is modelled. */
function decodeTime(value: Value): SpecialResult {
  if (value === null) return { ok: true, value: null }
  if (typeof value !== 'string') {
    const kind = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'bool' : 'object'
    return { ok: false, error: `json: cannot unmarshal ${kind} into Go value of type string` }
  }
  if (value === '') return { ok: true, value: null }
  if (TIME.test(value)) return { ok: true, value }
  const layout = '2006-01-02T15:04:05Z07:00'
  return { ok: false, error: `parsing time "${value}" as "${layout}": cannot parse "${value}" as "2006"` }
}

function decodeBytes(value: Value): SpecialResult {
  if (value === null) return { ok: true, value: '' }
  if (typeof value !== 'string')
    return { ok: false, error: `json: cannot unmarshal ${typeof value} into Go value of type []uint8` }
  const text = value.replaceAll(/[\r\n]/g, '')
  const wrong = /[^A-Za-z0-9+/]/.exec(text.replace(/={1,2}$/, ''))
  if (wrong !== null) return { ok: false, error: `illegal base64 data at input byte ${wrong.index}` }
  return text.length % 4 === 0
    ? { ok: true, value }
    : { ok: false, error: `illegal base64 data at input byte ${text.length - (text.length % 4)}` }
}
