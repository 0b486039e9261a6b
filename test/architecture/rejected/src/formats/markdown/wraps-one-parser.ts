export * as other from 'yaml' // rejected: eslint(no-restricted-imports)
export * as own from 'markdown-it'
