export type { Check } from '../grading/check.ts' // rejected: eslint(no-restricted-imports)
export type { Pod } from '../kubernetes/types.ts' // rejected: eslint(no-restricted-imports)
export type { Workplace } from '../sandbox/types.ts' // rejected: eslint(no-restricted-imports)
export type { Value } from '../domain/json.ts'
export const reaches = true
