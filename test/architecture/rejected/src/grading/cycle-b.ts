export { above } from './cycle-a.ts' // rejected: import(no-cycle)
export const below = 2
