import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

/** What the commands for learners say. */
export const LEARNER_MESSAGES = {
  CLI_PROGRESS: {
    message: ({ done, of, points, maxPoints }) =>
      `${done} of ${count(of, 'exercise')} done · ${points} of ${count(maxPoints, 'point')}`,
  },
  CLI_STATUS_NEW: { message: () => 'new' },
  CLI_STATUS_STARTED: { message: () => 'started' },
  CLI_STATUS_DONE: { message: () => 'done' },
  CLI_NEXT_IS: { message: ({ id, title }) => `next: ${id}, ${title}` },
  CLI_ALL_DONE: { message: () => 'every exercise is done' },
  CLI_DO_SHOW: { message: () => 'read the task' },
  CLI_DO_START: { message: ({ id }) => `get the files to begin with, in ./${id}` },
  CLI_DO_GRADE: { message: () => 'grade what you have' },
  CLI_DO_WATCH: { message: () => 'grade it again each time you save' },
  CLI_DO_HINT: { message: () => 'open a hint' },
  CLI_DO_QUIZ: { message: () => 'answer the questions' },
  CLI_START_COPIED: { message: ({ file }) => `made    ${file}` },
  CLI_START_GIVEN: { message: ({ file }) => `given   ${file}: graded as it is` },
  CLI_SHOW_GIVEN: {
    message: ({ id, file }) => `given: ${names(file)}; \`grade start ${id}\` puts a copy beside your files`,
  },
  CLI_START_KEPT: { message: ({ file }) => `kept    ${file}: it is there already` },
  USAGE_START_EXERCISE: {
    message: ({ place }) => `\`${place}\` belongs to the exercise itself`,
    help: () => 'go to a folder of your own, or name one',
  },
  USAGE_START_LINK: {
    message: ({ place }) => `\`${place}\` is a symbolic link, and nothing is written through one`,
    help: () => 'name another folder',
  },
  USAGE_START_NO_FOLDER: {
    message: ({ place }) => `\`${place}\` is there already, and is no folder`,
    help: () => 'name another folder',
  },
  CLI_RESET_ASK: {
    message: ({ id, place, backup }) =>
      `begin ${id} anew? ${place} becomes ${backup}; your score and the hints you opened are forgotten`,
  },
  CLI_RESET_LEFT: { message: ({ place }) => `${place} is left as it is` },
  CLI_RESET_KEPT: { message: ({ backup }) => `kept    your files, in ${backup}` },
  USAGE_RESET_NONE: {
    message: ({ place }) => `there is nothing at \`${place}\``,
    help: ({ id }) => `\`grade start ${id}\` begins the exercise`,
  },
  USAGE_RESET_HERE: {
    message: ({ place }) => `\`${place}\` cannot be put aside from within`,
    help: () => 'go to the folder above it',
  },
  USAGE_RESET_TERMINAL: {
    message: () => 'this asks before it does anything, and here is no terminal to ask in',
    help: ({ id }) => `\`grade reset ${id} --yes\` does not ask`,
  },
  CLI_NO_HINTS: {
    message: ({ id, exercise }) => `${id} has no hints; \`grade show ${exercise}\` prints the task`,
  },
  CLI_HINT_OF: { message: ({ exercise, check }) => `hints for ${check} of ${exercise}` },
  CLI_HINT_NEXT: { message: ({ exercise, check }) => `next: grade hint ${exercise} ${check}` },
  CLI_HINT_NEXT_KEY: { message: () => 'h opens the next hint' },
  CLI_HINT_LAST: {
    message: ({ exercise, check }) =>
      `these are all hints for ${check}; \`grade show ${exercise}\` prints the task, \`grade hint ${exercise} --all\` all other hints`,
  },
  CLI_STATE_BROKEN: {
    message: ({ file }) => `what was noted of your progress could not be read and begins anew; it is kept in ${file}`,
  },
  CLI_STATE_UNWRITABLE: {
    message: ({ file }) => `${file} cannot be written, so this is not remembered`,
  },
  CLI_WATCH_KEYS: {
    message: ({ view }) =>
      `${view === 'report' ? '' : 'enter back · '}n next exercise · h ${view === 'hint' ? 'next hint' : 'hint'} · l list · t timeline · q quit`,
  },
  CLI_WATCH_WAITING: {
    message: ({ id, tried }) =>
      `waiting for files in ${names(tried)}; in another terminal \`grade start ${id}\` makes them`,
  },
  CLI_WATCH_FULL: { message: () => 'full marks: n goes on to the next exercise' },
  CLI_REPORT_WRITTEN: { message: ({ file }) => `written to ${file}` },
  CLI_WATCH_MORE: { message: ({ id, lines }) => `${count(lines, 'more line')}: \`grade ${id}\` shows all` },
  CLI_WATCH_PIPED: { message: () => 'grades again each time a file is saved; Ctrl-C ends it' },
  CLI_WATCH_NO_TIMELINE: { message: () => 'nothing has run yet, so there is no timeline' },
  USAGE_WORD_UNKNOWN: {
    message: ({ name }) => `there is no command and no exercise \`${name}\``,
    help: ({ meant }) => `did you mean \`grade ${meant}\`?`,
  },
  USAGE_WORD_ORDER: {
    message: () => 'these words make no command in this order',
    help: ({ meant }) => `did you mean \`grade ${meant}\`?`,
  },
  USAGE_HELP_UNKNOWN: {
    message: ({ name }) => `there is no command \`${name}\``,
    help: ({ name, meant }) =>
      meant === undefined
        ? `\`grade show ${name}\` prints the task of an exercise, \`grade hint ${name}\` opens a hint, \`grade --help\` lists the commands`
        : `did you mean \`grade help ${meant}\`?`,
  },
  USAGE_NEXT_NONE: {
    message: () => 'nothing is left to do, so no exercise is next',
    help: ({ known }) => (known === '' ? undefined : `name one: ${names(known)}`),
  },
} as const satisfies Record<string, MessageText>
