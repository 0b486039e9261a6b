export type { Cluster } from '../../engines/rollout/cluster-api.ts' // rejected: eslint(no-restricted-imports)
export type { Text } from '../../messages/message-text.ts'
export const reaches = true
