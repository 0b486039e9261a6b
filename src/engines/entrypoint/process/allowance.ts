import type { Limits } from '../../../domain/limits.ts'
import { remembering } from '../../../domain/remembering.ts'

/** So many processes have all the steps that one may take. */
const FULL_PROCESSES = 20

/** The same limits with fewer steps are one value, so that what is remembered by its limits is found again. */
const reducedOf = remembering((_limits: Limits) => new Map<number, Limits>())

/**
 * Limits for what is run one after the other in a simulation, each time it is asked: the first `full` have all steps of a process, the later ones ever
 * fewer, so that all together use at most the steps of twice as many, however many there are. Counted, not measured, so that nothing hangs on what is remembered.
 */
export function createAllowance(limits: Limits, full = FULL_PROCESSES): () => Limits {
  let count = 0
  return () => {
    count += 1
    if (count <= full) return limits
    const processStepsMax = Math.ceil((limits.processStepsMax * full * full) / (count * count))
    const known = reducedOf(limits)
    const own = known.get(processStepsMax) ?? { ...limits, processStepsMax }
    known.set(processStepsMax, own)
    return own
  }
}
