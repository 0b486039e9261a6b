import type { CodeFacts } from '../codes.ts'

/** What an instructor should know when a class is graded. */
export const BATCH_CODES = {
  BATCH_CRASHED: { severity: 'error', title: 'The grader failed on a submission' },
  BATCH_EARLIER_LEFT_OUT: { severity: 'info', title: 'Of two submissions of one learner the latest was graded' },
  BATCH_FOLDER_MEANT: { severity: 'warning', title: 'A folder that was taken for that of an exercise' },
  BATCH_LATE: { severity: 'info', title: 'Handed in after the deadline' },
  BATCH_LEARNER_UNCLEAR: { severity: 'warning', title: 'A repository whose learner is not known' },
  BATCH_MARKED_LATE: { severity: 'info', title: 'The learning platform marked the submission as late' },
  BATCH_NOT_ON_ROSTER: { severity: 'warning', title: 'A submission of somebody who is not on the roster' },
  BATCH_NO_SUBMISSION: { severity: 'info', title: 'Nothing was handed in' },
  BATCH_OTHER_LEFT_OUT: {
    severity: 'warning',
    title: 'Of two submissions of one learner it is not known which is later',
  },
  BATCH_OVERRIDDEN: { severity: 'info', title: 'Points that somebody decided on' },
  POLICY_EXERCISE_UNKNOWN: { severity: 'warning', title: 'A policy for an exercise that there is not' },
  POLICY_TIME_UNKNOWN: { severity: 'warning', title: 'A deadline for work whose time is not known' },
  POLICY_UNMATCHED: { severity: 'warning', title: 'A decision on somebody who is not in the class' },
  ROSTER_ID_MISSING: { severity: 'warning', title: 'Somebody on the roster without what tells learners apart' },
  ROSTER_TWICE: { severity: 'warning', title: 'Two rows of a roster for one learner' },
  BATCH_UNGRADABLE: { severity: 'warning', title: 'A submission of which nothing, or not all, could be graded' },
} as const satisfies Record<string, CodeFacts>
