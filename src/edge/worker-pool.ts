import { Worker } from 'node:worker_threads'
import type { BatchJob } from '../batch/plan.ts'
import type { JobOutcome, WorkerAnswer, WorkerStart, WorkerTask } from '../batch/worker-protocol.ts'

export interface PoolRequest {
  readonly script: URL
  readonly start: WorkerStart
  readonly workers: number
  readonly jobs: readonly { readonly index: number; readonly job: BatchJob }[]
  /** Real ms that one submission may take before its worker is taken for hung. Bounds on steps end every submission long before. */
  readonly hungAfterMs: number
  readonly onOutcome: (index: number, outcome: JobOutcome) => void
}

/** So many jobs are sent at a time: enough to keep a worker busy, few enough to end at the same time. */
const CHUNK = 16

/** Heap of one worker; a submission that needs more brings down its worker and nothing else. */
const HEAP_MB_MAX = 512

/**
 * Grades jobs in worker threads, each job once. A worker that dies or hangs is replaced; the submission it was at is `crashed`, and
 * those behind it go to another. Outcomes come in any order.
 */
export async function runInWorkers(request: PoolRequest): Promise<void> {
  const waiting = [...request.jobs]
  const count = Math.min(request.workers, Math.ceil(waiting.length / CHUNK))
  await Promise.all(Array.from({ length: count }, () => serve(waiting, request)))
}

type Jobs = PoolRequest['jobs']

/** Keeps one worker busy until nothing is left. */
async function serve(waiting: Jobs[number][], request: PoolRequest): Promise<void> {
  while (waiting.length > 0) {
    const worker = new Worker(request.script, {
      workerData: request.start,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
    })
    try {
      for (let chunk = waiting.splice(0, CHUNK); chunk.length > 0; chunk = waiting.splice(0, CHUNK)) {
        const left = await work(worker, chunk, request)
        if (left === undefined) continue
        waiting.unshift(...left)
        break
      }
    } finally {
      await worker.terminate()
    }
  }
}

/** Lets a worker grade some jobs. Where it dies over one, those that are left come back. */
function work(worker: Worker, chunk: Jobs, { hungAfterMs, onOutcome }: PoolRequest): Promise<Jobs | undefined> {
  return new Promise((resolve) => {
    let done = 0
    let timer: NodeJS.Timeout | undefined
    // Only our own listeners are taken off: a worker's port lives by those that it has itself.
    const listeners = {
      message: ({ index, outcome }: WorkerAnswer): void => {
        onOutcome(index, outcome)
        done += 1
        if (done === chunk.length) end(undefined)
        else watch()
      },
      error: (problem: Error): void => crashed('code' in problem ? String(problem.code) : problem.name),
      exit: (code: number): void => crashed(`exit ${code}`),
    }
    const end = (left: Jobs | undefined): void => {
      clearTimeout(timer)
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener)
      resolve(left)
    }
    const crashed = (reason: string): void => {
      const at = chunk[done]
      if (at !== undefined) onOutcome(at.index, { kind: 'crashed', reason })
      end(chunk.slice(done + 1))
    }
    const watch = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => crashed('hung'), hungAfterMs)
    }
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener)
    watch()
    const task: WorkerTask = { jobs: chunk }
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(task)
  })
}
