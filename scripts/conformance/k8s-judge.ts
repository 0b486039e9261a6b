import { podTemplateHash } from '../../src/kubernetes/pod-template-hash.ts'
import type { PodTemplateSpec } from '../../src/kubernetes/types.ts'
import { isEqual, oneOf, same } from './compare.ts'
import { createEventReader, likewise } from './k8s-events.ts'
import {
  isSettledStep,
  type Bounds,
  type RecordedState,
  type RecordedStep,
  type Recording,
  type ScalingEntry,
} from './k8s-recording.ts'
import type { RecordingRun, StepRun } from './k8s-run.ts'
import { compareStates } from './k8s-state.ts'
import { canonical, maskVolatile } from './normalise.ts'
import type { Assertion } from './types.ts'

/** Everything `recording` says, held against `run`. What a thrown error kept from happening has failed. */
export function judge(recording: Recording, run: RecordingRun): readonly Assertion[] {
  const path = `k8s/${recording.id}`
  const readEvents = createEventReader()
  const generations = createGenerationOffsets()
  const assertions: Assertion[] = []
  let lastState: RecordedState | undefined
  for (const span of spansOf(recording.steps)) {
    const actual = shareOut(span, run.steps)
    for (const [index, step] of span.steps.entries()) {
      lastState = step.state ?? lastState
      const stepRun = actual[index]
      if (stepRun !== undefined) generations.note(step, stepRun.scaling)
      const state = lastState === undefined ? undefined : generations.shift(lastState)
      const expected = { path: `${path}/${step.n}`, step, state, events: readEvents(step.events ?? []) }
      const judged = judgeStep(expected, stepRun ?? NOTHING_RAN)
      assertions.push(...(stepRun === undefined ? judged.map((one) => failed(one, run.thrown)) : judged))
    }
  }
  return [...assertions, ...judgeTemplates(path, recording, run)]
}

/**
 * Every change of `spec.replicas` is one more generation. Where runs differed in how many steps a ReplicaSet was scaled
 * in, its recorded generation is that of the first run, and is right for another run only up to that difference.
 */
function createGenerationOffsets(): {
  readonly note: (step: RecordedStep, actual: readonly ScalingEntry[]) => void
  readonly shift: (state: RecordedState) => RecordedState
} {
  const offsets = new Map<string, number>()
  const add = (entries: readonly ScalingEntry[], by: number): void => {
    for (const [name] of entries) offsets.set(name, (offsets.get(name) ?? 0) + by)
  }
  return {
    note(step, actual) {
      if (step.varies?.includes('scaling') !== true) return
      add(actual, 1)
      add(step.scaling ?? [], -1)
    },
    shift: (state) => ({
      ...state,
      replicaSets: state.replicaSets.map((replicaSet) => {
        const offset = offsets.get(replicaSet.name) ?? 0
        return offset === 0 ? replicaSet : { ...replicaSet, generation: Number(replicaSet['generation']) + offset }
      }),
    }),
  }
}

const NOTHING_RAN: StepRun = {
  bounds: { minReadyPods: -1, maxPods: -1, maxPodsWithTerminating: -1, minAvailable: -1, maxSpecReplicas: -1 },
  scaling: [],
  events: [],
}

function failed({ id, expected }: Assertion, thrown: unknown): Assertion {
  return { id, ok: false, expected, actual: `thrown: ${thrown instanceof Error ? thrown.message : String(thrown)}` }
}

/** Steps up to one that settled: inside, it is a matter of ms which step a change falls into. */
interface Span {
  readonly from: number
  readonly steps: readonly RecordedStep[]
}

function spansOf(steps: readonly RecordedStep[]): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  for (const [index, step] of steps.entries()) {
    if (!isSettledStep(step) && index < steps.length - 1) continue
    spans.push({ from, steps: steps.slice(from, index + 1) })
    from = index + 1
  }
  return spans
}

/** Hands a span's scalings and events out in order: each step gets as many as were recorded in it, the last one the rest. */
function shareOut({ from, steps }: Span, runs: readonly StepRun[]): readonly StepRun[] {
  const ofSpan = runs.slice(from, from + steps.length)
  let scaling = ofSpan.flatMap((run) => run.scaling)
  let events = ofSpan.flatMap((run) => run.events)
  return ofSpan.map((run, index) => {
    const last = index === steps.length - 1
    const scalings = last ? scaling.length : (steps[index]?.scaling?.length ?? 0)
    const eventCount = last ? events.length : (steps[index]?.events?.length ?? 0)
    const share = { ...run, scaling: scaling.slice(0, scalings), events: events.slice(0, eventCount) }
    scaling = scaling.slice(scalings)
    events = events.slice(eventCount)
    return share
  })
}

interface Expected {
  readonly path: string
  readonly step: RecordedStep
  readonly state: RecordedState | undefined
  readonly events: ReturnType<ReturnType<typeof createEventReader>>
}

function judgeStep(expected: Expected, run: StepRun): readonly Assertion[] {
  const { path, step } = expected
  const assertions = step.argv === undefined ? [] : judgeCommand(path, step, step.argv, run)
  return [
    ...assertions,
    ...(isSettledStep(step) ? judgeState(expected, run.state) : []),
    ...judgeScaling(path, step, run.scaling),
    ...judgeEvents(expected, run),
    ...judgeBounds(path, step, run.bounds),
  ]
}

function judgeCommand(path: string, step: RecordedStep, argv: readonly string[], run: StepRun): readonly Assertion[] {
  const text = (stream: 'stdout' | 'stderr'): readonly Assertion[] => {
    const recorded = variantsOf(step, stream, step[`${stream}Norm`] ?? step[stream] ?? '', step[`${stream}Variants`])
    const actual = run[stream]
    const seen = actual === undefined ? undefined : canonical(maskVolatile(actual, argv), argv)
    const wanted = recorded.map((variant) => canonical(variant, argv))
    return wanted.length === 0 ? [] : [oneOf(`${path}/${stream}`, wanted, seen)]
  }
  const exits = variantsOf(step, 'exit', step.exit ?? 0, step.exitVariants)
  const exit = exits.length === 0 ? [] : [oneOf(`${path}/exit`, exits, run.exit)]
  return [...exit, ...text('stdout'), ...text('stderr')]
}

/** The values that count as right: the recorded one, or where runs differed any of those listed, or none to compare with. */
function variantsOf<T>(step: RecordedStep, field: string, first: T, others: readonly T[] | undefined): readonly T[] {
  if (step.varies?.includes(field) !== true) return [first]
  return others === undefined ? [] : [first, ...others]
}

function judgeState({ path, step, state }: Expected, actual: RecordedState | undefined): readonly Assertion[] {
  if (state === undefined) return []
  const simulated = actual ?? { deployments: [], replicaSets: [], pods: {} }
  const judged = variantsOf(step, 'state', state, step.stateVariants).map((variant) =>
    compareStates(`${path}/state`, variant, simulated),
  )
  return judged.toSorted((a, b) => countFailures(a) - countFailures(b))[0] ?? []
}

function countFailures(assertions: readonly Assertion[]): number {
  return assertions.filter(({ ok }) => !ok).length
}

/**
 * The order of scalings. Where repeated runs differed in it, any of the recorded orders is right, and so is another one
 * that ends in the same counts: what the strategy promises on the way is in the bounds.
 */
function judgeScaling(path: string, step: RecordedStep, actual: readonly ScalingEntry[]): readonly Assertion[] {
  if (step.scaling === undefined && !isSettledStep(step)) return []
  const id = `${path}/scaling`
  const recorded = step.scaling ?? []
  if (step.varies?.includes('scaling') !== true) return [same(id, recorded, actual)]
  const variants = [recorded, ...(step.scalingVariants ?? [])]
  if (variants.some((variant) => isEqual(finalCounts(variant), finalCounts(actual)))) return [{ id, ok: true }]
  return [oneOf(id, variants, actual)]
}

function finalCounts(scaling: readonly ScalingEntry[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(scaling.map(([name, from, to]) => [name, from === 'deleted' ? from : to]))
}

function judgeEvents({ path, step, events }: Expected, run: StepRun): readonly Assertion[] {
  if (step.events === undefined && !isSettledStep(step)) return []
  if (step.varies?.includes('events') !== true) return [same(`${path}/events`, events, likewise(run.events, events))]
  const variants = (step.eventsVariants ?? []).map((variant) => messagesOf(variant))
  return variants.length === 0 ? [] : [oneOf(`${path}/events`, variants, messagesOf(run.events))]
}

function messagesOf(events: RecordedStep['events']): readonly unknown[] {
  return likewise(events ?? [], [])
}

/** The bounds that the strategy promises; the rest is a matter of ms. */
const PROMISED: readonly (keyof Bounds)[] = ['minAvailable', 'maxSpecReplicas']

function judgeBounds(path: string, step: RecordedStep, actual: Bounds): readonly Assertion[] {
  const { bounds } = step
  if (bounds === undefined) return []
  const variants = variantsOf(step, 'bounds', bounds, step.boundsVariants)
  if (variants.length === 0) return []
  return PROMISED.map((key) =>
    oneOf(
      `${path}/bounds/${key}`,
      variants.map((variant) => variant[key]),
      actual[key],
    ),
  )
}

/** Every recorded hash follows from its template, and the simulation stored that very template. */
function judgeTemplates(path: string, { templates = {} }: Recording, run: RecordingRun): readonly Assertion[] {
  return Object.entries(templates).flatMap(([name, { hash, template }]) => {
    const { 'pod-template-hash': _, ...labels } = template.metadata?.labels ?? {}
    const unlabelled = { ...template, metadata: { ...template.metadata, labels } }
    const id = `${path}/templates/${name}`
    return [
      same(`${id}/hash`, hash, podTemplateHash(unlabelled as unknown as PodTemplateSpec)),
      same(`${id}/template`, withoutNulls(template), withoutNulls(run.templates.get(name))),
    ]
  })
}

/** `creationTimestamp: null` is how Go writes a time that is not set. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(fields.map(([key, item]) => [key, withoutNulls(item)]))
}
