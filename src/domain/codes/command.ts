import type { CodeFacts } from '../codes.ts'

/** Command files and the commands in them. */
export const COMMAND_CODES = {
  COMMAND_NOT_ALLOWED: { severity: 'error', title: 'A command that the grader does not run' },
} as const satisfies Record<string, CodeFacts>
