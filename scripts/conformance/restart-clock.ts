import { fromRfc3339 } from '../../src/domain/time.ts'
import { isSettledStep, recordedDurationMs, type Recording, type RecordedStep } from './k8s-recording.ts'

/**
 * `rollout restart` writes the time of day into the template, so the name of the ReplicaSet it makes depends on the
 * second it ran in. A replay puts its clock so that every restart runs in the second in which it was recorded; then the
 * names come out as recorded. The clock is only ever moved where the recording was settled.
 */
export interface ClockPlan {
  /** Virtual ms at which the replay begins. */
  readonly startMs: number
  /** By index of a step: virtual ms before which it must not begin. */
  readonly notBeforeMs: ReadonlyMap<number, number>
}

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'

export function planClock(recording: Recording): ClockPlan {
  const { steps } = recording
  const notBeforeMs = new Map<number, number>()
  let startMs = 0
  for (const [index, step] of steps.entries()) {
    const restartedMs = isRestart(step) ? restartTimeMs(recording, index) : undefined
    if (restartedMs === undefined) continue
    const from = afterLastSettled(steps, index)
    // The middle of the second leaves room on both sides for a simulation that is a little faster or slower.
    const atMs = restartedMs + 500 - elapsedMs(steps, from, index)
    if (notBeforeMs.size === 0) startMs = Math.max(0, atMs - elapsedMs(steps, 0, from))
    notBeforeMs.set(from, atMs)
  }
  return { startMs, notBeforeMs }
}

function isRestart(step: RecordedStep): boolean {
  return step.argv?.includes('rollout') === true && step.argv.includes('restart')
}

/** The earliest time that a ReplicaSet carries which was made between this restart and the next. */
function restartTimeMs(recording: Recording, index: number): number | undefined {
  let earliest: number | undefined
  for (const step of recording.steps.slice(index, nextRestart(recording.steps, index))) {
    for (const [name, from] of step.scaling ?? []) {
      const written = recording.templates?.[name]?.template.metadata?.annotations?.[RESTARTED_AT]
      if (from !== 'created' || written === undefined) continue
      const atMs = fromRfc3339(written)
      if (earliest === undefined || atMs < earliest) earliest = atMs
    }
  }
  return earliest
}

function nextRestart(steps: readonly RecordedStep[], index: number): number {
  const next = steps.findIndex((step, at) => at > index && isRestart(step))
  return next === -1 ? steps.length : next
}

function afterLastSettled(steps: readonly RecordedStep[], index: number): number {
  let from = index
  while (from > 0) {
    const before = steps[from - 1]
    if (before === undefined || isSettledStep(before)) break
    from -= 1
  }
  return from
}

function elapsedMs(steps: readonly RecordedStep[], from: number, to: number): number {
  return steps.slice(from, to).reduce((sum, step) => sum + recordedDurationMs(step), 0)
}
