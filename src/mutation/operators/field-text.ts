import { otherWord } from '../change-text.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** Objects whose entries pods read. */
const HOLDS_DATA: ReadonlySet<string> = new Set(['ConfigMap', 'Secret'])

/** The value of a variable, an entry of a ConfigMap or a Secret, a change cause and the path of a probe are other texts. */
export const fieldText = manifestOperator('field-text', (field) => {
  const isVariable = field.key === 'value' && field.path.at(-3) === 'env'
  const isEntry =
    HOLDS_DATA.has(field.documentKind) && field.path.length === 2 && /^(?:data|stringData)$/.test(String(field.path[0]))
  const isText =
    isVariable ||
    isEntry ||
    field.key === 'kubernetes.io/change-cause' ||
    field.path.slice(-2).join('.') === 'httpGet.path'
  return isText && typeof field.value === 'string' && !field.value.includes('\n')
    ? [scalarDraft(field, otherWord(field.value))]
    : []
})
