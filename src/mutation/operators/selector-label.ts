import { otherName } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** A selector asks for a label value that nothing has. */
export const selectorLabel = manifestOperator('selector-label', (field) => {
  const parent = field.path.at(-2)
  const isService = parent === 'selector' && field.documentKind === 'Service'
  if ((parent !== 'matchLabels' && !isService) || typeof field.value !== 'string') return []
  return [scalarDraft(field, otherName(field.value))]
})
