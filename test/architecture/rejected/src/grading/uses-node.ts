export { readFileSync } from 'node:fs' // rejected: eslint(no-restricted-imports)
export { join } from 'path/posix' // rejected: eslint(no-restricted-imports)
export async function load(): Promise<unknown> {
  await import('node:os') // rejected: eslint(no-restricted-imports)
  return import('./other.ts')
}
