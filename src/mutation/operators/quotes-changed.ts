import { changed } from '../descriptions.ts'
import { fieldName, type ManifestField } from '../manifest-fields.ts'
import { manifestOperator } from '../manifest-operator.ts'
import type { Draft, Span } from '../mutant.ts'

/** A number in quotes where a number is wanted, and one without where a text is: in variables and words of a command. */
export const quotesChanged = manifestOperator('quotes-changed', (field) => {
  if (field.key === 'replicas' && typeof field.value === 'number') return [rewritten(field, field.valueSpan, '"')]
  if (field.key === 'value' && field.path.at(-3) === 'env') return bare(field, field.value, field.valueSpan)
  const words = field.key === 'command' || field.key === 'args' ? field.value : undefined
  return Array.isArray(words) ? words.flatMap((word, index) => bare(field, word, field.itemSpan(index))) : []
})

function bare(field: ManifestField, value: unknown, span: Span): readonly Draft[] {
  const isQuoted = /^["']\d+["']$/.test(field.text.slice(span.start, span.end))
  return isQuoted && typeof value === 'string' ? [rewritten(field, span, '')] : []
}

function rewritten({ text, path }: ManifestField, span: Span, quote: string): Draft {
  const from = text.slice(span.start, span.end)
  const to = `${quote}${from.replaceAll(/["']/g, '')}${quote}`
  return { edits: [{ ...span, text: to }], description: changed(fieldName(path), from, to) }
}
