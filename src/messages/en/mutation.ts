import type { MessageText } from '../message-text.ts'

/** Only the first line of a here-document tells which command is meant. */
const short = (text: string | number | undefined): string => {
  const [first = '', more] = String(text).split('\n')
  return more === undefined ? first : `${first} …`
}

export const MUTATION_MESSAGES = {
  MUTANT_CHANGED: {
    message: ({ what, from, to }) =>
      `${what === '' ? '' : `\`${what}\`: `}\`${short(to)}\` instead of \`${short(from)}\``,
  },
  MUTANT_REMOVED: { message: ({ what }) => `\`${short(what)}\` left out` },
  MUTANT_REPEATED: { message: ({ what }) => `\`${short(what)}\` twice` },
  MUTANT_SWAPPED: { message: ({ first, second }) => `\`${short(second)}\` before \`${short(first)}\`` },
} as const satisfies Record<string, MessageText>
