import type { AllowedPods, Frame, ReplicaSetCounts, Trace } from '../domain/trace.ts'

/** A trace made ready for drawing: one column for each moment at which something can be seen to change, and for each command. */
export interface Timeline {
  readonly columns: number
  readonly deployments: readonly DeploymentLanes[]
  readonly commands: readonly TimelineCommand[]
  /** When the last thing that is shown happened. */
  readonly endMs: number
}

export interface DeploymentLanes {
  readonly namespace: string
  readonly name: string
  /** One per ReplicaSet, in the order in which they appeared. */
  readonly lanes: readonly Lane[]
  /** Ready pods of the whole Deployment per column; `undefined` while it does not exist. */
  readonly ready: readonly (number | undefined)[]
  /** All its pods per column, those on their way out not counted. */
  readonly pods: readonly (number | undefined)[]
  /** Per column what its strategy requires and allows; `undefined` where no command has said it. */
  readonly allowed: readonly (AllowedPods | undefined)[]
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
  /** How many commands had begun before this moment. */
  readonly ran: number
}

/** From so many pods on one digit does not hold their number. */
export const BARS_FROM = 10

/** Letters that mark commands on the time axis. */
const MARKS = 'abcdefghijklmnopqrstuvwxyz'

/** A command that is shown, and the letter by which it is found on the axis. */
export interface MarkedCommand extends TimelineCommand {
  readonly mark: string
}

/**
 * Lanes of a trace in at most `columnsMax` columns. Where there is more to see than columns, neighbours share one and the
 * moment with the fewest ready pods is shown, so that a dip is never hidden.
 */
export function timelineOf(trace: Trace, columnsMax: number): Timeline {
  const all = columnsOf(trace)
  const place = (index: number) => (all.length <= columnsMax ? index : Math.floor((index * columnsMax) / all.length))
  const columns: Column[] = []
  const commands: TimelineCommand[] = []
  all.forEach((each, index) => {
    const { frame, step } = each
    const column = place(index)
    if (!(column in columns) || readyIn(frame) <= readyIn(columns[column]?.frame)) columns[column] = each
    const ran = step === undefined ? undefined : trace.steps[step]
    if (ran === undefined) return
    commands.push({ step: ran.index, atMs: ran.startMs, argv: ran.argv, wrote: ran.revisions.length > 0, column })
  })
  const endMs = Math.max(0, ...columns.map(({ frame }) => frame?.atMs ?? 0), ...commands.map(({ atMs }) => atMs))
  return { columns: columns.length, deployments: deploymentsIn(columns, trace), commands, endMs }
}

/** Where there are more commands than letters, those that wrote something; of these the first. */
export function markedCommands({ commands }: Timeline): readonly MarkedCommand[] {
  const chosen = commands.length > MARKS.length ? commands.filter(({ wrote }) => wrote) : commands
  return chosen.slice(0, MARKS.length).map((command, index) => ({ ...command, mark: MARKS[index] ?? '' }))
}

/** The most pods that were ready at a time. */
export function mostReady({ ready, lanes }: DeploymentLanes): number {
  return Math.max(0, ...[ready, ...lanes.map((lane) => lane.ready)].flat().map((count) => count ?? 0))
}

/** A report asks several times: how wide its labels are, what then has room, which signs there are. */
const columnsByTrace = new WeakMap<Trace, readonly Column[]>()

function columnsOf(trace: Trace): readonly Column[] {
  const known = columnsByTrace.get(trace) ?? allColumns(trace)
  columnsByTrace.set(trace, known)
  return known
}

/** A command's column stands before what it changed; frames in which no lane differs from the one before are passed over. */
function allColumns(trace: Trace): readonly Column[] {
  const columns: Column[] = []
  let next = 0
  let ran = 0
  let shown = visibleText(undefined)
  const addFrames = (to: number): void => {
    for (; next < to; next += 1) {
      const frame = trace.frames[next]
      const text = visibleText(frame)
      if (text !== shown) columns.push({ frame, ran })
      shown = text
    }
  }
  trace.steps.forEach((step, index) => {
    addFrames(step.frames[0])
    columns.push({ frame: columns.at(-1)?.frame, step: index, ran })
    ran = index + 1
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

function deploymentsIn(columns: readonly Column[], trace: Trace): readonly DeploymentLanes[] {
  const frames = columns.map(({ frame }) => frame)
  const keys = new Map<string, { namespace: string; name: string }>()
  for (const frame of frames) {
    for (const { namespace, name } of frame?.deployments ?? []) keys.set(`${namespace}/${name}`, { namespace, name })
  }
  return [...keys.values()].map(({ namespace, name }) => {
    const counts = frames.map((frame) =>
      frame?.deployments.find((each) => each.namespace === namespace && each.name === name),
    )
    return {
      namespace,
      name,
      lanes: lanesOf(frames, namespace, name),
      ready: counts.map((each) => each?.ready),
      pods: counts.map((each) => each?.pods),
      allowed: allowedIn(columns, trace, namespace, name).map((each, column) =>
        counts[column] === undefined ? undefined : each,
      ),
    }
  })
}

/** What the last command that said it left as bounds. Columns and commands are both in the order of time. */
function allowedIn(columns: readonly Column[], trace: Trace, namespace: string, name: string) {
  let next = 0
  let allowed: AllowedPods | undefined
  return columns.map(({ ran }) => {
    for (; next < ran; next += 1) {
      const note = trace.steps[next]?.revisions.find((each) => each.namespace === namespace && each.deployment === name)
      allowed = note?.allowed ?? allowed
    }
    return allowed
  })
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
