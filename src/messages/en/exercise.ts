import type { MessageText } from '../message-text.ts'

export const EXERCISE_MESSAGES = {
  EXERCISE_FRONT_MATTER_MISSING: {
    message: () => 'the exercise has no front matter',
    help: () => 'start the file with a block between two lines of `---` that gives at least `id`, `title` and `files`',
  },
} as const satisfies Record<string, MessageText>
