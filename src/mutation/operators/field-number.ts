import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

const NUMBERS: ReadonlySet<string> = new Set([
  'revisionHistoryLimit',
  'minReadySeconds',
  'progressDeadlineSeconds',
  'terminationGracePeriodSeconds',
  'containerPort',
  'targetPort',
  'port',
  'initialDelaySeconds',
  'periodSeconds',
  'failureThreshold',
])

/** A number is another: one more; a limit or a delay also nothing. */
export const fieldNumber = manifestOperator('field-number', (field) => {
  if (!NUMBERS.has(field.key) || typeof field.value !== 'number') return []
  return [scalarDraft(field, String(field.value + 1))]
})
