import type { Args } from '../../domain/diagnostic.ts'
import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { QUIZ_AUTHOR_MESSAGES } from './quiz-author.ts'

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
  null: 'empty',
  fraction: 'a fraction',
}

const KINDS: Readonly<Record<string, string>> = {
  duration: 'a duration: a number with a unit, such as `2s`, `11m` or `1h30m`',
  id: 'an id: lower-case letters, digits and `-`, starting with a letter',
  'check-id': 'an id: letters, digits and `-`, starting with a letter',
  target: 'a kind and a name, such as `deployment/web`, `pod/web` or `image/web`',
  path: 'a path inside the folder: no `..`, and no `/` in front',
  key: 'a name without blanks',
  deadline: 'a day, or a day with a time, such as `2026-03-31` or `2026-03-31T18:00+09:00`',
  percent: 'a share of the points, such as `60%`',
  time: 'a time with its offset, such as `2026-06-01T23:59:00+09:00`',
  pass: 'points or a part of them: `14` or `60%`',
}

function typeNames(types: string | number | undefined): string {
  return String(types)
    .split(',')
    .map((type) => TYPES[type] ?? type)
    .join(' or ')
}

const didYouMean = ({ meant }: Args): string | undefined =>
  meant === undefined ? undefined : `did you mean \`${meant}\`?`
const where = ({ in: place }: Args): string => (place === '' || place === undefined ? 'here' : `in \`${place}\``)

const line = (text: string | number | undefined): string =>
  text === '' || text === undefined ? 'nothing' : `\`${text}\``

export const EXERCISE_MESSAGES = {
  EXERCISE_README_MISSING: {
    message: ({ id }) => `\`${id}\` has no README.md`,
    help: () => 'an exercise is a folder with a README.md that starts with front matter',
  },
  EXERCISE_FRONT_MATTER_MISSING: {
    message: () => 'the exercise has no front matter',
    help: () => 'start the file with a block between two lines of `---` that gives at least `id` and `title`',
  },
  EXERCISE_BLOCK_UNKNOWN: {
    message: ({ word }) => `\`${word}\` is no block that the grader knows`,
    help: (args) => didYouMean(args) ?? 'blocks for the grader are `yaml scenario`, `yaml quiz` and `yaml texts`',
  },
  EXERCISE_BLOCK_MISPLACED: {
    message: ({ word, file }) => `a \`${word}\` block means nothing in ${file}`,
    help: ({ word }) =>
      word === 'yaml texts'
        ? 'translations belong in README.ko.md'
        : 'put it into README.md: there is one for all languages',
  },
  EXERCISE_BLOCK_OPEN: {
    message: ({ word }) => `the \`${word}\` block is never closed`,
    help: () => 'end it with a line of the same fence',
  },
  EXERCISE_KEY_UNKNOWN: {
    message: (args) => `the key \`${args['key']}\` does not exist ${where(args)}`,
    help: (args) => didYouMean(args) ?? (args['known'] === undefined ? 'remove it' : `keys: ${names(args['known'])}`),
  },
  EXERCISE_KEY_MISSING: {
    message: (args) => `${names(args['key'])} is missing ${where(args)}`,
    help: ({ key }) => (String(key).includes(', ') ? 'give one of them' : `add \`${key}:\``),
  },
  EXERCISE_KEY_INSIDE: {
    message: ({ key, in: place }) => `\`${key}\` stands inside \`${place}\``,
    help: ({ key, in: place }) => `put \`${key}:\` beside \`${place}:\`, in the same column`,
  },
  EXERCISE_KEY_MISPLACED: {
    message: ({ key, needs }) => `\`${key}\` means nothing without \`${needs}\``,
    help: ({ key }) => `remove \`${key}\``,
  },
  EXERCISE_TYPE_WRONG: {
    message: ({ key, expected, got, entry }) =>
      `${entry === undefined ? '' : 'an entry of '}\`${key}\` has to be ${typeNames(expected)}, but is ${typeNames(got)}`,
    help: ({ expected, got }) =>
      expected === 'array' && got !== 'object'
        ? 'write it in brackets, with commas between its entries: `[one, two]`'
        : undefined,
  },
  EXERCISE_VALUE_UNKNOWN: {
    message: ({ key, value }) => `\`${value}\` is no value of \`${key}\``,
    help: (args) => didYouMean(args) ?? `possible: ${names(args['allowed'])}`,
  },
  EXERCISE_VALUE_INVALID: {
    message: ({ key, value }) => `\`${value}\` is invalid for \`${key}\``,
    help: ({ kind }) => `write ${KINDS[String(kind)] ?? 'it as its page in the documentation says'}`,
  },
  EXERCISE_NUMBER_RANGE: {
    message: ({ key, value, minimum, maximum }) =>
      minimum === undefined
        ? `\`${key}\` is ${value}, but at most ${maximum}`
        : `\`${key}\` is ${value}, but at least ${minimum}`,
  },
  EXERCISE_EMPTY: {
    message: ({ key, least }) =>
      least === undefined ? `\`${key}\` is empty` : `\`${key}\` has fewer than ${least} entries`,
    help: ({ key, least }) =>
      least === undefined ? `fill \`${key}\` in, or remove it` : `give \`${key}\` at least ${least}`,
  },
  EXERCISE_ALTERNATIVES: {
    message: ({ key }) => `\`${key}\` gives more than one alternative`,
    help: () => 'keep one of them',
  },
  EXERCISE_ID_NOT_FOLDER: {
    message: ({ id, folder }) => `the id is \`${id}\`, but the folder is \`${folder}\``,
    help: ({ folder }) => `write \`id: ${folder}\`, or rename the folder`,
  },
  EXERCISE_ID_DUPLICATE: {
    message: ({ id }) => `the id \`${id}\` is already taken`,
    help: () => 'give one of them another `id:`; without one, a check is called after its kind',
  },
  EXERCISE_STEP_KIND_MISSING: {
    message: () => 'the step does nothing',
    help: (args) => didYouMean(args) ?? 'a step has one of `apply`, `replay`, `run`, `wait`, `expect`',
  },
  EXERCISE_STEP_KIND_SEVERAL: {
    message: ({ keys }) => `the step has ${names(keys)}`,
    help: () => 'make a step of each',
  },
  EXERCISE_STEP_UNKNOWN: {
    message: ({ step }) => `no earlier step is called \`${step}\``,
    help: (args) => didYouMean(args) ?? 'write `scenario`, `step`, or the name that a step is given by `as:`',
  },
  EXERCISE_CHECK_KIND_MISSING: {
    message: () => 'the check has no kind',
    help: () => 'say what is checked, for example `rollout: complete`',
  },
  EXERCISE_CHECK_KIND_UNKNOWN: {
    message: ({ kind }) => `there is no check \`${kind}\``,
    help: (args) => didYouMean(args) ?? `there are ${names(args['known'])}`,
  },
  EXERCISE_CHECK_KIND_SEVERAL: {
    message: ({ kinds }) => `the check has more than one kind: ${names(kinds)}`,
    help: () => 'make an entry of each',
  },
  EXERCISE_EXPRESSION_INVALID: {
    message: ({ problem }) => `the expression cannot be read: ${problem}`,
    help: () => 'an expression speaks of `object` and `objects` and is true or false: `object.spec.replicas >= 3`',
  },
  EXERCISE_NEEDS_UNKNOWN: {
    message: ({ id }) => `there is no check \`${id}\``,
    help: (args) => didYouMean(args) ?? 'name a check of this scenario by its id, one of another as `scenario/check`',
  },
  EXERCISE_NEEDS_LATER: {
    message: ({ id }) => `the check \`${id}\` does not come before this one`,
    help: () => 'a check can only need those above it',
  },
  EXERCISE_FILE_UNKNOWN: {
    message: ({ file }) => `nobody gives or hands in \`${file}\``,
    help: (args) => didYouMean(args) ?? 'list it under `files:`, or put it into the folder `given`',
  },
  EXERCISE_FILE_DUPLICATE: { message: ({ file }) => `\`${file}\` is listed twice`, help: () => 'keep one of them' },
  EXERCISE_NO_POINTS: {
    message: () => 'the exercise has no points to reach',
    help: () => 'give at least one check or question a point',
  },
  EXERCISE_QUIZ_KIND_MISSING: {
    message: () => 'the question has no kind',
    help: (args) =>
      didYouMean(args) ?? 'a question is `choice`, `multiple`, `text`, `number`, `order`, `command` or `computed`',
  },
  EXERCISE_QUIZ_KIND_SEVERAL: {
    message: ({ kinds }) => `the question has more than one kind: ${names(kinds)}`,
    help: () => 'make a block of each',
  },
  ...QUIZ_AUTHOR_MESSAGES,
  EXERCISE_TEXTS_SEVERAL: {
    message: () => 'there is more than one block of texts',
    help: () => 'put all texts into the first one',
  },
  EXERCISE_TEXTS_UNKNOWN_ID: {
    message: ({ id }) => `nothing in README.md has the id \`${id}\``,
    help: (args) => didYouMean(args) ?? 'texts are keyed by `scenario`, `scenario/check` or the id of a question',
  },
  EXERCISE_TEXTS_NO_ENGLISH: {
    message: ({ id, key }) => `\`${id}\` has no \`${key}\` in README.md`,
    help: ({ key }) => `give it a \`${key}\` there first`,
  },
  EXERCISE_SHOWN_DIFFERS: {
    message: ({ command, expected, got }) =>
      `\`${command}\` prints ${line(expected)} here, and the page shows ${line(got)}`,
    help: () =>
      'write what is really printed, and read the difference; in a clone of kubegrade `npm run shown:update` writes it',
  },
  EXERCISE_SHOWN_NOT_REPLAYED: {
    message: () => 'nothing holds this terminal to the truth',
    help: () => 'write `console replay=NAME` behind the fence; blocks of the same name go on with the same cluster',
  },
  EXERCISE_SHOWN_NO_COMMAND: {
    message: () => 'this terminal begins with something that no command printed',
    help: () => 'begin with the command behind `$ `; for files write `replay=NAME file=PATH`',
  },
} as const satisfies Record<string, MessageText>
