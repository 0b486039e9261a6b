export type { Check } from '../grading/check.ts' // rejected: eslint(no-restricted-imports)
export type { Reporter } from '../report/reporter.ts' // rejected: eslint(no-restricted-imports)
export type { Workplace } from '../sandbox/types.ts'
export const reaches = true
