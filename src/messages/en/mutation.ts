import type { MessageText } from '../message-text.ts'
import { shortCommand } from '../short-command.ts'

export const MUTATION_MESSAGES = {
  MUTANT_CHANGED: {
    message: ({ what, from, to }) =>
      `${what === '' ? '' : `\`${what}\`: `}\`${shortCommand(to)}\` instead of \`${shortCommand(from)}\``,
  },
  MUTANT_REMOVED: { message: ({ what }) => `\`${shortCommand(what)}\` left out` },
  MUTANT_REPEATED: { message: ({ what }) => `\`${shortCommand(what)}\` twice` },
  MUTANT_SWAPPED: { message: ({ first, second }) => `\`${shortCommand(second)}\` before \`${shortCommand(first)}\`` },
} as const satisfies Record<string, MessageText>
