import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerAnswer, WorkerStart, WorkerTask } from '../batch/worker-protocol.ts'
import { assert } from '../domain/assert.ts'
import { createSharedGrader } from '../grading/sharing/shared-grader.ts'
import { createJobRunner } from './job-runner.ts'

/** A worker of `grade batch`: grades what it is given, one submission after the other. */
assert(parentPort !== null, 'a worker has a parent')
const port = parentPort
const start = workerData as WorkerStart
const runner = await createJobRunner(
  start,
  (exercise) => createSharedGrader(exercise, start.limits, { traces: false }).grade,
)

port.on('message', ({ jobs }: WorkerTask) => void answerAll(jobs))

async function answerAll(jobs: WorkerTask['jobs']): Promise<void> {
  for (const { index, job } of jobs) {
    const answer: WorkerAnswer = { index, ...(await runner.run(job)) }
    port.postMessage(answer)
  }
}
