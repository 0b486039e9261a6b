import type { MessageText } from '../message-text.ts'
import { dockerfileHelp } from './dockerfile-help.ts'
import { execFormHelp } from './one-word.ts'

export const DOCKERFILE_MESSAGES = {
  DOCKERFILE_INVALID: {
    message: ({ message }) => `the Dockerfile does not build: ${message}`,
    help: ({ message }) => dockerfileHelp(String(message)),
  },
  DOCKERFILE_SOURCE_IGNORED: {
    message: ({ path }) => `\`${path}\` cannot be copied because \`.dockerignore\` keeps it out of the build context`,
    help: ({ path }) => `take \`${path}\` out of \`.dockerignore\`, or let it back in with \`!${path}\``,
  },
  DOCKERFILE_ARRAY_NOT_JSON: {
    message: ({ keyword }) =>
      `\`${keyword}\` looks like an array but is not valid JSON, so the whole text is handed to the shell`,
    help: () =>
      'write every word in double quotes, separate them with commas, and write nothing behind the last bracket',
  },
  DOCKERFILE_CMD_EMPTIED: {
    message: () => '`ENTRYPOINT` empties the `CMD` of the base image, so nothing is left as default arguments',
    help: () => 'repeat `CMD` in this Dockerfile if the arguments are still wanted',
  },
  DOCKERFILE_ENTRYPOINT_SHELL_FORM: {
    message: () => '`ENTRYPOINT` in shell form ignores `CMD` and all arguments of `docker run`',
    help: () =>
      'write `ENTRYPOINT` as a JSON array of words, or start a script with it that ends in `exec PROGRAM "$@"`',
  },
  DOCKERFILE_EXEC_FORM_ONE_WORD: {
    message: ({ keyword, word }) =>
      `\`${keyword}\` in exec form has the whole command in one word, so a program called \`${word}\` is looked for`,
    help: execFormHelp,
  },
  DOCKERFILE_EXEC_FORM_OPERATOR: {
    message: ({ keyword, word }) =>
      `\`${keyword}\` in exec form starts no shell, so \`${word}\` is an ordinary argument of the program`,
    help: ({ line }) => `use shell form, or let a shell read the text: \`["sh", "-c", ${JSON.stringify(line)}]\``,
  },
  DOCKERFILE_EXEC_FORM_VARIABLE: {
    message: ({ keyword, word }) => `\`${keyword}\` in exec form starts no shell, so \`${word}\` is not replaced`,
    help: ({ line }) => `use shell form, or let a shell read the text: \`["sh", "-c", ${JSON.stringify(line)}]\``,
  },
  DOCKERFILE_CHECK: {
    message: ({ rule, text }) => `\`docker build --check\` says ${rule}: ${text}`,
  },
  DOCKERFILE_INSTRUCTION_REPEATED: {
    message: ({ keyword }) => `this \`${keyword}\` has no effect because a later one replaces it`,
    help: ({ keyword }) =>
      `keep one \`${keyword}\` in the stage${keyword === 'HEALTHCHECK' ? '' : '; to start two programs use one script, or a container for each'}`,
  },
} as const satisfies Record<string, MessageText>
