import type { MessageText } from '../message-text.ts'
import { shortCommand } from '../short-command.ts'

export const KOREAN_MUTATION_MESSAGES = {
  MUTANT_CHANGED: {
    message: ({ what, from, to }) =>
      `${what === '' ? '' : `\`${what}\`: `}\`${shortCommand(from)}\` 대신 \`${shortCommand(to)}\``,
  },
  MUTANT_REMOVED: { message: ({ what }) => `\`${shortCommand(what)}\` 없음` },
  MUTANT_REPEATED: { message: ({ what }) => `\`${shortCommand(what)}\` 두 번` },
  MUTANT_SWAPPED: {
    message: ({ first, second }) => `\`${shortCommand(first)}\`보다 \`${shortCommand(second)}\` 먼저`,
  },
} as const satisfies Record<string, MessageText>
