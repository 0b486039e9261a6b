import type { Message } from '../domain/diagnostic.ts'
import type { Difference } from './partial.ts'

/** What a field of the live object holds instead, with its path as the API server writes it: `spec.ports[0].port`. */
export function fieldReason({ path, actual, missing }: Difference): Message {
  const field = fieldText(path)
  if (missing !== undefined)
    return { code: 'FIELD_ENTRY_ABSENT', args: { field: fieldText(path.slice(0, -1)), name: missing } }
  if (actual === undefined) return { code: 'FIELD_ABSENT', args: { field } }
  return { code: 'FIELD_DIFFERS', args: { field, actual: JSON.stringify(actual) } }
}

export function fieldText(path: Difference['path']): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')
  return text.startsWith('.') ? text.slice(1) : text
}
