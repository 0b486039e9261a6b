export type { Csv } from '../formats/csv/write.ts'
export type { Cluster } from '../engines/rollout/cluster-api.ts' // rejected: eslint(no-restricted-imports)
export type { Check } from '../grading/check.ts' // rejected: eslint(no-restricted-imports)
export type { Yaml } from '../formats/yaml/parse.ts' // rejected: eslint(no-restricted-imports)
export type { Stringify } from 'csv-stringify/sync' // rejected: eslint(no-restricted-imports)
export type { Text } from '../messages/message-text.ts'
export const reaches = true
