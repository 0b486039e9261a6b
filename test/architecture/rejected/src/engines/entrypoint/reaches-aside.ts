export type { Cluster } from '../rollout/cluster-api.ts' // rejected: eslint(no-restricted-imports)
export type { Pod } from '../../kubernetes/types.ts' // rejected: eslint(no-restricted-imports)
export type { Document } from '../../formats/yaml/parse.ts' // rejected: eslint(no-restricted-imports)
export type { Expression } from '../../formats/cel/parse.ts' // rejected: eslint(no-restricted-imports)
export type { Tool } from '../text-tools/index.ts'
export type { Script } from '../../formats/shell/parse.ts'
export const reaches = true
