export type { Image } from '../entrypoint/types.ts' // rejected: eslint(no-restricted-imports)
export type { Argv } from '../../kubectl/call.ts' // rejected: eslint(no-restricted-imports)
export type { Pod } from '../../kubernetes/types.ts'
export const reaches = true
