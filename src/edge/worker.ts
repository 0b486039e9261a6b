import type { MessagePort } from 'node:worker_threads'
import type { WorkerAnswer, WorkerMessage, WorkerTask } from '../batch/worker-protocol.ts'
import { assert } from '../domain/assert.ts'
import { createSharedGrader } from '../grading/sharing/shared-grader.ts'
import { createJobRunner, type JobRunner } from './job-runner.ts'

/** A worker of `grade batch`: is told once what it starts from, then grades what it is given, one submission after the other. */
export function serve(port: MessagePort): void {
  let runner: Promise<JobRunner> | undefined
  port.on('message', (told: WorkerMessage) => {
    if ('start' in told) {
      const { start } = told
      runner = createJobRunner(start, (exercise) => createSharedGrader(exercise, start.limits, { traces: false }).grade)
      return
    }
    assert(runner !== undefined, 'a worker is started before it is given jobs')
    void answerAll(runner, told, port)
  })
}

async function answerAll(runner: Promise<JobRunner>, { jobs }: WorkerTask, port: MessagePort): Promise<void> {
  const { run } = await runner
  for (const { index, job } of jobs) {
    const answer: WorkerAnswer = { index, ...(await run(job)) }
    port.postMessage(answer)
  }
}
