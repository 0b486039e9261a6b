export { below } from './cycle-b.ts' // rejected: import(no-cycle)
export const above = 1
