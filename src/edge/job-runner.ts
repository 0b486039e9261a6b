import { resultOf } from '../batch/merge.ts'
import type { BatchJob } from '../batch/plan.ts'
import type { JobAnswer, JobOutcome, WorkerStart } from '../batch/worker-protocol.ts'
import { assert } from '../domain/assert.ts'
import type { Exercise } from '../domain/exercise.ts'
import type { Report } from '../domain/report.ts'
import type { Submission } from '../domain/submission.ts'
import { kindOf } from './files.ts'
import { type AskedFiles, type ClassRoot, readWork } from './read-work.ts'
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
  { root, wrapper, exercises, course = [], limits, reports, cache }: WorkerStart,
  makeGrader: MakeGrader,
): Promise<JobRunner> {
  const isArchive = kindOf(root) === 'file'
  const zip = isArchive ? await openZip(root, limits) : undefined
  const classRoot: ClassRoot = zip === undefined ? { folder: root } : { zip: { ...zip, ...inside(zip, wrapper) } }
  let current: Task | undefined
  const taskFor = (id: string): Task => {
    if (current?.id === id) return current
    current?.kept?.close()
    const exercise = exercises.find((each) => each.id === id)
    assert(exercise !== undefined, 'a job names an exercise of the plan')
    const key = cache?.keys[id]
    const kept = cache === undefined || key === undefined ? undefined : openReportCache(cache.folder, key)
    current = {
      id,
      asked: askedOf(exercise, course),
      grade: makeGrader(exercise),
      ...(kept === undefined ? {} : { kept }),
    }
    return current
  }
  const outcomeOf = async ({ exercise, place }: BatchJob): Promise<JobOutcome> => {
    try {
      const { asked, grade, kept } = taskFor(exercise)
      const work = await readWork(classRoot, place, asked, limits)
      if (work.isEmpty) return { kind: 'missing' }
      const before = kept?.get(work.key)
      if (before !== undefined) return { kind: 'graded', digest: work.digest, report: before }
      const report = { ...grade(work.submission), traces: [] }
      if (report.verdict !== 'errored') kept?.put(work.key, report)
      return { kind: 'graded', digest: work.digest, report }
    } catch (problem) {
      return { kind: 'crashed', reason: problem instanceof Error ? problem.name : 'unknown' }
    }
  }
  return {
    close: () => {
      zip?.close()
      current?.kept?.close()
    },
    run: async (job) => {
      const outcome = await outcomeOf(job)
      const result = resultOf(job, outcome)
      return reports && outcome.kind === 'graded' ? { result, report: outcome.report } : { result }
    },
  }
}

/** What is needed for the exercise that is graded at the moment. */
interface Task {
  readonly id: string
  readonly asked: AskedFiles
  readonly grade: ReturnType<MakeGrader>
  /** Reports from earlier runs, where they may be kept. */
  readonly kept?: ReportCache
}

function askedOf({ id, files, given }: Exercise, course: readonly string[]): AskedFiles {
  const own = new Set(given.map(({ path }) => path))
  return { exercise: id, course, wanted: files.filter(({ path }) => !own.has(path)), given }
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
