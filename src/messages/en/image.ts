import type { MessageText } from '../message-text.ts'

export const IMAGE_MESSAGES = {
  IMAGE_TAG_ASSUMED: {
    message: ({ image, like }) => `the tag of \`${image}\` is not listed, so it is assumed to behave like \`${like}\``,
  },
  IMAGE_UNKNOWN: {
    message: ({ image }) => `nothing is known about the image \`${image}\``,
    help: ({ image }) => `declare \`${image}\` under \`images:\` in the front matter of the exercise`,
  },
} as const satisfies Record<string, MessageText>
