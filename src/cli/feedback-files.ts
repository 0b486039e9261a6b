import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { applyPolicy } from '../batch/policy.ts'
import type { BatchResult, BatchResults } from '../domain/batch.ts'
import type { Policy } from '../domain/policy.ts'
import type { Report } from '../domain/report.ts'
import { feedbackNames } from '../edge/feedback-names.ts'
import { feedbackMarkdown } from '../report/feedback.ts'
import type { ReporterContext } from '../report/reporter.ts'
import type { ReportListener } from './grade-class.ts'
import { writeWhole } from './reporters.ts'
import { UsageError } from './usage-error.ts'

/**
 * Writes what each learner is told into `FOLDER/LEARNER/EXERCISE.md` (`…/COURSE/EXERCISE.md` of several courses), one whole file after the other, as soon as the work is graded. A learner without a
 * report has no file.
 */
export function feedbackIn(folder: string, policy: Policy | undefined, context: ReporterContext): ReportListener {
  return (learners, exercises) => {
    const names = feedbackNames(learners.map(({ id }) => id))
    const judged = (result: BatchResult): BatchResult => {
      if (policy === undefined) return result
      const alone = { exercises, results: [result] } as Pick<BatchResults, 'exercises' | 'results'> as BatchResults
      return applyPolicy(alone, policy).results[0] ?? result
    }
    return (result: BatchResult, report: Report): void => {
      const file = join(folder, names.get(result.learner) ?? '', `${result.exercise}.md`)
      makeFolder(dirname(file))
      writeWhole(file, feedbackMarkdown(report, judged(result), context))
    }
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (cause) {
    throw new UsageError('USAGE_FILE_UNWRITABLE', { file: path, problem: cause instanceof Error ? cause.message : '' })
  }
}
