export type { Check } from '../grading/check.ts' // rejected: eslint(no-restricted-imports)
export type { Plan } from '../batch/plan.ts' // rejected: eslint(no-restricted-imports)
export type { Reporter } from '../report/reporter.ts'
export const reaches = true
