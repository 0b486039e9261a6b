export type { Image } from '../entrypoint/types.ts' // rejected: eslint(no-restricted-imports)
export type { Word } from '../../formats/shell/parse.ts' // rejected: eslint(no-restricted-imports)
export type { Limits } from '../../domain/limits.ts'
export const reaches = true
