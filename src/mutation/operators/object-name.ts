import { otherName } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** An object is called otherwise, or stands in another namespace. */
export const objectName = manifestOperator('object-name', (field) => {
  const path = field.path.join('.')
  if ((path !== 'metadata.name' && path !== 'metadata.namespace') || typeof field.value !== 'string') return []
  const to = otherName(field.value)
  return [scalarDraft(field, to, { from: field.value, to })]
})
