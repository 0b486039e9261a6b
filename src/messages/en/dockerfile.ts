import type { MessageText } from '../message-text.ts'

export const DOCKERFILE_MESSAGES = {
  DOCKERFILE_INVALID: {
    message: ({ message }) => `the Dockerfile does not build: ${message}`,
  },
} as const satisfies Record<string, MessageText>
