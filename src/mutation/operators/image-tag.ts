import { otherTag, untagged } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** A container runs another version of its image, or whichever is the latest. */
export const imageTag = manifestOperator('image-tag', (field) => {
  const { key, value } = field
  if (key !== 'image' || typeof value !== 'string') return []
  const others = [otherTag(value), untagged(value)].filter((to) => to !== undefined)
  return others.map((to) => scalarDraft(field, to, { from: value, to }))
})
