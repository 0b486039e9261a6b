import type { CodeFacts } from '../codes.ts'

/** Mistakes of an exercise's author. */
export const EXERCISE_CODES = {
  EXERCISE_FRONT_MATTER_MISSING: { severity: 'error', title: 'An exercise without front matter' },
} as const satisfies Record<string, CodeFacts>
