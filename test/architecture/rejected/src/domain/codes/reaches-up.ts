export type { Pod } from '../../kubernetes/types.ts' // rejected: eslint(no-restricted-imports)
export type { Value } from '../json.ts'
export const reaches = true
