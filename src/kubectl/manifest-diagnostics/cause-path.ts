import { type FieldPath, isJsonObject, type Value } from '../../domain/json.ts'
import { valueAt } from './item.ts'

/**
 * The path that the API server writes as `spec.template.spec.containers[0].image` or `nodeSelector[disk]`. It leaves `metadata`
 * out of a pod template's, and names fields that it filled in from others, such as `clusterIPs` from `clusterIP`.
 */
export function causePath(field: string, object: Value): FieldPath {
  const path: (string | number)[] = []
  for (const [, key, index] of field.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    if (key !== undefined) path.push(spelledAs(key, valueAt(object, path)))
    else if (index !== undefined) path.push(/^\d+$/.test(index) && !isMapAt(object, path) ? Number(index) : index)
  }
  return asWritten(path, object)
}

/** Some fields the server calls by their name in Go: `LoadBalancerSourceRanges`. */
function spelledAs(key: string, owner: Value | undefined): string {
  const json = key.charAt(0).toLowerCase() + key.slice(1)
  return isJsonObject(owner) && !Object.hasOwn(owner, key) && Object.hasOwn(owner, json) ? json : key
}

function isMapAt(object: Value, path: FieldPath): boolean {
  return isJsonObject(valueAt(object, path))
}

function asWritten(path: FieldPath, object: Value): FieldPath {
  const [first, second, third, ...rest] = path
  if (first === 'spec' && second === 'template' && (third === 'labels' || third === 'annotations')) {
    return ['spec', 'template', 'metadata', third, ...rest]
  }
  if (second === 'clusterIPs' && valueAt(object, ['spec', 'clusterIPs']) === undefined) return ['spec', 'clusterIP']
  // A limit without a request is requested as well, and what is wrong with it is said of the request too.
  const limit = path.map((step) => (step === 'requests' ? 'limits' : step))
  return valueAt(object, path) === undefined && valueAt(object, limit) !== undefined ? limit : path
}

/** What the server says of a field, taken apart. */
export interface CauseText {
  /** `Invalid value`, `Required value`, `Unsupported value` … */
  readonly type: string
  /** The value as Go prints it; empty for types that show none. */
  readonly shown: string
  readonly detail: string
}

/** Takes `Invalid value: "A": must …` apart (apimachinery/pkg/util/validation/field/errors.go). */
export function readCause(message: string): CauseText {
  const colon = message.indexOf(': ')
  const type = colon < 0 ? message : message.slice(0, colon)
  const rest = colon < 0 ? '' : message.slice(colon + 2)
  if (type !== 'Invalid value' && type !== 'Unsupported value') {
    return type === 'Duplicate value' || type === 'Not found'
      ? { type, shown: rest, detail: '' }
      : { type, shown: '', detail: rest }
  }
  const end = shownEnd(rest)
  return { type, shown: rest.slice(0, end), detail: rest.slice(end).replace(/^: /, '') }
}

/** Where the printed value ends: behind the closing quote of a text, else before the next colon outside of brackets. */
function shownEnd(text: string): number {
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (isQuoted && character === '\\') at += 1
    else if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && character !== undefined && '{[('.includes(character)) depth += 1
    else if (!isQuoted && character !== undefined && '}])'.includes(character)) depth -= 1
    else if (!isQuoted && depth <= 0 && text.startsWith(': ', at)) return at
  }
  return text.length
}

/** The texts in quotes of a list: `"Always", "Never"`. */
export function quotedTexts(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner]) => inner ?? '')
}
