import type { BatchCheck, BatchExercise, BatchResult, BatchResults, LayoutName } from '../domain/batch.ts'
import type { Message } from '../domain/diagnostic.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import type { BatchJob, BatchPlan } from './plan.ts'
import { pathOf } from './plan.ts'
import type { JobOutcome } from './worker-protocol.ts'

/** What one job came to, without what only its own report would show. */
export function resultOf(job: BatchJob, outcome: JobOutcome): BatchResult {
  const common = {
    learner: job.learner,
    exercise: job.exercise,
    place: pathOf(job.place),
    ...(job.submittedAtMs === undefined ? {} : { submittedAtMs: job.submittedAtMs }),
  }
  switch (outcome.kind) {
    case 'missing':
      return { ...missingResult(job.learner, job.exercise), ...common, notes: [...job.notes, NO_SUBMISSION] }
    case 'crashed': {
      const note: Message = { code: 'BATCH_CRASHED', args: { reason: outcome.reason } }
      return {
        ...common,
        status: 'errored',
        points: null,
        final: null,
        checks: [],
        diagnostics: [],
        notes: [...job.notes, note],
      }
    }
    case 'graded':
      return { ...common, ...gradedResult(outcome.digest, outcome.report, job.notes) }
  }
}

const NO_SUBMISSION: Message = { code: 'BATCH_NO_SUBMISSION', args: {} }

function missingResult(learner: string, exercise: string): BatchResult {
  return {
    learner,
    exercise,
    status: 'missing',
    points: null,
    final: null,
    checks: [],
    diagnostics: [],
    notes: [NO_SUBMISSION],
  }
}

function gradedResult(digest: string, report: Report, notes: readonly Message[]) {
  const scored = report.checks.filter(({ maxPoints }) => maxPoints > 0)
  const lost = scored.filter(({ verdict }) => verdict === 'ungradable' || verdict === 'errored')
  const isUnknown = scored.every(({ verdict }) => verdict !== 'passed' && verdict !== 'failed')
  const ungradable: Message = { code: 'BATCH_UNGRADABLE', args: { checks: lost.length, of: scored.length } }
  const points = isUnknown || report.verdict === 'errored' ? null : report.score.points
  return {
    status: report.verdict === 'errored' ? ('errored' as const) : ('graded' as const),
    points,
    final: points,
    verdict: report.verdict,
    digest,
    checks: report.checks.map(checkOf),
    diagnostics: report.diagnostics.filter(({ severity }) => severity !== 'info'),
    notes: lost.length === 0 ? notes : [...notes, ungradable],
  }
}

function checkOf({ id, verdict, points, reasons, skippedBecause, evidence }: CheckResult): BatchCheck {
  // Which command it was is no cause: checks that fail for different reasons would be one misconception.
  const [reason = skippedBecause] = reasons.filter(({ code }) => code !== 'COMMAND_WAS')
  const range = evidence.find((each) => each.range !== undefined)?.range
  return {
    id,
    verdict,
    points,
    ...(verdict === 'passed' || reason === undefined ? {} : { reason }),
    ...(verdict === 'passed' || range === undefined
      ? {}
      : { place: `${range.file}:${range.start.line}:${range.start.column}` }),
  }
}

export interface MergeRequest {
  readonly engine: string
  readonly layout: LayoutName
  readonly exercises: readonly BatchExercise[]
  readonly plan: BatchPlan
  /** By the job's index in the plan. */
  readonly results: readonly BatchResult[]
}

/** The results of a class, for everybody and every exercise, in one order however they came. */
export function mergeResults({ engine, layout, exercises, plan, results }: MergeRequest): BatchResults {
  const found = new Map(results.map((result) => [JSON.stringify([result.learner, result.exercise]), result]))
  return {
    formatVersion: 1,
    engine,
    layout,
    exercises,
    learners: plan.learners,
    results: plan.learners.flatMap(({ id: learner }) =>
      exercises.map(
        ({ id: exercise }) => found.get(JSON.stringify([learner, exercise])) ?? missingResult(learner, exercise),
      ),
    ),
  }
}
