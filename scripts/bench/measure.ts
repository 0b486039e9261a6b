import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/** One row of the table: what was measured, the most it may be, and what it is. */
export interface Measurement {
  readonly what: string
  readonly budget: number
  readonly result: number
  /** What stands behind the figures: `×` for ratios, ` ms` for times. */
  readonly unit: string
  /** The figures it was worked out from. */
  readonly detail: string
}

/** The least ms that `work` takes in `times` runs: what other programs on the machine do only ever adds. */
export function leastMs(times: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let count = 0; count < times; count += 1) {
    const startMs = performance.now()
    work()
    least = Math.min(least, performance.now() - startMs)
  }
  return least
}

/**
 * The least ms of each process in `times` rounds. They take turns, so that a slow moment of the machine hits all of them.
 * A process that ends otherwise than expected is not measured but an error.
 */
export function leastProcessMs(
  times: number,
  processes: readonly { readonly argv: readonly string[]; readonly exit: number }[],
): readonly number[] {
  const least = processes.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < times; round += 1) {
    for (const [index, { argv, exit }] of processes.entries()) {
      least[index] = Math.min(
        least[index] ?? Number.POSITIVE_INFINITY,
        leastMs(1, () => runProcess(argv, exit)),
      )
    }
  }
  return least
}

function runProcess(argv: readonly string[], exit: number): void {
  const { status, stderr } = spawnSync(process.execPath, argv, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== exit) throw new Error(`node ${argv.join(' ')} ended with ${status ?? 'a signal'}: ${stderr}`)
}
