import { isJsonObject, type Value } from '../domain/json.ts'
import { setOwn } from '../kubernetes/mutable.ts'
import { type Text, boundedText } from './bounded-text.ts'

/**
 * JSON as Go's `encoding/json` writes a decoded object: keys sorted, no blanks, and `<`, `>`, `&` and the two line
 * separators of Unicode escaped so that the text may stand inside HTML. `asOrdered` keeps the order of the keys.
 */
export function goJson(value: unknown, asOrdered = false): string {
  return escapeHtml(compact(value, asOrdered ? definedEntries : entriesOf))
}

/** How an indented text is written. */
export interface IndentedOptions {
  /** Keeps the order of the keys. */
  readonly asOrdered?: boolean
  /** Of a longer text only so many characters are made: a list of thousands of objects is not printed to be cut. */
  readonly charactersMax?: number
}

/** Like `goJson`, over several lines, with `indent` once more for every level. */
export function goJsonIndented(
  value: unknown,
  indent: string,
  { asOrdered = false, charactersMax = Number.POSITIVE_INFINITY }: IndentedOptions = {},
): string {
  const out = boundedText(charactersMax)
  writeIndented(out, value, '', indent, asOrdered ? definedEntries : entriesOf)
  return escapeHtml(out.value)
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

function writeIndented(
  out: Text,
  value: unknown,
  outer: string,
  step: string,
  entries: (value: object) => Entries,
): void {
  const inner = outer + step
  let between = '\n'
  const writeItem = (name: string, item: unknown): void => {
    out.write(`${between}${inner}${name}`)
    between = ',\n'
    if (!out.isCut) writeIndented(out, item, inner, step, entries)
  }
  const isList = Array.isArray(value)
  if (!isList && (typeof value !== 'object' || value === null)) {
    out.write(JSON.stringify(value ?? null))
    return
  }
  out.write(isList ? '[' : '{')
  if (isList) for (const item of value) writeItem('', item)
  else for (const [key, field] of entries(value)) writeItem(`${JSON.stringify(key)}: `, field)
  const close = isList ? ']' : '}'
  out.write(between === '\n' ? close : `\n${outer}${close}`)
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
