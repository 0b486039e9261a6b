import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

export const BATCH_MESSAGES = {
  BATCH_CRASHED: {
    message: ({ reason }) => `the grader failed on this submission (${reason}), so it has no result`,
    help: () => 'this is a mistake in grade itself: please report it together with the submission',
  },
  BATCH_EARLIER_LEFT_OUT: {
    message: ({ place }) => `the latest of several submissions was graded; \`${place}\` was left out`,
  },
  BATCH_FOLDER_MEANT: {
    message: ({ folder, exercise }) => `the folder \`${folder}\` was taken for \`${exercise}\``,
    help: ({ exercise }) => `call it \`${exercise}\`; if it is something else, move it out of the learner's folder`,
  },
  BATCH_LATE: {
    message: ({ minutes, percent }) =>
      `${count(minutes, 'minute')} late${percent === 0 ? '' : `, for which ${percent} % are taken off`}`,
  },
  BATCH_LEARNER_UNCLEAR: {
    message: ({ name, assignment }) =>
      `\`${name}\` does not begin with the assignment, \`${assignment}\`, so it is not known whose it is`,
    help: () => '`--roster FILE` says which user names there are',
  },
  BATCH_MARKED_LATE: { message: () => 'the learning platform marked it as late' },
  BATCH_NOT_ON_ROSTER: {
    message: ({ learner }) => `\`${learner}\` is not on the roster`,
    help: () => 'compare the name with the roster, letter by letter',
  },
  BATCH_NO_SUBMISSION: { message: () => 'nothing was handed in' },
  BATCH_OTHER_LEFT_OUT: {
    message: ({ place, graded }) =>
      `there are several submissions, and nothing says which is the latest: \`${graded}\` was graded, \`${place}\` was left out`,
    help: () => 'take away the one that does not count, and grade again',
  },
  BATCH_OVERRIDDEN: {
    message: ({ points, reason, from }) =>
      `${count(points, 'point')} by decision${from === '' ? '' : ` instead of ${from}`}: ${reason}`,
  },
  POLICY_EXERCISE_UNKNOWN: {
    message: ({ exercise }) => `there is no exercise \`${exercise}\`, so this has no effect`,
    help: ({ meant, known }) => (meant === undefined ? `exercises: ${names(known)}` : `did you mean \`${meant}\`?`),
  },
  POLICY_TIME_UNKNOWN: {
    message: ({ count: submissions }) =>
      `it is not known when ${count(submissions, 'submission')} ${submissions === 1 ? 'was' : 'were'} handed in, so none of them counts as late`,
    help: () => 'name the archive as it was downloaded, not a folder it was unpacked into: archives keep the times',
  },
  POLICY_UNMATCHED: {
    message: ({ learner }) => `nobody in the class is called \`${learner}\`, so this decision has no effect`,
    help: ({ meant }) =>
      meant === undefined ? 'compare the name with the results, letter by letter' : `did you mean \`${meant}\`?`,
  },
  ROSTER_ID_MISSING: {
    message: ({ name, column }) => `\`${name}\` has no \`${column}\`, so this row was left out`,
    help: ({ column }) => `fill in the column \`${column}\`: work is matched by it, never by names`,
  },
  ROSTER_TWICE: {
    message: ({ id }) => `\`${id}\` has several rows on the roster; the last of them counts`,
    help: () => 'remove the rows that are wrong; where two people have one id, correct one of them',
  },
  BATCH_UNGRADABLE: {
    message: ({ checks, of }) =>
      checks === of ? 'nothing of it could be graded' : `${count(checks, 'check')} of ${of} could not be graded`,
    help: () => 'look at what is said of its files',
  },
} as const satisfies Record<string, MessageText>
