export * as network from 'node:https' // rejected: eslint(no-restricted-imports)
export { parseArgs } from 'node:util'
export const answer = fetch // rejected: eslint(no-restricted-globals)
