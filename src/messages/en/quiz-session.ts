import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

/** What `grade quiz` says, and what is said where courses stand side by side. */
export const QUIZ_SESSION_MESSAGES = {
  USAGE_EXERCISE_SEVERAL: {
    message: ({ name }) => `\`${name}\` is in more than one course`,
    help: ({ known }) => `name the course too: ${names(known)}`,
  },
  USAGE_QUIZ_NONE: {
    message: ({ id }) => `\`${id}\` has no questions`,
    help: ({ id }) => `\`grade show ${id}\` prints the task`,
  },
  USAGE_QUIZ_TERMINAL: {
    message: () => 'questions are asked in a terminal, and this is none',
    help: ({ id }) =>
      `\`grade quiz ${id} --template > answers.yaml\` prints a file to fill in, and \`grade ${id} answers.yaml\` grades it`,
  },
  CLI_QUIZ_HOW: {
    message: ({ id }) =>
      `answer here   grade quiz ${id}\nor in a file  grade quiz ${id} --template > answers.yaml, then grade ${id} answers.yaml`,
  },
  CLI_QUIZ_QUESTION: { message: ({ n, of, points }) => `question ${n} of ${of} · ${count(points, 'point')}` },
  CLI_QUIZ_CHOOSE: { message: () => 'choose one' },
  CLI_QUIZ_CHOOSE_SEVERAL: { message: () => 'choose all that are right: space marks, enter ends' },
  CLI_QUIZ_CHOOSE_NEXT: { message: ({ n }) => `which one is number ${n}?` },
  CLI_QUIZ_WRITE: { message: () => 'your answer' },
  CLI_QUIZ_COMMAND: { message: () => 'your command' },
  CLI_QUIZ_EMPTY: { message: () => 'write an answer; Ctrl-C breaks off, and what is answered stays' },
  CLI_QUIZ_STATE_BROKEN: {
    message: ({ file }) => `earlier answers could not be read, so the quiz begins anew; they are kept in ${file}`,
  },
  CLI_QUIZ_STATE_UNWRITABLE: {
    message: ({ file }) => `${file} cannot be written, so the answers are lost when this ends`,
  },
  CLI_QUIZ_RESUMED: {
    message: ({ id, n, of }) => `${n} of ${of} are answered already; \`grade quiz ${id} --restart\` begins anew`,
  },
  CLI_QUIZ_STOP: {
    message: ({ id }) => `stop with Ctrl-C: what is answered stays, and \`grade quiz ${id}\` goes on from there`,
  },
  CLI_QUIZ_ANSWERED: { message: ({ n, of }) => `${n} of ${of} answered` },
  CLI_QUIZ_BROKEN_OFF: {
    message: ({ id, n, of }) => `${n} of ${of} answered; \`grade quiz ${id}\` goes on from here`,
  },
  CLI_QUIZ_DONE: { message: ({ right, of }) => `${right} of ${of} right` },
  CLI_QUIZ_OVERWRITE: { message: ({ file }) => `${file} is there already: overwrite it?` },
  CLI_QUIZ_WRITTEN: { message: ({ file, id }) => `written to ${file}; \`grade ${id} ${file}\` grades it` },
  CLI_QUIZ_NOT_WRITTEN: { message: ({ file }) => `${file} is left as it is` },
  CLI_QUIZ_NEXT: { message: ({ id }) => `\`grade quiz ${id} --out answers.yaml\` writes the answers to a file` },
  CLI_QUIZ_AGAIN: { message: ({ id }) => `\`grade quiz ${id} --restart\` begins anew` },
} as const satisfies Record<string, MessageText>
