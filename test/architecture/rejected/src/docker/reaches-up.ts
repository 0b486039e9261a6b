export type { Workplace } from '../sandbox/types.ts' // rejected: eslint(no-restricted-imports)
export type { Call } from '../kubectl/call.ts' // rejected: eslint(no-restricted-imports)
export type { Image } from '../engines/entrypoint/types.ts'
export const reaches = true
