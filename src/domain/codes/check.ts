import type { CodeFacts } from '../codes.ts'

/** What can go wrong while a check is evaluated. */
export const CHECK_CODES = {
  CHECK_TARGET_MISSING: { severity: 'error', title: 'The object a check speaks about does not exist' },
} as const satisfies Record<string, CodeFacts>
