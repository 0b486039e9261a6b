export type { Console } from './cli/console.ts' // rejected: eslint(no-restricted-imports)
export type { Files } from './edge/files.ts' // rejected: eslint(no-restricted-imports)
export type { Cluster } from './engines/rollout/cluster-api.ts' // rejected: eslint(no-restricted-imports)
export type { Report } from './domain/report.ts'
export const reaches = true
