export { Script } from 'node:vm'
export * as m0 from 'node:child_process' // rejected: eslint(no-restricted-imports)
export * as m1 from 'node:net' // rejected: eslint(no-restricted-imports)
export type { Limits } from '../domain/limits.ts' // rejected: eslint(no-restricted-imports)
