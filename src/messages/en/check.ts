import type { MessageText } from '../message-text.ts'

export const CHECK_MESSAGES = {
  CHECK_ERRORED: {
    message: ({ problem }) => `this check met an error in the grader itself: ${problem}`,
    help: () => 'this is not counted as a wrong answer; please report it together with the files that led to it',
  },
  DIAGNOSTICS_LEFT_OUT: {
    message: ({ count }) => `${count} more ${count === 1 ? 'diagnostic was' : 'diagnostics were'} left out`,
  },
} as const satisfies Record<string, MessageText>
