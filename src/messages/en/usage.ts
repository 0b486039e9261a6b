import type { Args } from '../../domain/diagnostic.ts'
import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { ABOUT_MESSAGES } from './about.ts'
import { LEARNER_MESSAGES } from './learner.ts'
import { QUIZ_SESSION_MESSAGES } from './quiz-session.ts'

const meantOr =
  (otherwise: (args: Args) => string | undefined) =>
  (args: Args): string | undefined =>
    args['meant'] === undefined ? otherwise(args) : `did you mean \`${args['meant']}\`?`
const known = (what: string) => meantOr(({ known: list }) => (list === '' ? undefined : `${what}: ${names(list)}`))

/** What is wrong with a command line, and what commands say beside their results. */
export const USAGE_MESSAGES = {
  USAGE_OPTION_UNKNOWN: {
    message: ({ option }) => `there is no option \`${option}\``,
    help: meantOr(() => '`--help` lists the options'),
  },
  USAGE_OPTION_EMPTY: {
    message: ({ option }) => `\`${option}\` has no value`,
    help: () => 'write the value behind it',
  },
  USAGE_OPTION_VALUE: {
    message: ({ option, value }) => `\`${value}\` is no value of \`${option}\``,
    help: ({ allowed }) => (allowed === '' ? '`--help` says which there are' : `possible: ${names(allowed)}`),
  },
  USAGE_ARGUMENT_MISSING: {
    message: ({ argument }) => `\`${argument}\` is missing`,
    help: () => '`--help` shows how the command is written',
  },
  USAGE_ARGUMENTS_EXTRA: {
    message: () => 'there are more words than the command takes',
    help: () => '`--help` shows how the command is written',
  },
  USAGE_HINT_LEVEL: { message: ({ value }) => `\`${value}\` is no number of hints`, help: () => 'write 1 or more' },
  USAGE_FILES_NONE: {
    message: () => 'no file is given',
    help: () => 'name manifests in the order in which they are applied, or a file of commands',
  },
  USAGE_FILE_MISSING: { message: ({ file }) => `there is no file \`${file}\`` },
  USAGE_NOT_A_FILE: { message: ({ file }) => `\`${file}\` is not a file` },
  USAGE_FILE_UNREADABLE: { message: ({ file }) => `\`${file}\` cannot be read` },
  USAGE_FILE_UNWRITABLE: {
    message: ({ file }) => `\`${file}\` cannot be written`,
    help: ({ problem }) => (problem === '' ? undefined : String(problem)),
  },
  USAGE_FILE_OF_NO_KIND: {
    message: ({ file }) => `\`${file}\` is neither a manifest nor a file of commands`,
    help: () => 'manifests end in `.yaml`, `.yml` or `.json`, files of commands in `.sh`',
  },
  USAGE_NOTHING_TO_LINT: {
    message: () => 'there is no manifest and no Dockerfile',
    help: () => 'manifests end in `.yaml`, `.yml` or `.json`',
  },
  USAGE_REPORTER_UNKNOWN: { message: ({ name }) => `there is no reporter \`${name}\``, help: known('reporters') },
  USAGE_REPORTER_FILE: {
    message: ({ value }) => `\`--reporter ${value}\` names no file`,
    help: ({ name }) => `\`--reporter ${name}\` writes to stdout`,
  },
  USAGE_CODE_UNKNOWN: { message: ({ code }) => `there is no code \`${code}\``, help: meantOr(() => undefined) },
  USAGE_EXERCISES_FOLDER: { message: ({ folder }) => `\`${folder}\` is no folder with exercises` },
  USAGE_EXERCISES_NONE: {
    message: () => 'there are no exercises here',
    help: () => 'name their folder with `--exercises`',
  },
  USAGE_EXERCISE_UNKNOWN: {
    message: ({ name }) => `there is no exercise \`${name}\``,
    help: meantOr(({ known: list }) =>
      list === '' ? '`--exercises` names their folder' : `exercises: ${names(list)}`,
    ),
  },
  USAGE_EXERCISE_ID: {
    message: ({ name }) => `\`${name}\` cannot be the name of an exercise`,
    help: () => 'take lower-case letters, digits and `-`, starting with a letter: `exercise-14`',
  },
  USAGE_EXERCISE_EXISTS: {
    message: ({ folder }) => `\`${folder}\` is there already, so nothing was written`,
    help: () => 'take another name, or remove the folder',
  },
  USAGE_COURSE_UNNAMED: {
    message: ({ courses }) =>
      courses === '' ? 'there is no such course in this folder' : `several courses stand here: ${names(courses)}`,
    help: ({ id, courses }) =>
      courses === ''
        ? 'a course is a folder with a `course.yaml`'
        : `name the course too: \`${String(courses).split(', ')[0]}/${id}\``,
  },
  USAGE_CHECK_UNKNOWN: {
    message: ({ exercise, id }) => `\`${exercise}\` has no scenario and no check \`${id}\``,
    help: known('checks'),
  },
  USAGE_HINTED_UNKNOWN: {
    message: ({ exercise, id }) => `\`${exercise}\` has no check \`${id}\``,
    help: known('checks'),
  },
  USAGE_SUBMISSION_PLACE: {
    message: ({ place }) => `there is nothing at \`${place}\``,
    help: () => 'name the folder, or the file, to be graded',
  },
  USAGE_SUBMISSION_EXERCISE: {
    message: ({ place }) => `\`${place}\` is the exercise itself`,
    help: () => 'name the folder with your own files',
  },
  USAGE_SUBMISSION_NONE: {
    message: ({ id, tried, kind }) =>
      kind === 'quiz'
        ? `\`${id}\` is a quiz, and there is no file of answers: looked for ${names(tried)}`
        : `there is no submission for \`${id}\`: looked for ${names(tried)}`,
    help: ({ id, kind }) =>
      kind === 'quiz'
        ? `\`grade quiz ${id}\` asks the questions; \`grade ${id} FILE\` grades a file of answers`
        : `\`grade start ${id}\` makes the files to begin with; where you have yours already: \`grade ${id} FOLDER\``,
  },
  USAGE_WORLD_INVALID: { message: ({ file }) => `\`${file}\` does not describe a world of images` },
  USAGE_IMAGE_FATE_MISSING: {
    message: ({ value }) => `\`--image ${value}\` does not say what becomes of the image`,
    help: () => 'write `--image NAME=not-found`',
  },
  USAGE_IMAGE_FATE_UNKNOWN: {
    message: ({ fate, image }) => `\`${fate}\` is nothing that can become of the image \`${image}\``,
    help: known('one of'),
  },
  USAGE_RUN_TWICE: {
    message: () => '`--run` says how the image is run already',
    help: () => 'leave out `--entrypoint` and the words behind `--`',
  },
  USAGE_RUN_UNREADABLE: {
    message: ({ problem }) => `\`--run\`: ${problem}`,
    help: () => 'write it as it is typed: `--run "docker run -e A=1 IMAGE 10"`',
  },
  USAGE_DOCKERFILE_MISSING: {
    message: ({ place }) => `there is no Dockerfile at \`${place}\``,
    help: () => 'name the file, or the folder with it',
  },
  USAGE_BUILD_ARGUMENT: {
    message: ({ value }) => `\`--build-arg ${value}\` has no value`,
    help: () => 'write `--build-arg NAME=value`',
  },
  USAGE_BASE_FILE: {
    message: ({ value }) => `\`--base ${value}\` names no file`,
    help: () => 'write `--base IMAGE=config.json` or `--base IMAGE=Dockerfile.base`',
  },

  ...QUIZ_SESSION_MESSAGES,
  ...LEARNER_MESSAGES,
  ...ABOUT_MESSAGES,
  CLI_EXERCISE_BROKEN: { message: ({ id }) => `\`${id}\` is broken, so nothing was graded` },
  CLI_INTERNAL_ERROR: {
    message: () => 'this is a mistake in grade itself: please report it together with the files that led to it',
  },
  CLI_BROKEN_TITLE: { message: () => '(broken)' },
  USAGE_WORKERS: { message: ({ value }) => `\`${value}\` is no number of workers`, help: () => 'write 1 or more' },
  USAGE_CLASS_MISSING: {
    message: ({ place }) => `there is nothing at \`${place}\``,
    help: () => 'name the folder, or the ZIP archive, with the submissions of the class',
  },
  USAGE_CLASS_KIND: { message: ({ place }) => `\`${place}\` is neither a folder nor a file` },
  USAGE_CLASS_ARCHIVE: {
    message: ({ place, reason }) => `\`${place}\` cannot be read as a ZIP archive: ${reason}`,
    help: () => 'name the folder, or the ZIP archive, with the submissions of the class',
  },
  USAGE_CLASS_EMPTY: {
    message: ({ place }) => `there are no submissions in \`${place}\``,
    help: () =>
      'it should hold a folder or a ZIP archive for each learner, or what Classroom 50, `gh classroom`, Moodle or Canvas download',
  },
  USAGE_CLASS_EXERCISE: {
    message: () => 'nothing here says which exercise was handed in',
    help: ({ example }) => `name it: \`--exercise ${example}\`, several times for several`,
  },
  USAGE_CSV: { message: ({ file, line, problem }) => `\`${file}:${line}:1\` is no CSV: ${problem}` },
  USAGE_CSV_ENCODING: {
    message: ({ file }) => `\`${file}\` is not UTF-8 text, so its names can not be read`,
    help: () => 'save it anew as UTF-8: Excel calls that "CSV UTF-8 (Comma delimited)"',
  },
  USAGE_ROSTER_EMPTY: {
    message: ({ file }) => `\`${file}\` names no learner`,
    help: () => 'it needs a header, such as `username,name,email`, and a line for each learner',
  },
  CLI_CLASS_LEFT_OUT: {
    message: ({ count: number, files }) =>
      `${count(number, 'file')} beside the submissions ${number === 1 ? 'is' : 'are'} nobody's work and ${number === 1 ? 'was' : 'were'} left out: ${names(files)}`,
  },
  CLI_CLASS_SHARED_FILES: {
    message: ({ count: number, learners }) =>
      `of ${count(number, 'learner')} the same files were graded for several exercises, because no folder is called like one: ${names(learners)}`,
    help: ({ exercises }) => `each exercise of a learner in a folder of its own: ${names(exercises)}`,
  },
  USAGE_ROSTER_COLUMN: {
    message: ({ file, columns }) => `\`${file}\` has no column that tells learners apart; it has ${names(columns)}`,
    help: ({ known: columns }) => `call that column one of ${names(columns)}`,
  },
  CLI_EXERCISE_MADE: {
    message: ({ files, folder, id }) =>
      `${count(files, 'file')} written; next: edit \`${folder}\`, then \`grade verify ${id}\``,
  },
  USAGE_RESULTS: {
    message: ({ file, problem }) => `\`${file}\` does not hold results of \`grade batch\`: wrong at \`${problem}\``,
    help: () => 'name a file that `--reporter json=FILE` wrote',
  },
  USAGE_SHARD: {
    message: ({ value }) => `\`${value}\` is no part of a class`,
    help: () => 'write which of how many, from 1: `--shard 2/5`; `--shard index/5` in a Kubernetes Indexed Job',
  },
  USAGE_SHARD_INDEX: {
    message: () => '`JOB_COMPLETION_INDEX` is not set, so it is not known which part this is',
    help: () => 'it is there in the pods of a Job with `completionMode: Indexed`; elsewhere write `--shard 2/5`',
  },
  USAGE_MERGE_DIFFERENT: {
    message: ({ what }) => `these are not parts of one class: they differ in \`${what}\``,
    help: () => 'grade all parts with the same grader, exercises and folder',
  },
  USAGE_MERGE_MISSING: {
    message: ({ parts }) => `parts are missing: ${parts}`,
    help: () => 'name the results of every part',
  },
  USAGE_MERGE_TWICE: {
    message: ({ learner }) => `\`${learner}\` is in two of the parts`,
    help: () => 'name each part once',
  },
} as const satisfies Record<string, MessageText>
