import { basename } from 'node:path'
import { deadlineOf } from '../domain/course.ts'
import type { Exercise } from '../domain/exercise.ts'
import { LIMITS } from '../domain/limits.ts'
import type { Report } from '../domain/report.ts'
import { grade } from '../grading/grade.ts'
import { selectChecks } from '../grading/select.ts'
import type { ReporterContext } from '../report/reporter.ts'
import type { Console } from './console.ts'
import type { OpenedExercise, OpenedSubmission } from './course.ts'
import type { CommonFlags } from './program.ts'
import { reporterContext } from './reporter-context.ts'
import { offer, UsageError } from './usage-error.ts'

/** What of a grading is shown. */
export interface ShownFlags extends CommonFlags {
  readonly only?: string
  readonly outputs?: boolean
}

/** A submission that was graded. */
export interface Graded {
  /** Of all checks, whatever is shown. */
  readonly whole: Report
  readonly report: Report
  readonly context: ReporterContext
}

/** Grades a submission that was read, and says how its report is written. */
export async function gradeOnce(
  opened: OpenedExercise,
  read: OpenedSubmission,
  flags: ShownFlags,
  console: Console,
): Promise<Graded> {
  return await explained(gradeAtOnce(opened, read, flags, console), opened, read, flags)
}

/** The same without looking for the one correction that would do, which takes longer than the grading itself. */
export function gradeAtOnce(
  opened: OpenedExercise,
  { submission, locate }: OpenedSubmission,
  flags: ShownFlags,
  console: Console,
): Graded {
  const whole = grade(opened.exercise, submission, LIMITS)
  const outputs = outputsOf(flags, opened.exercise)
  const context = {
    ...reporterContext(console, opened.output),
    locate,
    ...courseFacts(opened),
    ...(outputs === undefined ? {} : { outputs }),
  }
  return { whole, report: shownOf(whole, flags), context }
}

/** With the one correction that would make a failed check pass. What finds it is loaded only when something failed. */
export async function explained(
  graded: Graded,
  { exercise }: OpenedExercise,
  { submission }: OpenedSubmission,
  flags: ShownFlags,
): Promise<Graded> {
  if (graded.whole.checks.every(({ verdict }) => verdict !== 'failed')) return graded
  const { withNearMisses } = await import('../verify/near-misses.ts')
  const whole = withNearMisses(exercise, submission, graded.whole, LIMITS)
  return { ...graded, whole, report: shownOf(whole, flags) }
}

function shownOf(whole: Report, flags: ShownFlags): Report {
  return flags.only === undefined ? whole : only(whole, flags.only)
}

/** What the course says of this exercise. */
function courseFacts({ course, found }: OpenedExercise): Pick<ReporterContext, 'course'> {
  if (course === undefined) return {}
  return { course: { passPercent: course.passPercent, deadline: deadlineOf(course, basename(found.path)) } }
}

/** What a learner's own commands printed is worth knowing of; an author's are shown when they are asked for. */
function outputsOf(flags: ShownFlags, exercise: Exercise): ReporterContext['outputs'] {
  if (flags.outputs === true) return 'shown'
  const replayed = exercise.scenarios.some(
    ({ hidden, steps }) => !hidden && steps.some(({ kind }) => kind === 'replay'),
  )
  return replayed ? 'offered' : undefined
}

function only(report: Report, id: string): Report {
  const selected = selectChecks(report, id)
  if (selected !== undefined) return selected
  const shown = report.checks.filter(({ hidden }) => !hidden).map((check) => check.id)
  const near = offer(id, [...new Set(shown.flatMap((each) => [each, ...each.split('/')]))])
  throw new UsageError('USAGE_CHECK_UNKNOWN', { exercise: report.exercise, id, ...near, known: shown.join(', ') })
}
