import { otherWord } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** The value of a variable, a change cause and the path of a probe are other texts. */
export const fieldText = manifestOperator('field-text', (field) => {
  const isVariable = field.key === 'value' && field.path.at(-3) === 'env'
  const isText =
    isVariable || field.key === 'kubernetes.io/change-cause' || field.path.slice(-2).join('.') === 'httpGet.path'
  return isText && typeof field.value === 'string' && !field.value.includes('\n')
    ? [scalarDraft(field, otherWord(field.value))]
    : []
})
