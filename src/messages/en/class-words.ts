import type { ClassWords } from '../class-words.ts'
import { count } from '../list.ts'

export const ENGLISH_CLASS_WORDS: ClassWords = {
  title: 'Results of a class',
  exercises: 'Exercises',
  distribution: (exercise) => `Points for ${exercise}`,
  bar: (learners, points) => `${count(learners, 'learner')} with ${points} ${points === '1' ? 'point' : 'points'}`,
  barSize: (points) => `A bar stands for ${points} points, from the number below it on; full marks have their own.`,
  check: 'Check',
  points: 'Points',
  rate: 'Passed',
  others: 'Not passed',
  hidden: 'hidden',
  misconceptions: 'What went wrong for several',
  misconceptionsLegend:
    'Failed checks with the same cause, the most frequent first. Names and places that only differ from learner to learner count as the same.',
  noMisconceptions: 'No check failed.',
  howMany: (learners) => count(learners, 'learner'),
  example: 'for example',
  learners: 'Learners',
  learner: 'Learner',
  tableLegend: '–: nothing was handed in; ?: there is no result; *: late',
  late: (minutes) => `${count(minutes, 'minute')} late`,
  withoutWork: 'Without work',
  details: 'Learner by learner',
  toTable: 'back to the table',
  all: (learners) => `all ${learners}`,
  singleCauses: (causes) => `${count(causes, 'cause')} of one learner alone`,
  moreCauses: (causes) => `${count(causes, 'more cause')}, not more frequent than these, not shown`,
  moreLearners: (learners) => `${count(learners, 'more learner')} not shown; \`--reporter json\` has all of them`,
  moreProblems: (problems) => `${count(problems, 'more problem')} in the files not shown`,
  shard: (index, of) => `This is part ${index} of ${of} of the class.`,
}
