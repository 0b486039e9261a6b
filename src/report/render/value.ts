import type { Value } from '../../domain/json.ts'
import { printable } from './sanitize.ts'

/**
 * A value on one line, as a sentence can hold it: numbers and words as they are, lists of numbers with commas, everything
 * else as JSON with blanks. Learner text in it is neutralised.
 */
export function inlineValue(value: Value): string {
  if (typeof value === 'string') return value === '' ? '""' : printable(value)
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number'))
    return value.join(', ')
  return printable(spaced(value))
}

function spaced(value: Value): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}
