import type { CodeFacts } from '../codes.ts'

/** The files a learner hands in. */
export const SUBMISSION_CODES = {
  SUBMISSION_FILE_MISSING: { severity: 'error', title: 'A file to hand in is missing' },
} as const satisfies Record<string, CodeFacts>
