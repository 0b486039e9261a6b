import type { MessageText } from '../message-text.ts'

export const CHECK_MESSAGES = {
  CHECK_TARGET_MISSING: {
    message: ({ target, exists }) =>
      exists === undefined || exists === ''
        ? `there is no \`${target}\``
        : `there is no \`${target}\`; there is ${exists}`,
    help: () => 'compare the kind and the name with what the exercise asks for',
  },
} as const satisfies Record<string, MessageText>
