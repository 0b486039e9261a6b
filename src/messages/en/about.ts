import type { Args } from '../../domain/diagnostic.ts'
import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

/** Why colour is on or off. */
function why({ why: reason }: Args): string {
  if (reason === 'option') return 'an option says so'
  return reason === 'terminal' ? 'this is what the output allows' : `\`${reason}\` is set`
}

/** What `grade doctor`, `grade explain` and `grade completion` say. */
export const ABOUT_MESSAGES = {
  CLI_EXPLAIN_RELATED: { message: ({ codes }) => `related: ${codes}` },
  USAGE_SHELL_UNKNOWN: {
    message: ({ shell }) => `nothing is known about completion in \`${shell}\``,
    help: ({ known }) => `shells: ${names(known)}`,
  },
  CLI_DOCTOR_OK: { message: () => 'ok' },
  CLI_DOCTOR_NOTE: { message: () => 'note' },
  CLI_DOCTOR_PROBLEM: { message: () => 'problem' },
  CLI_DOCTOR_NODE: { message: ({ version }) => `runs on Node.js ${version}` },
  CLI_DOCTOR_NODE_OLD: {
    message: ({ version }) => `runs on Node.js ${version}, which is too old`,
    help: ({ wanted }) => `install Node.js ${wanted} or later`,
  },
  CLI_DOCTOR_PACKAGE: { message: ({ version }) => `kubegrade ${version} is complete` },
  CLI_DOCTOR_PACKAGE_INCOMPLETE: {
    message: ({ version, missing }) => `kubegrade ${version} lacks ${names(missing)}`,
    help: () => 'install it again; in a clone of the repository `npm run build` makes them',
  },
  CLI_DOCTOR_EXERCISES: { message: ({ sound, folder }) => `${count(sound, 'sound exercise')} in ${folder}` },
  CLI_DOCTOR_EXERCISES_NONE: {
    message: () => 'there are no exercises',
    help: () => 'name their folder with `--exercises`, or in `GRADE_EXERCISES`',
  },
  CLI_DOCTOR_EXERCISE_BROKEN: {
    message: ({ id }) => `\`${id}\` is broken`,
    help: ({ id }) => `\`grade show ${id}\` says where`,
  },
  CLI_DOCTOR_COURSE_BROKEN: {
    message: ({ file }) => `\`${file}\` is broken`,
    help: () => '`grade list` says where',
  },
  CLI_DOCTOR_FOLDER: { message: ({ folder }) => `can write to ${folder}` },
  CLI_DOCTOR_FOLDER_REFUSED: {
    message: ({ folder }) => `cannot write to ${folder}`,
    help: ({ variable }) => `make it writable, or name another folder in \`${variable}\``,
  },
  CLI_DOCTOR_TERMINAL: { message: ({ columns }) => `a terminal of ${count(columns, 'column')}` },
  CLI_DOCTOR_TERMINAL_NARROW: {
    message: ({ columns }) => `a terminal of ${count(columns, 'column')}`,
    help: ({ good }) => `from ${good} columns on no line is broken by the terminal`,
  },
  CLI_DOCTOR_NO_TERMINAL: {
    message: ({ columns }) => `no terminal: lines are ${columns} columns wide`,
  },
  CLI_DOCTOR_COLOR_ON: { message: (args) => `colour is on: ${why(args)}` },
  CLI_DOCTOR_COLOR_OFF: { message: (args) => `colour is off: ${why(args)}` },
  CLI_DOCTOR_ENCODING: { message: ({ setting }) => `the terminal shows UTF-8: ${setting}` },
  CLI_DOCTOR_ENCODING_OTHER: {
    message: ({ setting }) => `\`${setting}\` does not say that the terminal shows UTF-8`,
    help: () => 'set `LANG=C.UTF-8`; where signs are garbled, use `--ascii`',
  },
  CLI_DOCTOR_LANGUAGE: {
    message: ({ language }) => `speaks ${language === 'ko' ? 'Korean' : 'English'}; \`--lang\` and \`LANG\` choose`,
  },
} as const satisfies Record<string, MessageText>
