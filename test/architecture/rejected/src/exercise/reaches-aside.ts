export type { Check } from '../grading/check.ts' // rejected: eslint(no-restricted-imports)
export type { Pod } from '../kubernetes/types.ts' // rejected: eslint(no-restricted-imports)
export type { Document } from '../formats/yaml/parse.ts'
export const reaches = true
