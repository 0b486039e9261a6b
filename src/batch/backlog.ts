import type { BatchJob } from './plan.ts'

/** A job that nobody has taken yet, and which of the plan it is. */
export interface WaitingJob {
  readonly index: number
  readonly job: BatchJob
}

/** Jobs that wait for workers, by exercise. */
export interface Backlog {
  readonly size: number
  /** At most `count` jobs of one exercise: of `exercise` while it has any, else of that with the most. Empty when nothing is left. */
  take(exercise: string | undefined, count: number): readonly WaitingJob[]
  /** Jobs that were taken but not done; they are the next of their exercise. */
  putBack(jobs: readonly WaitingJob[]): void
}

/**
 * What was simulated for one submission serves others of the same exercise, but not in another worker: so each worker is given one
 * exercise after the other, and only at the end do two of them share one.
 */
export function createBacklog(jobs: readonly WaitingJob[]): Backlog {
  /** The next job is the last of each. */
  const stacks = new Map<string, WaitingJob[]>()
  let size = 0
  const put = (waiting: readonly WaitingJob[]): void => {
    for (const { job } of waiting) if (!stacks.has(job.exercise)) stacks.set(job.exercise, [])
    for (const each of waiting.toReversed()) stacks.get(each.job.exercise)?.push(each)
    size += waiting.length
  }
  put(jobs)
  const longest = (): WaitingJob[] =>
    [...stacks.values()].reduce((most, stack) => (stack.length > most.length ? stack : most), [])
  return {
    get size() {
      return size
    },
    take(exercise, count) {
      const own = exercise === undefined ? undefined : stacks.get(exercise)
      const stack = own === undefined || own.length === 0 ? longest() : own
      const taken = stack.splice(-count).toReversed()
      size -= taken.length
      return taken
    },
    putBack: put,
  }
}
