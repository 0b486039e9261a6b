import type { Frame, ReplicaSetCounts, Trace } from '../domain/trace.ts'

/** A trace made ready for drawing: one column for each moment at which something can be seen to change, and for each command. */
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
  /** Whether it wrote a Deployment, or tried to. */
  readonly wrote: boolean
  /** The column that shows how things were when it began. */
  readonly column: number
}

/** What one column shows: the counts at a moment, and the command that began there. */
interface Column {
  readonly frame: Frame | undefined
  readonly step?: number
}

/**
 * Lanes of a trace in at most `columnsMax` columns. Where there is more to see than columns, neighbours share one and the
 * moment with the fewest ready pods is shown, so that a dip is never hidden.
 */
export function timelineOf(trace: Trace, columnsMax: number): Timeline {
  const all = columnsOf(trace)
  const place = (index: number) => (all.length <= columnsMax ? index : Math.floor((index * columnsMax) / all.length))
  const frames: (Frame | undefined)[] = []
  const commands: TimelineCommand[] = []
  all.forEach(({ frame, step }, index) => {
    const column = place(index)
    if (!(column in frames) || readyIn(frame) <= readyIn(frames[column])) frames[column] = frame
    const ran = step === undefined ? undefined : trace.steps[step]
    if (ran === undefined) return
    commands.push({ step: ran.index, atMs: ran.startMs, argv: ran.argv, wrote: ran.revisions.length > 0, column })
  })
  return { columns: frames.length, deployments: deploymentsIn(frames), commands }
}

/** A command's column stands before what it changed; frames in which no lane differs from the one before are passed over. */
function columnsOf(trace: Trace): readonly Column[] {
  const columns: Column[] = []
  let next = 0
  const addFrames = (to: number): void => {
    for (; next < to; next += 1) {
      const frame = trace.frames[next]
      if (visibleText(frame) !== visibleText(columns.at(-1)?.frame)) columns.push({ frame })
    }
  }
  trace.steps.forEach((step, index) => {
    addFrames(step.frames[0])
    columns.push({ frame: columns.at(-1)?.frame, step: index })
    addFrames(step.frames[1])
  })
  addFrames(trace.frames.length)
  return columns
}

/** Everything of a frame that lanes show. */
function visibleText(frame: Frame | undefined): string {
  if (frame === undefined) return ''
  const deployments = frame.deployments.map(({ namespace, name, ready }) => [namespace, name, ready])
  const sets = frame.replicaSets.map((set) => [set.namespace, set.name, set.revision ?? 0, cellOf(set) ?? -1])
  return JSON.stringify([deployments, sets])
}

function readyIn(frame: Frame | undefined): number {
  return (frame?.deployments ?? []).reduce((sum, deployment) => sum + deployment.ready, 0)
}

function deploymentsIn(frames: readonly (Frame | undefined)[]): readonly DeploymentLanes[] {
  const keys = new Map<string, { namespace: string; name: string }>()
  for (const frame of frames) {
    for (const { namespace, name } of frame?.deployments ?? []) keys.set(`${namespace}/${name}`, { namespace, name })
  }
  return [...keys.values()].map(({ namespace, name }) => ({
    namespace,
    name,
    lanes: lanesOf(frames, namespace, name),
    ready: frames.map((frame) => frame?.deployments.find((d) => d.namespace === namespace && d.name === name)?.ready),
  }))
}

function lanesOf(frames: readonly (Frame | undefined)[], namespace: string, deployment: string): readonly Lane[] {
  const lanes = new Map<string, { revisions: number[]; ready: (number | undefined)[] }>()
  frames.forEach((frame, column) => {
    for (const set of frame?.replicaSets ?? []) {
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
