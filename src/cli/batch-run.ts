import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { createBacklog, type WaitingJob } from '../batch/backlog.ts'
import { createInterning } from '../batch/interning.ts'
import type { BatchPlan } from '../batch/plan.ts'
import type { JobAnswer, WorkerStart } from '../batch/worker-protocol.ts'
import type { BatchExercise, BatchResult } from '../domain/batch.ts'
import type { Exercise } from '../domain/exercise.ts'
import { LIMITS } from '../domain/limits.ts'
import type { Report } from '../domain/report.ts'
import { createJobRunner } from '../edge/job-runner.ts'
import { runInWorkers } from '../edge/worker-pool.ts'
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
  const worker = workerScript()
  return worker === undefined ? undefined : createHash('sha256').update(readFileSync(worker)).digest('hex').slice(0, 16)
}

/** What workers run; there is one only where the program was built. */
function workerScript(): string | undefined {
  const folder = compiledFolder()
  return folder === undefined ? undefined : join(folder, '..', 'worker.mjs')
}

/** So many submissions are graded sooner than workers have started. */
const IN_PROCESS_MAX = 100

/** A submission that takes longer than this is not slow: its worker hangs. */
const HUNG_AFTER_MS = 60_000

/**
 * What V8 is told for a long run of many short simulations. Functions are optimised later than by default (15 times as much has to run): so many run a
 * little that optimising each as early costs a third of the time that a class of a thousand takes, in each worker anew, and gains nothing even over
 * ten thousand. And garbage is collected when the heap has grown by a third: by default it may grow to four times what is in use.
 */
const V8_FLAGS = ['--interrupt-budget=1000000', '--heap-growing-percent=30']

/** Grades everything that was planned: here, or in worker threads where that pays. Results come in any order. */
export async function runPlan(
  plan: BatchPlan,
  start: WorkerStart,
  workersWanted: number | undefined,
  onResult: (result: BatchResult, report: Report | undefined) => void,
): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = []
  const interned = createInterning()
  const onAnswer = ({ result, report }: JobAnswer): void => {
    results.push(interned(result))
    onResult(result, report)
  }
  for (const flag of V8_FLAGS) setFlagsFromString(flag)
  const script = workerScript()
  const workers = workersWanted ?? Math.min(availableParallelism(), Math.ceil(plan.jobs.length / IN_PROCESS_MAX))
  const jobs = plan.jobs.map((job, index) => ({ index, job }))
  if (script === undefined || workers === 1) await runHere(jobs, start, onAnswer)
  else {
    await runInWorkers({ script: pathToFileURL(script), start, workers, jobs, hungAfterMs: HUNG_AFTER_MS, onAnswer })
  }
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
