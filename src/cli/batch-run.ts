import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createBacklog, type WaitingJob } from '../batch/backlog.ts'
import { createInterning } from '../batch/interning.ts'
import type { BatchPlan } from '../batch/plan.ts'
import type { JobAnswer, WorkerStart } from '../batch/worker-protocol.ts'
import type { BatchExercise, BatchResult } from '../domain/batch.ts'
import type { Exercise } from '../domain/exercise.ts'
import { LIMITS } from '../domain/limits.ts'
import type { Report } from '../domain/report.ts'
import { createJobRunner } from '../edge/job-runner.ts'
import { prepareForLongRun } from '../edge/long-run.ts'
import { openWorkerPool, type WorkerPool } from '../edge/worker-pool.ts'
import { createSharedGrader } from '../grading/sharing/shared-grader.ts'
import type { ClassPlace } from './class-of.ts'
import { compiledFolder } from './compiled.ts'

/** What a class is graded with. */
export interface GradingSetup {
  readonly exercises: readonly Exercise[]
  readonly described: readonly BatchExercise[]
  readonly place: ClassPlace
  /** Whether whole reports are wanted. */
  readonly reports: boolean
  /** Where reports may be kept from run to run, if anywhere. */
  readonly cacheRoot: string | undefined
}

/** What grading a class starts from. */
export function workerStart({ exercises, described, place, reports, cacheRoot }: GradingSetup): WorkerStart {
  const { root, wrapper } = place
  const engine = engineDigest()
  const start = { root, wrapper, exercises, limits: LIMITS, reports }
  if (engine === undefined || cacheRoot === undefined) return start
  const keys = Object.fromEntries(described.map(({ id, digest }) => [id, `${id}-${digest.slice(0, 16)}-${engine}`]))
  return { ...start, cache: { folder: join(cacheRoot, 'reports'), keys } }
}

/** Tells one build of the program from another; `undefined` where it runs from its sources, which change under it. */
function engineDigest(): string | undefined {
  const modules = builtFile('worker.mjs')
  if (modules === undefined) return undefined
  return createHash('sha256').update(readFileSync(modules)).digest('hex').slice(0, 16)
}

/** A file of the build; `undefined` where the program runs from its sources. */
function builtFile(name: string): string | undefined {
  const folder = compiledFolder()
  return folder === undefined ? undefined : join(folder, '..', name)
}

/** So many submissions are graded sooner than workers have started. */
const IN_PROCESS_MAX = 100

/** A submission that takes longer than this is not slow: its worker hangs. */
const HUNG_AFTER_MS = 60_000

/** Worker threads for so many jobs; `undefined` where grading here is done sooner than workers have started. */
export function openWorkers(jobs: number, wanted: number | undefined): WorkerPool | undefined {
  prepareForLongRun()
  const script = builtFile('worker.js')
  const workers = wanted ?? Math.min(availableParallelism(), Math.ceil(jobs / IN_PROCESS_MAX))
  return script === undefined || workers === 1 ? undefined : openWorkerPool(pathToFileURL(script), workers, jobs)
}

/** Grades everything that was planned, in the workers or, without any, here. Results come in any order. */
export async function runPlan(
  plan: BatchPlan,
  start: WorkerStart,
  workers: WorkerPool | undefined,
  onResult: (result: BatchResult, report: Report | undefined) => void,
): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = []
  const interned = createInterning()
  const onAnswer = ({ result, report }: JobAnswer): void => {
    results.push(interned(result))
    onResult(result, report)
  }
  const jobs = plan.jobs.map((job, index) => ({ index, job }))
  await (workers === undefined
    ? runHere(jobs, start, onAnswer)
    : workers.run({ start, jobs, hungAfterMs: HUNG_AFTER_MS, onAnswer }))
  return results
}

async function runHere(
  jobs: readonly WaitingJob[],
  start: WorkerStart,
  onAnswer: (answer: JobAnswer) => void,
): Promise<void> {
  const runner = await createJobRunner(
    start,
    (exercise) => createSharedGrader(exercise, LIMITS, { traces: false }).grade,
  )
  const backlog = createBacklog(jobs)
  try {
    for (let [next] = backlog.take(undefined, 1); next !== undefined; [next] = backlog.take(next.job.exercise, 1))
      onAnswer(await runner.run(next.job))
  } finally {
    runner.close()
  }
}
