export type { Pool } from '../edge/worker-pool.ts' // rejected: eslint(no-restricted-imports)
export type { Check } from '../grading/check.ts' // rejected: eslint(no-restricted-imports)
export type { Value } from '../domain/json.ts'
export const reaches = true
