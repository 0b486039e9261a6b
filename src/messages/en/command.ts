import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

export const COMMAND_MESSAGES = {
  COMMAND_BACKGROUND: {
    message: ({ command }) => `\`${command}\` ends with \`&\`; it was run in the foreground`,
    help: () => 'leave out `&`: commands that follow something end by themselves here',
  },
  COMMAND_CHAIN_STOPPED: {
    message: ({ command, exit }) =>
      `\`${command}\` ended with exit code ${exit}, so the rest of the line, behind \`&&\`, was not run`,
    help: () => 'mend that command, or write one command a line: then the others run all the same',
  },
  COMMAND_EDITOR: {
    message: ({ command }) => `\`${command}\` opens an editor, and nobody can type into it here`,
    help: () => 'hand in the changed file, or use `kubectl patch` or `kubectl set`',
  },
  COMMAND_FILE_MISSING: {
    message: ({ file }) => `there is no command file \`${file}\``,
    help: ({ file }) => `hand in a file named \`${file}\``,
  },
  COMMAND_FILE_STOPPED: {
    message: ({ command, exit }) => `\`${command}\` ended with ${exit}, so \`set -e\` ended the file here`,
  },
  COMMAND_FOLDER_FULL: {
    message: ({ path }) => `\`${path}\` was not written: the folder holds no more`,
  },
  COMMAND_HERE_DOCUMENT_OPEN: {
    message: ({ delimiter }) =>
      `the here-document has no closing \`${delimiter}\`, so it takes in the rest of the file`,
    help: ({ delimiter }) => `write \`${delimiter}\` alone on a line, without blanks before or after it`,
  },
  COMMAND_FILE_LIMIT: {
    message: ({ problem }) => `the commands have ${problem}, so they were not read`,
    help: () => 'keep the commands that the exercise asks for, and leave out what was printed',
  },
  COMMAND_LIMIT: {
    message: ({ max }) => `more than ${max} commands, so the rest was not run`,
    help: () => 'look for a loop that does not end, or that looks at hundreds of objects again and again',
  },
  COMMAND_NESTED: {
    message: ({ max }) => `functions or files call one another more than ${max} deep`,
    help: () => 'look for a function or a file that calls itself',
  },
  COMMAND_NEVER_ENDS: {
    message: ({ command }) => `\`${command}\` was ended: what it waits for does not happen by itself`,
    help: () => 'a person would press Ctrl+C here; `--timeout` or `--watch=false` ends it without',
  },
  COMMAND_NOT_ALLOWED: {
    message: ({ command }) => `\`${command}\` is not a command that can be used here`,
    help: ({ meant, document }) =>
      document !== undefined
        ? "the shell runs what stands in `$(…)` of a here-document; with quotes around its word, as in `<<'EOF'`, it leaves it as it is"
        : meant === undefined
          ? 'use `kubectl`, `docker` and simple shell commands such as `echo`, `cat`, `grep` or `sleep`'
          : `did you mean \`${meant}\`?`,
  },
  COMMAND_NOT_SIMULATED: {
    message: ({ command, feeds }) =>
      feeds === undefined
        ? `\`${command}\` is not simulated, so it did nothing`
        : `\`${command}\` is not simulated, so what it would have handed on is not known`,
    help: ({ command }) =>
      /^(?:awk|grep|sed|tr)(?: |$)/.test(String(command))
        ? 'write it in a simpler way, or hand in the changed file'
        : 'reach the same with another command, such as `kubectl apply`, `get`, `describe`, `set` or `rollout`',
  },
  COMMAND_OUTPUT_CUT: {
    message: ({ max }) => `more than ${max} characters of output, so the rest was left out`,
  },
  COMMAND_PATH_OUTSIDE: {
    message: ({ path, problem }) =>
      problem === 'url'
        ? `\`${path}\` is on the network, which does not exist here`
        : `\`${path}\` leads out of the folder with the files, and nothing is opened there`,
    help: () => 'put the file into the folder that is handed in and name it by a relative path',
  },
  COMMAND_PROMPT_PASTED: {
    message: ({ prompts, output }) =>
      output === ''
        ? `prompts were left out (lines ${prompts})`
        : `prompts (lines ${prompts}) and pasted output (lines ${output}) were left out`,
    help: () => 'hand in the commands alone, one a line',
  },
  COMMAND_SAID_ERROR: {
    message: ({ command, said }) => `\`${command}\` failed: ${said}`,
    help: ({ meant, kind, exists }) => {
      if (meant !== undefined) return `did you mean \`${meant}\`?`
      if (exists === undefined) return 'a failing command changes nothing, and the commands after it run all the same'
      return exists === ''
        ? `there is no ${kind} at all when it runs`
        : `the ${kind} names that exist: ${names(exists)}`
    },
  },
  COMMAND_SYNTAX: {
    message: ({ problem }) => `the shell cannot read this: ${problem}`,
    help: () => 'look for a quote, a parenthesis or a here-document that is not closed',
  },
  COMMAND_TEXT_LIMIT: {
    message: ({ max }) => `the commands went through more than ${max} characters of text, so the rest was not run`,
    help: () => 'look for a loop that does not end, or for a very large file',
  },
  COMMAND_WAIT_CUT: {
    message: ({ command, seconds }) => `\`${command}\` was ended after ${seconds} s of virtual time`,
  },
} as const satisfies Record<string, MessageText>
