import type { Args } from '../../domain/diagnostic.ts'
import type { MessageText } from '../message-text.ts'
import { shortCommand } from '../short-command.ts'

export const MUTATION_MESSAGES = {
  MUTANT_CHANGED: {
    message: ({ what, from, to }) =>
      `${what === '' ? '' : `\`${what}\`: `}\`${shortCommand(to)}\` instead of \`${shortCommand(from)}\``,
  },
  MUTANT_ADDED: { message: ({ what }) => `\`${shortCommand(what)}\` added` },
  MUTANT_REMOVED: { message: ({ what }) => `\`${shortCommand(what)}\` left out` },
  MUTANT_REPEATED: { message: ({ what }) => `\`${shortCommand(what)}\` twice` },
  MUTANT_SWAPPED: { message: ({ first, second }) => `\`${shortCommand(second)}\` before \`${shortCommand(first)}\`` },
} as const satisfies Record<string, MessageText>

/** What was edited, in a sentence about an edit: `mutant` is the code of that sentence, the other arguments are its own. */
export function editText(args: Args): string {
  const texts: Readonly<Record<string, MessageText>> = MUTATION_MESSAGES
  return (texts[String(args['mutant'])] ?? MUTATION_MESSAGES.MUTANT_CHANGED).message(args)
}

const changedTo = ({ from, to }: Args): string => `write \`${shortCommand(to)}\` instead of \`${shortCommand(from)}\``

/** An edit as what is to be done: the place says already which field it is. */
const CORRECTIONS: Readonly<Record<string, (args: Args) => string>> = {
  MUTANT_CHANGED: changedTo,
  MUTANT_ADDED: ({ what }) => `add \`${shortCommand(what)}\``,
  MUTANT_REMOVED: ({ what }) => `leave out \`${shortCommand(what)}\``,
  MUTANT_REPEATED: ({ what }) => `write \`${shortCommand(what)}\` twice`,
  MUTANT_SWAPPED: ({ first, second }) => `put \`${shortCommand(second)}\` before \`${shortCommand(first)}\``,
}

export const NEAR_MISS_MESSAGES = {
  NEAR_MISS: {
    message: (args) => `${(CORRECTIONS[String(args['mutant'])] ?? changedTo)(args)} (${args['place']}) and this passes`,
  },
} as const satisfies Record<string, MessageText>
