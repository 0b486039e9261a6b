import type { Cluster } from '../../src/engines/rollout/cluster-api.ts'
import { planClock } from './restart-clock.ts'
import { observe, type Observer } from './k8s-observer.ts'
import type { Bounds, RecordedEvent, RecordedState, RecordedStep, Recording, ScalingEntry } from './k8s-recording.ts'
import { isSettledStep } from './k8s-recording.ts'
import { stateOf } from './k8s-state.ts'
import { createSimulator, type Simulator } from './simulator.ts'

/** What the simulation did in one recorded step. */
export interface StepRun {
  readonly exit?: number
  readonly stdout?: string
  readonly stderr?: string
  /** Only after a step that settled. */
  readonly state?: RecordedState
  readonly bounds: Bounds
  /** Scalings and events from its start to the start of the next. */
  readonly scaling: readonly ScalingEntry[]
  readonly events: readonly RecordedEvent[]
}

/** What the simulation did with a recording: as many steps as there were before something was thrown. */
export interface RecordingRun {
  readonly steps: readonly StepRun[]
  /** Templates of every ReplicaSet seen, by name. */
  readonly templates: ReadonlyMap<string, unknown>
  readonly thrown?: unknown
}

/** Events of the simulation in one step; far above what any recording needs. */
const EVENTS_MAX = 100_000

export function runRecording(recording: Recording): RecordingRun {
  const steps: StepRun[] = []
  let observer: Observer | undefined
  const templates = (): ReadonlyMap<string, unknown> =>
    new Map([...(observer?.seen ?? [])].map(([name, { spec }]) => [name, spec.template]))
  try {
    const simulator = createSimulator(recording.fakeKubelet, recording.files ?? {})
    const clock = planClock(recording)
    simulator.cluster.advanceTo(clock.startMs)
    observer = observe(simulator.cluster)
    for (const [index, step] of recording.steps.entries()) {
      const atMs = clock.notBeforeMs.get(index)
      if (atMs !== undefined && atMs > simulator.cluster.nowMs) simulator.cluster.advanceTo(atMs)
      steps.push(runStep(simulator, observer, step))
    }
    return { steps, templates: templates() }
  } catch (thrown) {
    return { steps, templates: templates(), thrown }
  }
}

function runStep(simulator: Simulator, observer: Observer, step: RecordedStep): StepRun {
  const { cluster, files } = simulator
  const startMs = cluster.nowMs
  const scalingFrom = observer.scaling.length
  const eventsFrom = observer.events().length
  observer.beginStep()
  for (const [path, text] of Object.entries(step.write ?? {})) files.write(path, text)
  const outcome = step.argv === undefined ? undefined : simulator.run(step.argv, step.stdin ?? '')
  if (isSettledStep(step)) runUntilCalm(cluster, observer, startMs + (step.kubectlMs ?? 0), step.quietMs ?? 0)
  else advanceAtLeastTo(cluster, startMs + (step.sleepMs ?? (step.kubectlMs ?? 0) + (step.pauseMs ?? 0)))
  return {
    ...(outcome === undefined ? {} : { exit: outcome.exit, stdout: outcome.stdout, stderr: outcome.stderr }),
    ...(isSettledStep(step) ? { state: stateOf(cluster.api) } : {}),
    bounds: observer.bounds,
    scaling: observer.scaling.slice(scalingFrom),
    events: observer.events().slice(eventsFrom),
  }
}

/** Event by event, until no Deployment, ReplicaSet or pod has changed for `quietMs` since the command ended. */
function runUntilCalm(cluster: Cluster, observer: Observer, commandEndMs: number, quietMs: number): void {
  for (let count = 0; count < EVENTS_MAX; count += 1) {
    const calmMs = Math.max(commandEndMs, observer.lastChangeMs) + quietMs
    const nextMs = cluster.nextDueMs()
    if (nextMs === undefined || nextMs > calmMs) {
      advanceAtLeastTo(cluster, calmMs)
      return
    }
    cluster.step(calmMs)
  }
  throw new Error(`the cluster does not come to rest within ${EVENTS_MAX} events`)
}

function advanceAtLeastTo(cluster: Cluster, atMs: number): void {
  if (atMs > cluster.nowMs) cluster.advanceTo(atMs)
}
