import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** The group is left out where there is one, and there where there is none. */
const OTHER: Readonly<Record<string, string>> = { 'apps/v1': 'v1', v1: 'apps/v1', 'batch/v1': 'v1' }

/** `v1` where `apps/v1` was meant, and the other way round. */
export const apiVersion = manifestOperator('api-version', (field) => {
  const { key, path, value } = field
  const to = path.length === 1 && key === 'apiVersion' && typeof value === 'string' ? OTHER[value] : undefined
  return to === undefined ? [] : [scalarDraft(field, to)]
})
