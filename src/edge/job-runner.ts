import { resultOf } from '../batch/merge.ts'
import type { BatchJob } from '../batch/plan.ts'
import type { JobAnswer, JobOutcome, WorkerStart } from '../batch/worker-protocol.ts'
import { assert } from '../domain/assert.ts'
import type { Exercise } from '../domain/exercise.ts'
import type { Report } from '../domain/report.ts'
import type { Submission } from '../domain/submission.ts'
import { kindOf } from './files.ts'
import { type ClassRoot, readWork } from './read-work.ts'
import { openReportCache, type ReportCache } from './report-cache.ts'
import { openZip } from './zip.ts'

/** Makes what grades the submissions for one exercise; it may remember some of what it worked out. */
export type MakeGrader = (exercise: Exercise) => (submission: Submission) => Report

export interface JobRunner {
  readonly run: (job: BatchJob) => Promise<JobAnswer>
  readonly close: () => void
}

/**
 * Reads and grades the jobs of a class one by one. An exception of the grader is the job's outcome, and nobody else's. One exercise is graded after
 * the other: what was remembered of another one is let go.
 */
export async function createJobRunner(
  { root, wrapper, exercises, limits, reports, cache }: WorkerStart,
  makeGrader: MakeGrader,
): Promise<JobRunner> {
  const isArchive = kindOf(root) === 'file'
  const zip = isArchive ? await openZip(root, limits) : undefined
  const classRoot: ClassRoot = zip === undefined ? { folder: root } : { zip: { ...zip, ...inside(zip, wrapper) } }
  const asked = new Map(
    exercises.map(({ id, files, given }) => {
      const own = new Set(given.map(({ path }) => path))
      return [id, { wanted: files.filter(({ path }) => !own.has(path)), given }]
    }),
  )
  const caches = new Map<string, ReportCache>()
  for (const [exercise, key] of Object.entries(cache?.keys ?? {})) {
    const opened = cache === undefined ? undefined : openReportCache(cache.folder, key)
    if (opened !== undefined) caches.set(exercise, opened)
  }
  const grade = oneByOne(exercises, makeGrader)
  const outcomeOf = async ({ exercise, place }: BatchJob): Promise<JobOutcome> => {
    try {
      const work = await readWork(classRoot, place, asked.get(exercise) ?? { wanted: [], given: [] }, limits)
      if (work.isEmpty) return { kind: 'missing' }
      const kept = caches.get(exercise)?.get(work.key)
      if (kept !== undefined) return { kind: 'graded', digest: work.digest, report: kept }
      const report = { ...grade(exercise, work.submission), traces: [] }
      if (report.verdict !== 'errored') caches.get(exercise)?.put(work.key, report)
      return { kind: 'graded', digest: work.digest, report }
    } catch (problem) {
      return { kind: 'crashed', reason: problem instanceof Error ? problem.name : 'unknown' }
    }
  }
  return {
    close: () => {
      zip?.close()
      for (const opened of caches.values()) opened.close()
    },
    run: async (job) => {
      const outcome = await outcomeOf(job)
      const result = resultOf(job, outcome)
      return reports && outcome.kind === 'graded' ? { result, report: outcome.report } : { result }
    },
  }
}

function oneByOne(
  exercises: readonly Exercise[],
  makeGrader: MakeGrader,
): (exercise: string, submission: Submission) => Report {
  let current: { readonly id: string; readonly grade: ReturnType<MakeGrader> } | undefined
  return (id, submission) => {
    if (current?.id !== id) {
      const exercise = exercises.find((each) => each.id === id)
      assert(exercise !== undefined, 'a job names an exercise of the plan')
      current = { id, grade: makeGrader(exercise) }
    }
    return current.grade(submission)
  }
}

/** An archive seen from a folder in it. */
function inside(zip: Awaited<ReturnType<typeof openZip>>, wrapper: string) {
  return {
    entries: zip.entries
      .filter(({ path }) => path.startsWith(wrapper))
      .map((entry) => ({ ...entry, path: entry.path.slice(wrapper.length) })),
    read: (path: string) => zip.read(wrapper + path),
  }
}
