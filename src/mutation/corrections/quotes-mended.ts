import { changed } from '../descriptions.ts'
import { fieldName, type ManifestField } from '../manifest-fields.ts'
import { manifestOperator } from '../manifest-operator.ts'
import type { Draft, Span } from '../mutant.ts'
import type { Correction } from './correction.ts'

/** Fields of a Deployment that hold a number. */
const NUMBERS: ReadonlySet<string> = new Set(['replicas', 'containerPort', 'revisionHistoryLimit', 'minReadySeconds'])

/** Texts that look like something else get quotes: variables and words of a command. Numbers in quotes lose them. */
export const quotesMended: Correction = {
  id: 'quotes-mended',
  apply: (file, { limits }) =>
    manifestOperator('quotes-mended', (field) => {
      const { key, path, value, valueSpan, itemSpan } = field
      if (NUMBERS.has(key))
        return typeof value === 'string' && /^\d+$/.test(value) ? [drafted(field, valueSpan, '')] : []
      if (key === 'value' && path.at(-3) === 'env') return isText(value) ? [] : [drafted(field, valueSpan, '"')]
      const words = (key === 'command' || key === 'args') && Array.isArray(value) ? value : []
      return words.flatMap((word, index) => (isText(word) ? [] : [drafted(field, itemSpan(index), '"')]))
    }).apply(file, limits),
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || value === null || typeof value === 'object'
}

function drafted({ text, path }: ManifestField, span: Span, quote: string): Draft {
  const from = text.slice(span.start, span.end)
  const to = `${quote}${from.replaceAll(/["']/g, '')}${quote}`
  return { edits: [{ ...span, text: to }], description: changed(fieldName(path), from, to) }
}
