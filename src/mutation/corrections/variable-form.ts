import { changed } from '../descriptions.ts'
import { fieldName } from '../manifest-fields.ts'
import { manifestOperator } from '../manifest-operator.ts'
import type { Correction } from './correction.ts'

/** `$NAME` and `${NAME}` in a container's words, which no shell reads, become `$(NAME)`, which Kubernetes replaces. */
export const variableForm: Correction = {
  id: 'variable-form',
  apply: (file, { limits }) =>
    manifestOperator('variable-form', (field) => {
      const { key, path, value, itemSpan, text } = field
      const words = (key === 'command' || key === 'args') && Array.isArray(value) ? value : []
      const edits = words.flatMap((word, index) => {
        const { start, end } = itemSpan(index)
        const from = text.slice(start, end)
        const to = typeof word === 'string' ? from.replaceAll(SHELL_FORM, '$($1$2)') : from
        return to === from ? [] : [{ start, end, text: to }]
      })
      const [first] = edits
      if (first === undefined) return []
      const from = text.slice(first.start, first.end)
      return [{ edits, description: changed(fieldName(path), from, first.text) }]
    }).apply(file, limits),
}

const SHELL_FORM = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g
