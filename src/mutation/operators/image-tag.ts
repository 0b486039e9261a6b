import { otherTag } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** A container runs another version of its image. */
export const imageTag = manifestOperator('image-tag', (field) => {
  if (field.key !== 'image' || typeof field.value !== 'string') return []
  const to = otherTag(field.value)
  return [scalarDraft(field, to, { from: field.value, to })]
})
