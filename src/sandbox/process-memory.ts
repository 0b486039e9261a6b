import type { Limits } from '../domain/limits.ts'
import {
  type Image,
  predict,
  type ProcessOutcome,
  rememberedPrediction,
  SIMULATED_HOST,
} from '../engines/entrypoint/index.ts'
import { isBlindToHost } from './blind-to-host.ts'
import type { ContainerStart } from './container-runtime.ts'

/**
 * The process model with a memory: pods of one ReplicaSet start the same thing, so it is worked out once. What shows the
 * name of its host is worked out for every pod; what certainly does not look at it, once for all learners.
 */
export function createPredictor(limits: Limits): (start: ContainerStart) => ProcessOutcome {
  const known = new WeakMap<Image, Map<string, ProcessOutcome>>()
  return (start) => {
    const { image, argv, hostname, ...rest } = start
    if (isBlindToHost(image, argv)) {
      const anywhere = rememberedPrediction(image, argv, rest, limits)
      if (!showsHost(anywhere, SIMULATED_HOST)) return anywhere
    }
    const outcomes = known.get(image) ?? new Map<string, ProcessOutcome>()
    known.set(image, outcomes)
    const key = JSON.stringify([argv, rest])
    const before = outcomes.get(key)
    if (before !== undefined) return before
    const outcome = predict(image, argv, { ...rest, hostname }, limits)
    if (!showsHost(outcome, hostname)) outcomes.set(key, outcome)
    return outcome
  }
}

function showsHost(outcome: ProcessOutcome, hostname: string): boolean {
  if (outcome.kind !== 'running' && outcome.kind !== 'exited') return false
  return outcome.stdout.includes(hostname) || outcome.stderr.includes(hostname)
}
