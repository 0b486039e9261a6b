import type { MessageText } from '../message-text.ts'

export const SUBMISSION_MESSAGES = {
  SUBMISSION_FILE_MISSING: {
    message: ({ file }) => `\`${file}\` is missing`,
    help: ({ file }) => `hand in a file named \`${file}\``,
  },
} as const satisfies Record<string, MessageText>
