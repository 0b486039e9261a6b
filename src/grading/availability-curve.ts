import type { DeploymentCounts, Frame } from '../domain/trace.ts'
import type { Deployment } from '../kubernetes/types.ts'

/** What the frames of a simulation say about the pods of one Deployment over time. */
export interface PodCurve {
  /** The fewest ready pods at or after the moment at which `reached` pods were ready; absent when they never were. */
  readonly fewestReady?: Point
  readonly mostReady: number
  /** The most pods at a time, those on their way out not counted. */
  readonly mostPods: Point
  /** The longest stretch without a ready pod after there had been one. */
  readonly downtime: { readonly ms: number; readonly fromMs: number }
}

export interface Point {
  readonly pods: number
  readonly atMs: number
}

/** Goes through the frames once. The last frame holds until `untilMs`. A Deployment that is gone has no ready pods. */
export function podCurve(frames: readonly Frame[], deployment: Deployment, untilMs: number, reached: number): PodCurve {
  let fewestReady: Point | undefined
  let mostReady = 0
  let mostPods: Point = { pods: 0, atMs: 0 }
  let downtime = { ms: 0, fromMs: 0 }
  let downSinceMs: number | undefined
  frames.forEach((frame, index) => {
    const counts = countsIn(frame, deployment)
    const ready = counts?.ready ?? 0
    const pods = counts?.pods ?? 0
    const { atMs } = frame
    if (mostPods.pods < pods) mostPods = { pods, atMs }
    if (ready > 0) downSinceMs = undefined
    else if (mostReady > 0) downSinceMs ??= atMs
    mostReady = Math.max(mostReady, ready)
    const isReached = fewestReady !== undefined || ready >= reached
    if (isReached && (fewestReady === undefined || ready < fewestReady.pods)) fewestReady = { pods: ready, atMs }
    const endMs = frames[index + 1]?.atMs ?? untilMs
    if (downSinceMs !== undefined && endMs - downSinceMs > downtime.ms) {
      downtime = { ms: endMs - downSinceMs, fromMs: downSinceMs }
    }
  })
  return { ...(fewestReady === undefined ? {} : { fewestReady }), mostReady, mostPods, downtime }
}

function countsIn(frame: Frame, deployment: Deployment): DeploymentCounts | undefined {
  const { namespace, name } = deployment.metadata
  return frame.deployments.find((counts) => counts.namespace === namespace && counts.name === name)
}
