import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** One pod more, one pod less. */
export const replicas = manifestOperator('replicas', (field) => {
  if (field.key !== 'replicas' || typeof field.value !== 'number') return []
  const { value } = field
  return [value + 1, value - 1].filter((other) => other >= 0).map((other) => scalarDraft(field, String(other)))
})
