import { otherName } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** A container is called otherwise. */
export const containerName = manifestOperator('container-name', (field) => {
  const list = field.path.at(-3)
  const isName = field.key === 'name' && (list === 'containers' || list === 'initContainers')
  if (!isName || typeof field.value !== 'string') return []
  const to = otherName(field.value)
  return [scalarDraft(field, to, { from: field.value, to })]
})
