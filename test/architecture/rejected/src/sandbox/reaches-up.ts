export type { Check } from '../grading/check.ts' // rejected: eslint(no-restricted-imports)
export type { Exercise } from '../exercise/load.ts' // rejected: eslint(no-restricted-imports)
export type { Call } from '../kubectl/call.ts'
export const reaches = true
