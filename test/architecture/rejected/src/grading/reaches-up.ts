export type { Reporter } from '../report/reporter.ts' // rejected: eslint(no-restricted-imports)
export type { Exercise } from '../exercise/load.ts' // rejected: eslint(no-restricted-imports)
export type { Workplace } from '../sandbox/types.ts'
export const reaches = true
