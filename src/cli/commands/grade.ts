import type { Console } from '../console.ts'
import { openExercise, openSubmission } from '../course.ts'
import { type ExitCode, exitCodeFor } from '../exit-code.ts'
import { gradeOnce, type ShownFlags } from '../grade-once.ts'
import { parseReporters, REPORTERS, writeReports } from '../reporters.ts'

export interface GradeFlags extends ShownFlags {
  readonly exercise: string
  readonly submission?: string | undefined
  readonly reporter?: readonly string[]
}

/** Grades one submission for one exercise and reports it. */
export async function gradeCommand(flags: GradeFlags, console: Console): Promise<ExitCode> {
  const choices = parseReporters(flags.reporter ?? [], REPORTERS)
  const opened = await openExercise(flags.exercise, flags, console)
  if (opened === undefined) return 2
  const submission = openSubmission(opened, flags.submission, console)
  const { whole, report, context } = await gradeOnce(opened, submission, flags, console)
  await writeReports([report], choices, REPORTERS, context, console)
  const { recordGrading } = await import('../learner/record.ts')
  recordGrading(opened, { report: whole, place: submission.place }, flags, console)
  return exitCodeFor([report])
}
