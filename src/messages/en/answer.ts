import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

const EXPECTED: Readonly<Record<string, string>> = {
  text: 'a text',
  option: 'one of what is offered',
  options: 'a list of what is offered, such as `[a, c]`',
  number: 'a number',
  numbers: 'a list of numbers, such as `[2, 3]`',
  duration: 'a duration, such as `30s`',
  words: 'a list of words, such as `[sleep, "5"]`',
  'yes-no': '`true` or `false`',
  commands: 'a command, or a list of commands',
  seed: 'a name',
}

const GOT: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
}

const PROBLEMS: Readonly<Record<string, string>> = {
  absent: 'there is no such value in the end',
  'not-offered': 'it is none of what is offered',
  TARGET_MISSING: 'what it speaks about is not there',
  TARGET_AMBIGUOUS: 'it does not say which of several it speaks about',
  CONTAINER_MISSING: 'the container it names is not there',
  CONTAINER_AMBIGUOUS: 'it does not say which container it speaks about',
  PROCESS_NOT_MODELLED: 'what the program does is not simulated',
  blocked: 'its situation cannot be played to the end',
}

export const ANSWER_MESSAGES = {
  ANSWERS_NOT_A_MAP: {
    message: ({ got }) => `the answers are ${GOT[String(got)] ?? 'no map'}, not one line per question`,
    help: () => 'write a line `id: answer` for each question',
  },
  ANSWER_ID_UNKNOWN: {
    message: ({ id }) => `there is no question \`${id}\``,
    help: ({ meant, known }) => (meant === undefined ? `questions: ${names(known)}` : `did you mean \`${meant}\`?`),
  },
  ANSWER_TYPE_WRONG: {
    message: ({ id, expected, got, text }) =>
      got === 'string' && text !== undefined
        ? `\`${text}\` is not ${EXPECTED[String(expected)] ?? expected}`
        : `the answer to \`${id}\` is ${GOT[String(got)] ?? got}, not ${EXPECTED[String(expected)] ?? expected}`,
    help: ({ id, expected, unit }) =>
      unit === undefined
        ? `write \`${id}:\` and behind it ${EXPECTED[String(expected)] ?? expected}`
        : `write \`${id}:\` and behind it a number, with \`${unit}\` or without`,
  },
  ANSWER_SEED_USED: {
    message: ({ seed }) => `the questions are those of the seed \`${seed}\``,
    help: () => 'some questions have variants; `seed:` in answers.yaml chooses them',
  },
  ANSWER_KEY_NOT_COMPUTED: {
    message: ({ id, problem }) =>
      `the right answer to \`${id}\` cannot be computed: ${PROBLEMS[String(problem)] ?? problem}`,
    help: () => 'nothing is wrong with the answer: tell the author of the exercise',
  },
  ANSWER_MISSING: { message: () => 'this question has no answer yet' },
  ANSWER_NOT_OFFERED: {
    message: ({ answer }) => `\`${answer}\` is none of what is offered`,
    help: ({ meant }) => (meant === undefined ? undefined : `did you mean \`${meant}\`?`),
  },
  ANSWER_PARTLY_RIGHT: {
    message: ({ right, wrong }) => `${right} of your choices right, ${wrong} wrong`,
    help: () => 'a wrong choice takes away what a right one gives',
  },
  ANSWER_ORDER_DIFFERS: { message: ({ position }) => `number ${position} is the first in the wrong place` },
  EFFECT_NONE: {
    message: () => 'it changes nothing',
    help: () => '`grade rollout commands.sh` shows what commands do',
  },
  EFFECT_DIFFERS: {
    message: ({ object, field, actual }) =>
      actual === ''
        ? `afterwards \`${object}\` has no \`${field}\``
        : `afterwards \`${field}\` of \`${object}\` is ${actual}`,
  },
  EFFECT_OBJECT_LEFT: { message: ({ object }) => `afterwards there is \`${object}\`` },
  EFFECT_OBJECT_MISSING: { message: ({ object }) => `afterwards there is no \`${object}\`` },
  EFFECT_OUTPUT_DIFFERS: {
    message: ({ said }) => (said === '' ? 'it prints nothing' : `it prints something else: ${said}`),
  },
  EFFECT_CONTAINERS_DIFFER: {
    message: ({ actual }) =>
      actual === '' ? 'afterwards there is no container' : `afterwards \`docker ps -a\` shows ${actual}`,
  },
  EFFECT_IMAGES_DIFFER: {
    message: ({ actual }) => (actual === '' ? 'no image is built' : `afterwards the built images are ${actual}`),
  },
} as const satisfies Record<string, MessageText>
