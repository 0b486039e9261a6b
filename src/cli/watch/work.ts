import type { Console } from '../console.ts'
import { type OpenedExercise, openExercise, openSubmission, type OpenedSubmission } from '../course.ts'
import { type ExitCode, exitCodeFor } from '../exit-code.ts'
import { explained, gradeAtOnce, type Graded } from '../grade-once.ts'
import { recordGrading } from '../learner/record.ts'
import { courseStandings, isOpen, nextOf } from '../learner/standing.ts'
import { UsageError } from '../usage-error.ts'
import type { GradeFlags } from '../commands/grade.ts'

/** What the last look at the files came to. */
export type Looked =
  | { readonly kind: 'unchanged' }
  /** There is nothing to grade yet, or no more; `tried` are the places that were looked in. */
  | { readonly kind: 'waiting'; readonly exitCode: 2; readonly tried: string }
  | GradedWork

/** A report, and what it was made of. */
export interface GradedWork {
  readonly kind: 'graded'
  readonly exitCode: ExitCode
  readonly graded: Graded
  readonly read: OpenedSubmission
}

/** The exercise that is watched, and what is known of its files. */
export interface WatchedWork {
  readonly opened: OpenedExercise
  /** What was typed; the next exercise is looked for where it belongs. */
  readonly argument: string | undefined
  /** What was read last; grading the same again would say the same. */
  digest: string | undefined
}

/** Reads the files, and grades them if they are not what they were. */
export function look(work: WatchedWork, flags: GradeFlags, console: Console): Looked {
  const read = readWork(work, console)
  const digest = 'tried' in read ? read.tried : digestOf(read)
  if (digest === work.digest) return { kind: 'unchanged' }
  work.digest = digest
  if ('tried' in read) return { kind: 'waiting', exitCode: 2, tried: read.tried }
  const graded = gradeAtOnce(work.opened, read, flags, console)
  recordGrading(work.opened, { report: graded.whole, place: read.place }, flags, console)
  return { kind: 'graded', exitCode: exitCodeFor([graded.report]), graded, read }
}

/** With the one correction that would do; nothing where there is none to tell. */
export async function lookCloser(
  { opened }: WatchedWork,
  looked: GradedWork,
  flags: GradeFlags,
): Promise<GradedWork | undefined> {
  const graded = await explained(looked.graded, opened, looked.read, flags)
  return reasonsIn(graded) === reasonsIn(looked.graded) ? undefined : { ...looked, graded }
}

function reasonsIn({ report }: Graded): number {
  return report.checks.flatMap(({ reasons }) => reasons).length
}

/** Everything that a report depends on. Files that nobody asked for come and go while an editor saves. */
function digestOf({ place, submission }: OpenedSubmission): string {
  const problems = submission.diagnostics.filter(({ severity }) => severity !== 'info')
  return JSON.stringify([place, submission.files, problems])
}

/** A folder may come, go and come back while it is watched. */
function readWork({ opened, argument }: WatchedWork, console: Console): OpenedSubmission | { readonly tried: string } {
  try {
    return openSubmission(opened, argument, console)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const { code, args } = error
    if (code === 'USAGE_SUBMISSION_NONE') return { tried: String(args['tried']) }
    if (code === 'USAGE_SUBMISSION_PLACE') return { tried: String(args['place']) }
    throw error
  }
}

/** The exercise to go on with: the next behind this one that is not done; `undefined` when there is none, or it is broken. */
export async function nextWork(
  work: WatchedWork,
  flags: GradeFlags,
  console: Console,
): Promise<WatchedWork | undefined> {
  const courses = await courseStandings(flags, console)
  const all = (courses ?? []).flatMap(({ standings }) => standings)
  const at = all.findIndex(({ found }) => found.id === work.opened.found.id)
  const next = all.slice(at + 1).find(isOpen) ?? nextOf(courses ?? [])
  if (next === undefined || next.found.id === work.opened.found.id) return undefined
  const opened = await openExercise(next.found.id, flags, console)
  return opened === undefined ? undefined : { opened, argument: undefined, digest: undefined }
}
