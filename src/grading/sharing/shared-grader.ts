import type { Exercise } from '../../domain/exercise.ts'
import type { Limits } from '../../domain/limits.ts'
import type { Report } from '../../domain/report.ts'
import type { Submission } from '../../domain/submission.ts'
import { gradeBy, playScenario } from '../grade.ts'
import type { ScenarioTask } from '../scenario-input.ts'
import { createScenarioMemo } from './scenario-memo.ts'
import { submissionForms } from './submission-form.ts'

/** Grades many submissions for one exercise. */
export interface SharedGrader {
  /** Gives what `grade` gives, to the letter. */
  readonly grade: (submission: Submission) => Report
  /** How many scenarios were simulated so far, and how often one was not because it had been for another submission. */
  readonly counts: { readonly simulated: number; readonly shared: number }
}

/**
 * A grader that simulates a scenario once for all submissions that say the same in it, each in its own words: see `createScenarioMemo`.
 * `traces: false` leaves the traces out of the reports.
 */
export function createSharedGrader(
  exercise: Exercise,
  limits: Limits,
  { traces = true }: { readonly traces?: boolean } = {},
): SharedGrader {
  const counts = { simulated: 0, shared: 0 }
  const player = {
    play: (task: ScenarioTask) => {
      counts.simulated += 1
      return playScenario(task, exercise, limits)
    },
    shared: () => {
      counts.shared += 1
    },
  }
  const memos = new Map(exercise.scenarios.map(({ id }) => [id, createScenarioMemo(player, traces, limits)]))
  return {
    counts,
    grade: (submission) => {
      const forms = submissionForms(exercise, submission, limits)
      const report = gradeBy(
        exercise,
        submission,
        limits,
        (task) => memos.get(task.scenario.id)?.run(task, forms) ?? player.play(task),
      )
      return traces ? report : { ...report, traces: [] }
    },
  }
}
