import type { CodeFacts } from '../codes.ts'

/** Answers to the questions of a quiz. */
export const ANSWER_CODES = {
  ANSWERS_NOT_A_MAP: { severity: 'error', title: 'A file of answers that is no map' },
  ANSWER_ID_UNKNOWN: { severity: 'error', title: 'An answer to a question that does not exist' },
  ANSWER_TYPE_WRONG: { severity: 'error', title: 'An answer of the wrong type' },
  ANSWER_SEED_USED: { severity: 'info', title: 'Questions that a seed has chosen' },
  ANSWER_KEY_NOT_COMPUTED: { severity: 'error', title: 'A question whose key cannot be computed' },
} as const satisfies Record<string, CodeFacts>
