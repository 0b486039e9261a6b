export * from './other' // rejected: import(extensions)
export * from './another.ts'
