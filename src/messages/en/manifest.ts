import type { MessageText } from '../message-text.ts'

export const MANIFEST_MESSAGES = {
  MANIFEST_NOT_SIMULATED: {
    message: ({ what }) => `\`${what}\` is not simulated`,
    help: () => 'checks that depend on it cannot be graded; the rest can',
  },
} as const satisfies Record<string, MessageText>
