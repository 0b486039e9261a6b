export type { Other } from '../csv/read.ts' // rejected: eslint(no-restricted-imports)
export type { Api } from '../../kubernetes/api.ts' // rejected: eslint(no-restricted-imports)
export type { Value } from '../../domain/json.ts'
export const reaches = true
