export type { Workplace } from '../sandbox/types.ts' // rejected: eslint(no-restricted-imports)
export type { Reporter } from '../report/reporter.ts' // rejected: eslint(no-restricted-imports)
export type { Check } from '../grading/check.ts'
export const reaches = true
