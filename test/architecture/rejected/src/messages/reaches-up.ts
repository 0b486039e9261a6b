export type { Cluster } from '../engines/rollout/cluster-api.ts' // rejected: eslint(no-restricted-imports)
export type { Reporter } from '../report/reporter.ts' // rejected: eslint(no-restricted-imports)
export type { Value } from '../domain/json.ts'
export const reaches = true
