import { otherName } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** A variable of a container is called otherwise. */
export const variableName = manifestOperator('variable-name', (field) => {
  if (field.key !== 'name' || field.path.at(-3) !== 'env' || typeof field.value !== 'string') return []
  return [scalarDraft(field, otherName(field.value))]
})
