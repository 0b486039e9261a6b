import type { MessageText } from '../message-text.ts'

export const COMMAND_MESSAGES = {
  COMMAND_NOT_ALLOWED: {
    message: ({ command }) => `\`${command}\` is not a command that can be used here`,
    help: () => 'use `kubectl`, `docker` and simple shell commands such as `echo`, `cat`, `grep` or `sleep`',
  },
} as const satisfies Record<string, MessageText>
