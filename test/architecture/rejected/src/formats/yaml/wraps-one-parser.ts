export * as other from 'unbash' // rejected: eslint(no-restricted-imports)
export * as own from 'yaml'
