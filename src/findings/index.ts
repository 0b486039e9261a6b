import type { Finding } from './types.ts'

/** Every finding there is, in the order in which a report lists them. */
export const FINDINGS: readonly Finding[] = []
