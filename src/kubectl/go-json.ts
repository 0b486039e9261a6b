import { isJsonObject, type Value } from '../domain/json.ts'
import { setOwn } from '../kubernetes/mutable.ts'

/**
 * JSON as Go's `encoding/json` writes a decoded object: keys sorted, no blanks, and `<`, `>`, `&` and the two line
 * separators of Unicode escaped so that the text may stand inside HTML. `asOrdered` keeps the order of the keys.
 */
export function goJson(value: unknown, asOrdered = false): string {
  return escapeHtml(compact(value, asOrdered ? definedEntries : entriesOf))
}

/** Like `goJson`, over several lines, with `indent` once more for every level. */
export function goJsonIndented(value: unknown, indent: string, asOrdered = false): string {
  return escapeHtml(indented(value, '', indent, asOrdered ? definedEntries : entriesOf))
}

type Entries = readonly (readonly [string, unknown])[]

function compact(value: unknown, entries: (value: object) => Entries): string {
  if (Array.isArray(value)) return `[${value.map((item) => compact(item, entries)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${entries(value)
      .map(([key, field]) => `${JSON.stringify(key)}:${compact(field, entries)}`)
      .join(',')}}`
  }
  return JSON.stringify(value ?? null)
}

function indented(value: unknown, outer: string, step: string, entries: (value: object) => Entries): string {
  const inner = outer + step
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => inner + indented(item, inner, step, entries)).join(',\n')}\n${outer}]`
  }
  if (typeof value === 'object' && value !== null) {
    const lines = entries(value).map(
      ([key, field]) => `${inner}${JSON.stringify(key)}: ${indented(field, inner, step, entries)}`,
    )
    return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${outer}}`
  }
  return JSON.stringify(value ?? null)
}

/** The fields that are there, by key. */
function entriesOf(value: object): Entries {
  return definedEntries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function definedEntries(value: object): Entries {
  return Object.entries(value).filter(([, field]) => field !== undefined)
}

const HTML: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

function escapeHtml(json: string): string {
  return json.replaceAll(/[<>&\u2028\u2029]/g, (character) => HTML[character] ?? character)
}

/** A deep copy that may be changed. */
export function editable(value: Value): Editable {
  if (Array.isArray(value)) return (value as readonly Value[]).map(editable)
  if (!isJsonObject(value)) return value as Editable
  const copy: EditableObject = {}
  for (const key of Object.keys(value)) setOwn(copy, key, editable(value[key] as Value))
  return copy
}

/** A JSON value under construction. */
export type Editable = null | boolean | number | string | Editable[] | { [key: string]: Editable }
export type EditableObject = { [key: string]: Editable }
