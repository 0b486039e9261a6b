import type { Limits } from '../domain/limits.ts'
import {
  createAllowance,
  type Image,
  predict,
  type ProcessOutcome,
  rememberedPrediction,
  SIMULATED_HOST,
} from '../engines/entrypoint/index.ts'
import { isBlindToHost, mayAskForHost } from './blind-to-host.ts'
import type { ContainerStart } from './container-start.ts'

/**
 * The process model with a memory: pods of one ReplicaSet start the same thing, so it is worked out once. What may ask for the name of its
 * host, or shows it, is worked out for every pod; what certainly does not look at it, once for all learners.
 */
export function createPredictor(limits: Limits): (start: ContainerStart) => ProcessOutcome {
  const known = new WeakMap<Image, Map<string, ProcessOutcome>>()
  const allowance = createAllowance(limits)
  return (start) => {
    const { image, argv, hostname, ...rest } = start
    const outcomes = known.get(image) ?? new Map<string, ProcessOutcome>()
    known.set(image, outcomes)
    const anywhere = JSON.stringify([argv, rest])
    const here = `${anywhere} ${hostname}`
    const before = outcomes.get(anywhere) ?? outcomes.get(here)
    if (before !== undefined) return before
    const own = allowance()
    const hasFiles = start.mounts.some(({ files }) => Object.keys(files).length > 0)
    const common = !hasFiles && isBlindToHost(image, argv) ? rememberedPrediction(image, argv, rest, own) : undefined
    const isCommon = common !== undefined && !showsHost(common, SIMULATED_HOST)
    const outcome = isCommon ? common : predict(image, argv, { ...rest, hostname }, own)
    const mayAsk = hasFiles || mayAskForHost(image, argv, start.env)
    const isSame = isCommon || !(mayAsk || showsHost(outcome, hostname))
    outcomes.set(isSame ? anywhere : here, outcome)
    return outcome
  }
}

function showsHost(outcome: ProcessOutcome, hostname: string): boolean {
  if (outcome.kind !== 'running' && outcome.kind !== 'exited') return false
  return outcome.stdout.includes(hostname) || outcome.stderr.includes(hostname)
}
