import { manifestOperator, scalarDraft, scalarText } from '../manifest-operator.ts'

/** What else might have been written: nothing, one more, everything. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  maxSurge: ['0', '100%'],
  maxUnavailable: ['0', '100%'],
}

/** `maxSurge` and `maxUnavailable` have other bounds. */
export const rollingBounds = manifestOperator('rolling-bounds', (field) => {
  const others = field.path.at(-2) === 'rollingUpdate' ? (OTHERS[field.key] ?? []) : []
  return others.filter((other) => other !== scalarText(field.value)).map((other) => scalarDraft(field, other))
})
