export * as p0 from 'yaml' // rejected: eslint(no-restricted-imports)
export * as p1 from 'dockerfile-ast' // rejected: eslint(no-restricted-imports)
export * as p2 from 'markdown-it' // rejected: eslint(no-restricted-imports)
export * as p3 from 'unbash' // rejected: eslint(no-restricted-imports)
export * as p4 from 'commander' // rejected: eslint(no-restricted-imports)
export { RE2JS } from 're2js'
