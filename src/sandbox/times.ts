/**
 * How long things take that nobody says the duration of, in virtual ms. The figures are those of a quiet machine near its
 * registry; no result depends on them being exact, only on their order.
 */
export const TIMES = {
  /** One kubectl or docker command that only asks or writes: 0.08 s was measured for the real one. */
  commandMs: 80,
  /** Between two commands of a script (`pace: script`). */
  scriptPauseMs: 100,
  /** Pulling an image that exists. */
  pullMs: 1000,
  /** Pulling an image with `pull: slow`: longer than the world may take to settle, so that the rollout is seen in progress. */
  slowPullMs: 120_000,
  /** Until a registry refuses a pull. */
  pullRefusedMs: 500,
  /** From the start of a process to readiness, where neither a probe nor the world says otherwise. */
  readyMs: 500,
  /** What a pod may take to end when it does not say (`terminationGracePeriodSeconds`, default 30). */
  gracePeriodMs: 30_000,
} as const
