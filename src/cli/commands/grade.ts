import type { Exercise } from '../../domain/exercise.ts'
import type { Report } from '../../domain/report.ts'
import { formatMessage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import { openExercise, openSubmission } from '../course.ts'
import { type ExitCode, exitCodeFor } from '../exit-code.ts'
import { gradeOnce, type ShownFlags } from '../grade-once.ts'
import { parseReporters, type ReporterChoice, REPORTERS, writeReports } from '../reporters.ts'

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
  const { whole, report, context: asked } = await gradeOnce(opened, submission, flags, console)
  const context = { ...asked, ...(await hintsFor(choices, opened.exercise, report, flags, console)) }
  await writeReports([report], choices, REPORTERS, context, console)
  const { recordGrading } = await import('../learner/record.ts')
  const isProgress = recordGrading(opened, { report: whole, place: submission.place }, flags, console)
  const exitCode = exitCodeFor([report])
  if (exitCode === 0 && isProgress && flags.only === undefined && choices.some(isTextOnScreen)) {
    console.out(`${context.plain ? '' : '\n'}${wordsFor(context.language).done}\n`)
  }
  for (const { file } of choices) {
    if (file === undefined) continue
    console.complain(`${formatMessage({ code: 'CLI_REPORT_WRITTEN', args: { file } }, context.language)}\n`)
  }
  return exitCode
}

function isTextOnScreen({ name, file }: ReporterChoice): boolean {
  return name === 'text' && file === undefined
}

/** Which hints are open: a page shows them beside the checks, and a text offers those that are not. */
async function hintsFor(
  choices: readonly ReporterChoice[],
  exercise: Exercise,
  { checks }: Report,
  flags: GradeFlags,
  console: Console,
): Promise<Pick<ReporterContext, 'hintsOf'>> {
  const isOffered = checks.some(({ verdict, hints }) => verdict !== 'passed' && hints > 0)
  if (!isOffered || choices.every(({ name }) => name !== 'html' && name !== 'text')) return {}
  const { openedHints } = await import('../learner/opened-hints.ts')
  return { hintsOf: openedHints(exercise, flags, console) }
}
