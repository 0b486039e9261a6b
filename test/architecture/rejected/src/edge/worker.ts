export type { Reporter } from '../report/reporter.ts' // rejected: eslint(no-restricted-imports)
export type { Check } from '../grading/check.ts'
export type { Exercise } from '../exercise/load.ts' // rejected: eslint(no-restricted-imports)
export const reaches = true
