import { Worker } from 'node:worker_threads'
import { type Backlog, createBacklog, type WaitingJob } from '../batch/backlog.ts'
import { resultOf } from '../batch/merge.ts'
import type { WorkerAnswer, WorkerMessage, WorkerStart } from '../batch/worker-protocol.ts'

export interface PoolRequest {
  readonly start: WorkerStart
  readonly jobs: readonly WaitingJob[]
  /** Real ms that one submission may take before its worker is taken for hung. Bounds on steps end every submission long before. */
  readonly hungAfterMs: number
  readonly onAnswer: (answer: WorkerAnswer) => void
}

/** So many jobs are sent at a time: enough to keep a worker busy, few enough to end at the same time. */
const CHUNK = 16

/**
 * Memory of one worker. A submission that needs more brings down its worker and nothing else. What is young is little: most of it is garbage
 * at once, and with several workers its room would be most of what the program takes.
 */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 }

/** Worker threads that load what they need while the class is still being looked at. */
export interface WorkerPool {
  /**
   * Grades jobs, each once. A worker stays with an exercise while there is work for it, since it knows what others handed in for it. A worker that dies or hangs is
   * replaced; the submission it was at is `crashed`, and those behind it go to another. Answers come in any order.
   */
  readonly run: (request: PoolRequest) => Promise<void>
  /** Ends the threads. */
  readonly close: () => Promise<void>
}

/** Starts so many workers, fewer where there are not jobs enough for all. */
export function openWorkerPool(script: URL, workers: number, jobs: number): WorkerPool {
  const open = new Set<Worker>()
  const hire = (): Worker => {
    const worker = new Worker(script, { resourceLimits: RESOURCE_LIMITS })
    open.add(worker)
    worker.on('exit', () => open.delete(worker))
    // Whoever waits for an answer listens too; an error that nobody listens to would be one of the whole program.
    worker.on('error', () => open.delete(worker))
    return worker
  }
  const first = Array.from({ length: Math.min(workers, Math.ceil(jobs / CHUNK)) }, hire)
  return {
    run: async (request) => {
      const backlog = createBacklog(request.jobs)
      await Promise.all(first.map((worker) => serve(backlog, request, open.has(worker) ? worker : hire(), hire)))
    },
    close: async () => {
      await Promise.all([...open].map((worker) => worker.terminate()))
    },
  }
}

/** Keeps one worker busy until nothing is left; another one takes the place of a worker that died. */
async function serve(backlog: Backlog, request: PoolRequest, first: Worker, hire: () => Worker): Promise<void> {
  for (let worker = first; backlog.size > 0; worker = hire()) {
    tell(worker, { start: request.start })
    let chunk = backlog.take(undefined, CHUNK)
    while (chunk.length > 0) {
      const left = await work(worker, chunk, request)
      if (left !== undefined) {
        backlog.putBack(left)
        await worker.terminate()
        break
      }
      chunk = backlog.take(chunk[0]?.job.exercise, CHUNK)
    }
  }
}

function tell(worker: Worker, message: WorkerMessage): void {
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(message)
}

/** Lets a worker grade some jobs. Where it dies over one, those that are left come back. */
function work(
  worker: Worker,
  chunk: readonly WaitingJob[],
  { hungAfterMs, onAnswer }: PoolRequest,
): Promise<readonly WaitingJob[] | undefined> {
  return new Promise((resolve) => {
    let done = 0
    let timer: NodeJS.Timeout | undefined
    // Only our own listeners are taken off: a worker's port lives by those that it has itself.
    const listeners = {
      message: (answer: WorkerAnswer): void => {
        onAnswer(answer)
        done += 1
        if (done === chunk.length) end(undefined)
        else watch()
      },
      error: (problem: Error): void => crashed('code' in problem ? String(problem.code) : problem.name),
      exit: (code: number): void => crashed(`exit ${code}`),
    }
    const end = (left: readonly WaitingJob[] | undefined): void => {
      clearTimeout(timer)
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener)
      resolve(left)
    }
    const crashed = (reason: string): void => {
      const at = chunk[done]
      if (at !== undefined) onAnswer({ index: at.index, result: resultOf(at.job, { kind: 'crashed', reason }) })
      end(chunk.slice(done + 1))
    }
    const watch = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => crashed('hung'), hungAfterMs)
    }
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener)
    watch()
    tell(worker, { jobs: chunk })
  })
}
