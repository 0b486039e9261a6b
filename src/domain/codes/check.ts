import type { CodeFacts } from '../codes.ts'

/** What can go wrong while checks are evaluated. */
export const CHECK_CODES = {
  CHECK_ERRORED: { severity: 'error', title: 'A check that could not be evaluated because of an error in the grader' },
  DIAGNOSTICS_LEFT_OUT: { severity: 'info', title: 'More diagnostics than a report holds' },
} as const satisfies Record<string, CodeFacts>
