import { otherName } from '../change-text.ts'
import { removed } from '../descriptions.ts'
import { fieldName, removalOf } from '../manifest-fields.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** A label of the pod template has another value, or is not there. */
export const templateLabel = manifestOperator('template-label', (field) => {
  const isLabel = field.path.slice(-4, -1).join('.') === 'template.metadata.labels'
  if (!isLabel || typeof field.value !== 'string') return []
  const removal = removalOf(field)
  return [
    scalarDraft(field, otherName(field.value)),
    ...(removal === undefined
      ? []
      : [{ edits: [removal], description: removed(fieldName(field.path)), place: field.keySpan }]),
  ]
})
