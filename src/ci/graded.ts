import type { Exercise } from '../domain/exercise.ts'
import type { CheckResult, Report, Score } from '../domain/report.ts'
import type { Reveal } from '../domain/exercise.ts'
import type { Text } from '../domain/text.ts'

/** What became of one exercise in a push. */
export interface Graded {
  readonly report: Report
  /** The hints that the author wrote, by the id of the check; none of a hidden check. */
  readonly hints: ReadonlyMap<string, readonly Text[]>
  /** How a file of the report is named from the root of the repository. */
  readonly locate: (file: string) => string
}

/** `error`: the grader failed, or there was nothing to grade. */
export type CiStatus = 'pass' | 'fail' | 'error'

/** Whether at least `percent` of the points were reached; what could not be graded counts as not reached. */
export function statusOf(reports: readonly Report[], percent: number): CiStatus {
  const { points, maxPoints } = totalOf(reports)
  if (maxPoints === 0 || reports.some(({ verdict }) => verdict === 'errored')) return 'error'
  return points * 100 >= percent * maxPoints ? 'pass' : 'fail'
}

/** The plain sum over all exercises. */
export function totalOf(reports: readonly Report[]): Score {
  let [points, maxPoints] = [0, 0]
  for (const { score } of reports) {
    points += score.points
    maxPoints += score.maxPoints
  }
  return { points, maxPoints }
}

/** When a run that graded everything ends as a failure all the same. */
export type FailOn = 'never' | 'not-passed' | 'not-full' | 'ungradable' | 'errored'

/** Whether what `failOn` names occurred; an error of the grader is a failure for all but `never`. */
export function isFailure(reports: readonly Report[], percent: number, failOn: FailOn): boolean {
  if (failOn === 'never') return false
  const status = statusOf(reports, percent)
  if (status === 'error') return true
  const { points, maxPoints } = totalOf(reports)
  switch (failOn) {
    case 'not-passed':
      return status === 'fail'
    case 'not-full':
      return points < maxPoints
    case 'ungradable':
      return reports.some(({ checks }) => checks.some(({ verdict }) => verdict === 'ungradable'))
    case 'errored':
      return false
  }
}

const STRICTER: Readonly<Record<Reveal, number>> = { full: 0, actual: 1, verdict: 2 }

/** A report of which no check says more than `reveal` allows; an author may have allowed less. */
export function revealAtMost(report: Report, reveal: Reveal): Report {
  const limited = (check: CheckResult): CheckResult =>
    STRICTER[check.reveal] >= STRICTER[reveal] ? check : { ...check, reveal }
  return { ...report, checks: report.checks.map(limited) }
}

/** The hints of the checks and questions that a learner may know of. */
export function hintsOf(exercise: Exercise): ReadonlyMap<string, readonly Text[]> {
  const checks = exercise.scenarios
    .filter(({ hidden }) => !hidden)
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  const shown = [...checks, ...(exercise.quizzes ?? [])].filter(({ hidden, hints }) => !hidden && hints.length > 0)
  return new Map(shown.map(({ id, hints }) => [id, hints]))
}
