export type { Cluster } from '../engines/rollout/cluster-api.ts' // rejected: eslint(no-restricted-imports)
export type { Document } from '../formats/yaml/parse.ts' // rejected: eslint(no-restricted-imports)
export type { Value } from '../domain/json.ts'
export type { Facts } from '../generated/facts.ts'
export const reaches = true
