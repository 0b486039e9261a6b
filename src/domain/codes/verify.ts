import type { CodeFacts } from '../codes.ts'

/** What an exercise's author is told when the exercise is proved. */
export const VERIFY_CODES = {
  SOLUTION_MISSING: { severity: 'error', title: 'An exercise without a solution' },
  SOLUTION_FILE_MISSING: { severity: 'error', title: 'A file that the solution does not hand in' },
  SOLUTION_CHECK_FAILS: { severity: 'error', title: 'A check that the solution does not pass' },
  STARTER_MISSING: { severity: 'warning', title: 'An exercise that hands out nothing to begin with' },
  STARTER_PASSES: { severity: 'error', title: 'A starter that gets full marks' },
  FILE_NOT_HANDED_IN: { severity: 'warning', title: 'A file that the exercise does not ask for' },
  CASES_MISSING: { severity: 'warning', title: 'An exercise without known wrong answers' },
  CASE_UNLISTED: { severity: 'error', title: 'A known answer that cases.yaml does not list' },
  CASE_WITHOUT_FOLDER: { severity: 'error', title: 'A known answer without a folder' },
  CASE_CHECK_UNKNOWN: { severity: 'error', title: 'A known answer that speaks of a check that does not exist' },
  CASE_OMITS_NOTHING: { severity: 'error', title: 'A known answer that omits a file the solution does not have' },
  CASE_CHANGES_NOTHING: { severity: 'error', title: 'A known answer that is the solution itself' },
  CASE_PASSES: { severity: 'error', title: 'A wrong answer that gets full marks' },
  CASE_CHECK_PASSES: { severity: 'error', title: 'A check that a wrong answer should fail and does not' },
  CASE_CHECK_FAILS: { severity: 'error', title: 'A check that a wrong answer fails without being listed' },
  CASE_CHECK_UNGRADABLE: { severity: 'error', title: 'A known answer that cannot be graded' },
  RIGHT_CHECK_FAILS: { severity: 'error', title: 'A right answer that does not get full marks' },
  CHECK_NEVER_FAILS: { severity: 'warning', title: 'A check that nothing makes fail' },
  PROSE_UNFINISHED: { severity: 'warning', title: 'Prose that is still to be written' },
  LINK_BROKEN: { severity: 'error', title: 'A link that leads nowhere' },
  LINK_ANCHOR_BROKEN: { severity: 'error', title: 'A link to a heading that does not exist' },
  MUTANT_SURVIVES: { severity: 'warning', title: 'A mistake in the solution that no check notices' },
  MUTANTS_FEW: { severity: 'warning', title: 'A solution in which too little can be changed' },
  MUTATION_SCORE_LOW: { severity: 'error', title: 'An exercise that too many mistakes get through' },
} as const satisfies Record<string, CodeFacts>
