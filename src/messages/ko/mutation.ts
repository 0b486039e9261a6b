import type { Args } from '../../domain/diagnostic.ts'
import type { MessageText } from '../message-text.ts'
import { shortCommand } from '../short-command.ts'

export const KOREAN_MUTATION_MESSAGES = {
  MUTANT_CHANGED: {
    message: ({ what, from, to }) =>
      `${what === '' ? '' : `\`${what}\`: `}\`${shortCommand(from)}\` 대신 \`${shortCommand(to)}\``,
  },
  MUTANT_ADDED: { message: ({ what }) => `\`${shortCommand(what)}\` 추가` },
  MUTANT_REMOVED: { message: ({ what }) => `\`${shortCommand(what)}\` 제거` },
  MUTANT_REPEATED: { message: ({ what }) => `\`${shortCommand(what)}\` 두 번` },
  MUTANT_SWAPPED: {
    message: ({ first, second }) => `\`${shortCommand(first)}\`보다 \`${shortCommand(second)}\` 먼저`,
  },
} as const satisfies Record<string, MessageText>

/** What was edited, in a sentence about an edit: `mutant` is the code of that sentence, the other arguments are its own. */
export function editText(args: Args): string {
  const texts: Readonly<Record<string, MessageText>> = KOREAN_MUTATION_MESSAGES
  return (texts[String(args['mutant'])] ?? KOREAN_MUTATION_MESSAGES.MUTANT_CHANGED).message(args)
}

/** An edit as what is to be done: the place says already which field a change is about. */
function correctionText(args: Args): string {
  const { mutant, from, to } = args
  const isOther = mutant !== 'MUTANT_CHANGED' && Object.hasOwn(KOREAN_MUTATION_MESSAGES, String(mutant))
  return isOther ? editText(args) : `\`${shortCommand(from)}\` 대신 \`${shortCommand(to)}\``
}

export const KOREAN_NEAR_MISS_MESSAGES = {
  NEAR_MISS: { message: (args) => `${args['place']}에서 이렇게 바꾸면 통과합니다: ${correctionText(args)}` },
} as const satisfies Record<string, MessageText>
