import { basename } from 'node:path'
import { deadlineOf } from '../../domain/course.ts'
import type { Exercise } from '../../domain/exercise.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { Report } from '../../domain/report.ts'
import type { Submission } from '../../domain/submission.ts'
import { grade } from '../../grading/grade.ts'
import { selectChecks } from '../../grading/select.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import { type OpenedExercise, openExercise, openSubmission } from '../course.ts'
import { type ExitCode, exitCodeFor } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { hintsOf } from '../hints-of.ts'
import { reporterContext } from '../reporter-context.ts'
import { parseReporters, REPORTERS, writeReports } from '../reporters.ts'
import { offer, UsageError } from '../usage-error.ts'

export interface GradeFlags extends CommonFlags {
  readonly exercise: string
  readonly submission?: string | undefined
  readonly only?: string
  readonly outputs?: boolean
  readonly reporter?: readonly string[]
}

/** Grades one submission for one exercise and reports it. */
export async function gradeCommand(flags: GradeFlags, console: Console): Promise<ExitCode> {
  const choices = parseReporters(flags.reporter ?? [], REPORTERS)
  const opened = await openExercise(flags.exercise, flags, console)
  if (opened === undefined) return 2
  const { submission, locate, place } = openSubmission(opened, flags.submission, console)
  const whole = await explained(opened.exercise, submission, grade(opened.exercise, submission, LIMITS))
  const report = flags.only === undefined ? whole : only(whole, flags.only)
  const outputs = outputsOf(flags, opened.exercise)
  const course = courseFacts(opened)
  const context = {
    ...reporterContext(console, opened.output),
    locate,
    hintsOf: hintsOf(opened.exercise),
    ...course,
    ...(outputs === undefined ? {} : { outputs }),
  }
  await writeReports([report], choices, REPORTERS, context, console)
  const { recordGrading } = await import('../learner/record.ts')
  recordGrading(opened, { report: whole, place }, flags, console)
  return exitCodeFor([report])
}

/** What the course says of this exercise. */
function courseFacts({ course, found }: OpenedExercise): Pick<ReporterContext, 'course'> {
  if (course === undefined) return {}
  return { course: { passPercent: course.passPercent, deadline: deadlineOf(course, basename(found.path)) } }
}

/** With the one correction that would make a failed check pass. What finds it is loaded only when something failed. */
async function explained(exercise: Exercise, submission: Submission, report: Report): Promise<Report> {
  if (report.checks.every(({ verdict }) => verdict !== 'failed')) return report
  const { withNearMisses } = await import('../../verify/near-misses.ts')
  return withNearMisses(exercise, submission, report, LIMITS)
}

/** What a learner's own commands printed is worth knowing of; an author's are shown when they are asked for. */
function outputsOf(flags: GradeFlags, exercise: Exercise): ReporterContext['outputs'] {
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
