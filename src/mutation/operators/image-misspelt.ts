import { misspelt } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** Two letters of an image's repository are swapped. */
export const imageMisspelt = manifestOperator('image-misspelt', (field) => {
  const to = field.key === 'image' && typeof field.value === 'string' ? misspelt(field.value) : undefined
  return to === undefined ? [] : [scalarDraft(field, to)]
})
