import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

/** Mistakes of authors in `yaml quiz` blocks, in their translation, and in `course.yaml`. */
export const QUIZ_AUTHOR_MESSAGES = {
  EXERCISE_QUIZ_ID_RESERVED: {
    message: ({ id }) => `\`${id}\` is a key of answers.yaml, and cannot be a question`,
    help: () => 'give the question another `id`',
  },
  EXERCISE_QUIZ_RIGHT_UNKNOWN: {
    message: ({ option }) => `\`${option}\` is right, but not offered`,
    help: ({ meant }) => (meant === undefined ? 'add it to `from`' : `did you mean \`${meant}\`?`),
  },
  EXERCISE_QUIZ_OPTION_DUPLICATE: {
    message: ({ option }) => `\`${option}\` is given twice`,
    help: () => 'keep one of them',
  },
  EXERCISE_QUIZ_ORDER_INCOMPLETE: {
    message: ({ option }) => `\`${option}\` is offered, but has no place in the right order`,
    help: () => 'list everything of `from` in `right`, each once',
  },
  EXERCISE_QUIZ_PATTERN_INVALID: {
    message: ({ pattern, problem }) => `the pattern \`${pattern}\` cannot be read: ${problem}`,
    help: () => 'patterns are written as for RE2: without look-around and back-references',
  },
  EXERCISE_QUIZ_PARAMETER_UNKNOWN: {
    message: ({ name }) => `\`{{${name}}}\` is no parameter of this question`,
    help: ({ meant, known }) => {
      if (meant !== undefined) return `did you mean \`{{${meant}}}\`?`
      return known === '' ? 'give its values under `variants:`' : `parameters: ${names(known)}`
    },
  },
  EXERCISE_QUIZ_VARIANTS_MANY: {
    message: ({ max }) => `there are more than ${max} variants`,
    help: () => 'give fewer values; a map of lists stands for every combination of them',
  },
  EXERCISE_QUIZ_VARIANTS_UNEQUAL: {
    message: ({ name }) => `\`${name}\` is a parameter of some variants only`,
    help: () => 'give each variant the same parameters',
  },
  COURSE_EXERCISE_UNKNOWN: {
    message: ({ id }) => `there is no exercise \`${id}\` beside this file`,
    help: ({ meant, known }) => {
      if (meant !== undefined) return `did you mean \`${meant}\`?`
      return known === '' ? undefined : `exercises: ${names(known)}`
    },
  },
  EXERCISE_TEXTS_COUNT: {
    message: ({ id, count, english }) => `\`${id}\` has ${english} options, but ${count} are translated`,
    help: () => 'translate each option, in the order of README.md',
  },
} as const satisfies Record<string, MessageText>
