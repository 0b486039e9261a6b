export type { Check } from '../grading/check.ts' // rejected: eslint(no-restricted-imports)
export type { Exercise } from '../exercise/load.ts' // rejected: eslint(no-restricted-imports)
export type { Plan } from '../batch/plan.ts'
export const reaches = true
