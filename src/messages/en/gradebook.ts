import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

export const GRADEBOOK_MESSAGES = {
  USAGE_GRADEBOOK_TEXT: {
    message: ({ file }) => `\`${file}\` is not UTF-8 text, so it can not be given back as it was`,
    help: () => 'download it again from the learning platform, and do not save it in a spreadsheet before',
  },
  USAGE_GRADEBOOK_EXERCISE: {
    message: ({ exercises }) => `the results are for several exercises: ${names(exercises)}`,
    help: ({ example }) => `say which one: \`--exercise ${example}\`; fill the others into what comes out`,
  },
  USAGE_GRADEBOOK_IDENTIFIER: {
    message: ({ name, columns }) =>
      `no column says whose a row is: ${names(name)} ${String(name).includes(', ') ? 'are' : 'is'} not among ${names(columns)}`,
    help: () => 'look whether `--for` names this platform; `--match COLUMN` names another column',
  },
  USAGE_GRADEBOOK_COLUMN: {
    message: ({ name, columns }) =>
      `no column of grades is called \`${name}\`; there ${columns === '' ? 'are none' : `are ${names(columns)}`}`,
    help: () => 'name it as it is in the file: `--column NAME`',
  },
  USAGE_GRADEBOOK_UNCLEAR: {
    message: ({ name, columns }) => `several columns are called \`${name}\`: ${names(columns)}`,
    help: () => 'name one as it is in the file: `--column NAME`',
  },
  USAGE_GRADEBOOK_FEEDBACK: {
    message: ({ name }) => `there is no column \`${name}\`, and grades without feedback would wipe what is there`,
    help: () => 'export it with feedback; `--feedback-column NAME` names another column',
  },
  CLI_GRADEBOOK_FILLED: {
    message: ({ column, filled }) => `filled ${count(filled, 'grade')} into \`${column}\``,
  },
  CLI_GRADEBOOK_ABSENT: {
    message: ({ count: number, learners }) =>
      `${count(number, 'learner')} with a result ${number === 1 ? 'has' : 'have'} no row: ${names(learners)}`,
    help: () => 'ids, logins and e-mail addresses are compared, names are not; a roster with e-mail addresses helps',
  },
  CLI_GRADEBOOK_UNCLEAR: {
    message: ({ count: number, learners }) =>
      `for ${count(number, 'learner')} the row is not clear, so nothing was filled: ${names(learners)}`,
    help: () => 'several rows, or several learners, have the same id or address',
  },
  CLI_GRADEBOOK_LOCKED: {
    message: ({ count: number, learners }) =>
      `the grade of ${count(number, 'learner')} can not be changed in the platform, so it was left: ${names(learners)}`,
  },
  CLI_GRADEBOOK_EXCUSED: {
    message: ({ count: number, learners }) =>
      `${count(number, 'learner')} ${number === 1 ? 'is' : 'are'} excused in the platform, and ${number === 1 ? 'stays' : 'stay'} so: ${names(learners)}`,
  },
  CLI_GRADEBOOK_ROW_SHORT: {
    message: ({ count: number, learners }) =>
      `the row of ${count(number, 'learner')} ends before the column, so nothing was filled: ${names(learners)}`,
  },
  CLI_GRADEBOOK_BLANK: {
    message: ({ count: number, learners }) =>
      `${count(number, 'learner')} ${number === 1 ? 'has' : 'have'} no result, and no grade was filled: ${names(learners)}`,
  },
  CLI_GRADEBOOK_OTHER_MAXIMUM: {
    message: ({ column, maximum, points }) =>
      `\`${column}\` is worth ${maximum} in the platform and ${points} here; points were filled as they are`,
    help: ({ points }) => `set it to ${points} there`,
  },
} as const satisfies Record<string, MessageText>
