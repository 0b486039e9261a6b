export type { Workplace } from '../sandbox/types.ts' // rejected: eslint(no-restricted-imports)
export type { Daemon } from '../docker/daemon.ts' // rejected: eslint(no-restricted-imports)
export type { Cluster } from '../engines/rollout/cluster-api.ts'
export const reaches = true
