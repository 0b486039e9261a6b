export * as m0 from 'node:http' // rejected: eslint(no-restricted-imports)
export * as m1 from 'node:https' // rejected: eslint(no-restricted-imports)
export * as m2 from 'node:net' // rejected: eslint(no-restricted-imports)
export * as m3 from 'node:dns/promises' // rejected: eslint(no-restricted-imports)
export * as m4 from 'node:child_process' // rejected: eslint(no-restricted-imports)
export * as m5 from 'node:vm' // rejected: eslint(no-restricted-imports)
export { readFileSync } from 'node:fs'
