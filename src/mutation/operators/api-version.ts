import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** The group is left out where there is one, and there where there is none. */
const OTHER: Readonly<Record<string, string>> = { 'apps/v1': 'v1', v1: 'apps/v1', 'batch/v1': 'v1' }

/** `v1` where `apps/v1` was meant, and the other way round. */
export const apiVersion = manifestOperator('api-version', (field) => {
  const to = field.path.length === 1 && field.key === 'apiVersion' ? OTHER[String(field.value)] : undefined
  return to === undefined ? [] : [scalarDraft(field, to)]
})
