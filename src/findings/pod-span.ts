import type { PodCounts, PodSpan } from '../domain/rollout.ts'
import type { Frame } from '../domain/trace.ts'
import type { Milestone } from './observe.ts'

/** A stretch of time: `fromMs` is when the command wrote, `toMs` when the next one began or the report ends. */
export interface Stretch {
  readonly namespace: string
  readonly deployment: string
  readonly fromMs: number
  readonly toMs: number
  readonly allowed: PodSpan['allowed']
}

/** What the frames say about the pods of one Deployment in a stretch; `undefined` where it does not exist. */
export function podSpan(
  frames: readonly Frame[],
  milestones: readonly Milestone[],
  stretch: Stretch,
): PodSpan | undefined {
  const { fromMs, toMs } = stretch
  const held = frames.findLastIndex(({ atMs }) => atMs <= fromMs)
  const within = frames.slice(Math.max(held, 0)).filter(({ atMs }) => atMs <= toMs)
  const counts = within.map((frame) => countsIn(frame, stretch))
  const last = within.at(-1)
  if (last === undefined || counts.at(-1) === undefined) return undefined
  const known = counts.filter((each) => each !== undefined)
  return {
    availableBefore: held === -1 ? 0 : (counts[0]?.available ?? 0),
    fewestAvailable: known.reduce((fewest, { available }) => Math.min(fewest, available), Infinity),
    mostPods: known.reduce((most, { pods }) => Math.max(most, pods), 0),
    downtimeMs: downtime(within, stretch),
    allowed: stretch.allowed,
    ...completion(milestones, stretch),
    end: podCounts(last, stretch.namespace, stretch.deployment),
  }
}

/** The counts of a Deployment in one frame, its ReplicaSets by revision. */
export function podCounts(frame: Frame | undefined, namespace: string, deployment: string): PodCounts {
  const counts = frame === undefined ? undefined : countsIn(frame, { namespace, deployment })
  const sets = (frame?.replicaSets ?? []).filter(
    (set) => set.namespace === namespace && set.deployment === deployment && (set.desired > 0 || set.current > 0),
  )
  return {
    replicas: counts?.replicas ?? 0,
    available: counts?.available ?? 0,
    sets: sets
      .map(({ revision = 0, desired, ready, available }) => ({ revision, desired, ready, available }))
      .toSorted((a, b) => a.revision - b.revision),
  }
}

function countsIn({ deployments }: Frame, wanted: Pick<Stretch, 'namespace' | 'deployment'>) {
  return deployments.find(({ namespace, name }) => namespace === wanted.namespace && name === wanted.deployment)
}

function downtime(frames: readonly Frame[], stretch: Stretch): number {
  let hadSome = false
  let longest = 0
  let sinceMs: number | undefined
  frames.forEach((frame, index) => {
    const available = countsIn(frame, stretch)?.available ?? 0
    if (available > 0) {
      hadSome = true
      sinceMs = undefined
    } else if (hadSome) {
      sinceMs ??= frame.atMs
    }
    const endMs = frames[index + 1]?.atMs ?? stretch.toMs
    if (sinceMs !== undefined) longest = Math.max(longest, endMs - sinceMs)
  })
  return longest
}

function completion(milestones: readonly Milestone[], stretch: Stretch): { readonly tookMs?: number } {
  const { namespace, deployment, fromMs, toMs } = stretch
  const done = milestones.findLast(
    (milestone) =>
      milestone.kind === 'complete' &&
      milestone.namespace === namespace &&
      milestone.deployment === deployment &&
      milestone.atMs >= fromMs &&
      milestone.atMs <= toMs,
  )
  return done === undefined ? {} : { tookMs: done.atMs - fromMs }
}
