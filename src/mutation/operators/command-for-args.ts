import { changed } from '../descriptions.ts'
import { fieldName } from '../manifest-fields.ts'
import { manifestOperator } from '../manifest-operator.ts'

const OTHER: Readonly<Record<string, string>> = { command: 'args', args: 'command' }

/** `args` where `command` was meant and the other way round; where both are there, what they hold changes places. */
export const commandForArgs = manifestOperator('command-for-args', (field) => {
  const other = OTHER[field.key]
  if (other === undefined || !Array.isArray(field.value)) return []
  const sibling = [...field.path.slice(0, -1), other]
  const span = field.spanAt(sibling, 'key')
  const both = field.text.slice(span.start, span.end) === other && span.start !== field.keySpan.start
  if (both && field.key === 'args') return []
  const edits = [{ ...field.keySpan, text: other }, ...(both ? [{ ...span, text: field.key }] : [])]
  return [{ edits, description: changed(fieldName(field.path.slice(0, -1)), field.key, other) }]
})
