import type { Frame, ReplicaSetCounts, Trace } from '../domain/trace.ts'

/** A trace made ready for drawing: one column per moment at which a count changed. */
export interface Timeline {
  readonly columns: number
  readonly deployments: readonly DeploymentLanes[]
  readonly commands: readonly TimelineCommand[]
}

export interface DeploymentLanes {
  readonly namespace: string
  readonly name: string
  /** One per ReplicaSet, in the order in which they appeared. */
  readonly lanes: readonly Lane[]
  /** Ready pods of the whole Deployment per column; `undefined` while it does not exist. */
  readonly ready: readonly (number | undefined)[]
}

export interface Lane {
  /** The revisions its ReplicaSet has had, oldest first: a re-used one gets a new number. */
  readonly revisions: readonly number[]
  /** Ready pods per column; `undefined` where it has no pods and wants none. */
  readonly ready: readonly (number | undefined)[]
}

export interface TimelineCommand {
  readonly step: number
  readonly atMs: number
  readonly argv: readonly string[]
  /** The column that shows the first moment at or after its start. */
  readonly column: number
}

/**
 * Lanes of a trace in at most `columnsMax` columns. Where there are more changes than columns, neighbours share one and the
 * moment with the fewest ready pods is shown, so that a dip is never hidden.
 */
export function timelineOf(trace: Trace, columnsMax: number): Timeline {
  const columnOf = spread(trace.frames.length, columnsMax)
  const frames = chooseFrames(trace.frames, columnOf)
  const commands = trace.steps.map((step) => ({
    step: step.index,
    atMs: step.startMs,
    argv: step.argv,
    column: columnOf(Math.min(step.frames[0], Math.max(trace.frames.length - 1, 0))),
  }))
  return { columns: frames.length, deployments: deploymentsIn(frames), commands }
}

/** Where the frame with an index goes when `count` frames share `columnsMax` columns. */
function spread(count: number, columnsMax: number): (index: number) => number {
  if (count <= columnsMax) return (index) => index
  return (index) => Math.floor((index * columnsMax) / count)
}

function chooseFrames(frames: readonly Frame[], columnOf: (index: number) => number): readonly Frame[] {
  const chosen: Frame[] = []
  frames.forEach((frame, index) => {
    const column = columnOf(index)
    const present = chosen[column]
    if (present === undefined || readyIn(frame) <= readyIn(present)) chosen[column] = frame
  })
  return chosen
}

function readyIn(frame: Frame): number {
  return frame.deployments.reduce((sum, deployment) => sum + deployment.ready, 0)
}

function deploymentsIn(frames: readonly Frame[]): readonly DeploymentLanes[] {
  const keys = new Map<string, { namespace: string; name: string }>()
  for (const frame of frames) {
    for (const { namespace, name } of frame.deployments) keys.set(`${namespace}/${name}`, { namespace, name })
  }
  return [...keys.values()].map(({ namespace, name }) => ({
    namespace,
    name,
    lanes: lanesOf(frames, namespace, name),
    ready: frames.map((frame) => frame.deployments.find((d) => d.namespace === namespace && d.name === name)?.ready),
  }))
}

function lanesOf(frames: readonly Frame[], namespace: string, deployment: string): readonly Lane[] {
  const lanes = new Map<string, { revisions: number[]; ready: (number | undefined)[] }>()
  frames.forEach((frame, column) => {
    for (const set of frame.replicaSets) {
      if (set.namespace !== namespace || set.deployment !== deployment) continue
      const lane = lanes.get(set.name) ?? { revisions: [], ready: [] }
      lanes.set(set.name, lane)
      if (set.revision !== undefined && lane.revisions.at(-1) !== set.revision) lane.revisions.push(set.revision)
      lane.ready[column] = cellOf(set)
    }
  })
  return [...lanes.values()].map(({ revisions, ready }) => ({
    revisions,
    ready: frames.map((_, column) => ready[column]),
  }))
}

function cellOf(set: ReplicaSetCounts): number | undefined {
  return set.desired === 0 && set.current === 0 ? undefined : set.ready
}
