import { isJsonObject, type Value } from '../../domain/json.ts'
import { printable } from './sanitize.ts'

/**
 * A value on one line, as a sentence can hold it: numbers and words as they are, lists of numbers with commas, maps as `key: value`,
 * everything else as YAML in flow style would write it. Learner text in it is neutralised.
 */
export function inlineValue(value: Value): string {
  if (typeof value === 'string') return value === '' ? '""' : printable(value)
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number'))
    return value.join(', ')
  if (isJsonObject(value) && Object.keys(value).length > 0) return printable(entriesText(value))
  return printable(flow(value))
}

function entriesText(map: { readonly [key: string]: Value }): string {
  return Object.entries(map)
    .map(([key, value]) => `${quotedIfNeeded(key)}: ${typeof value === 'string' ? quotedIfNeeded(value) : flow(value)}`)
    .join(', ')
}

/** Words of a list are always quoted, so that it can be seen where one ends. */
function flow(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (isJsonObject(value)) return Object.keys(value).length === 0 ? '{}' : `{ ${entriesText(value)} }`
  return JSON.stringify(value)
}

function quotedIfNeeded(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : JSON.stringify(text)
}
