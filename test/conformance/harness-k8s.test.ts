import { describe, expect, test } from 'vitest'
import { replayK8s } from '../../scripts/conformance/k8s.ts'
import type {
  RecordedEvent,
  RecordedState,
  RecordedStep,
  Recording,
  ScalingEntry,
  StateObject,
} from '../../scripts/conformance/k8s-recording.ts'
import { failuresOf } from '../../scripts/conformance/known-failures.ts'
import { alteredValue, type Mutable } from './alter.ts'
import { recordingsOf } from './recordings.ts'

/**
 * The harness is only worth something if it notices: in a copy of a recording that holds, one value of every kind is
 * altered, and exactly the assertion about that value must fail.
 */
type Copy = Mutable<Recording>
type CopyStep = Mutable<RecordedStep>

const recordings = recordingsOf('k8s')
const results = replayK8s(recordings)
const contents = new Map(recordings.map(({ content }) => [(content as Recording).id, content as Recording]))

/** Ids of the assertions that hold, split at `/`; those of steps whose state counts for a later step too are left out. */
const holding = results.flatMap(({ assertions }) => assertions.filter(({ ok }) => ok).map(({ id }) => id.split('/')))

function stepOf(copy: Copy, n: string | undefined): CopyStep {
  const step = copy.steps.find((candidate) => String(candidate.n) === n)
  if (step === undefined) throw new Error(`there is no step ${n ?? ''}`)
  return step
}

/** True when the state is this step's alone: no later step refers back to it. */
function ownsState(recording: Recording, n: string | undefined): boolean {
  const index = recording.steps.findIndex((step) => String(step.n) === n)
  const later = recording.steps.slice(index + 1).find((step) => step.state !== undefined || step.stateUnchanged === true)
  return recording.steps[index]?.state !== undefined && later?.stateUnchanged !== true
}

interface Alteration {
  /** The kind of assertion, as the end of its id. */
  readonly kind: string
  readonly suits: (path: readonly string[], recording: Recording) => boolean
  readonly alter: (copy: Copy, path: readonly string[]) => void
}

const commandOutputs = ['exit', 'stdout', 'stderr'] as const

const ofCommands = commandOutputs.map(
  (field): Alteration => ({
    kind: field,
    suits: ([, , n, last], recording) =>
      last === field && recording.steps.find((step) => String(step.n) === n)?.varies === undefined,
    alter(copy, [, , n]) {
      const step = stepOf(copy, n)
      if (field === 'exit') step.exit = (step.exit ?? 0) + 1
      else step[`${field}Norm`] = `${step[`${field}Norm`] ?? step[field] ?? ''}and more\n`
    },
  }),
)

const stateFields = [
  ...new Set(holding.filter((path) => path[3] === 'state' && path.length === 7).map((path) => `${path[4]}/${path[6]}`)),
]

const ofObjects = stateFields.map((kindAndField): Alteration => {
  const [list, field] = kindAndField.split('/') as ['deployments' | 'replicaSets', string]
  return {
    kind: `state/${kindAndField}`,
    suits: (path, recording) =>
      path[3] === 'state' && path[4] === list && path[6] === field && ownsState(recording, path[2]),
    alter(copy, path) {
      const objects = stepOf(copy, path[2]).state?.[list] as Mutable<StateObject>[] | undefined
      const object = objects?.find(({ name }) => name === path[5])
      if (object !== undefined) object[field] = alteredValue(object[field])
    },
  }
})

const ofNames = (['deployments', 'replicaSets', 'pods'] as const).map(
  (list): Alteration => ({
    kind: `state/${list}/names`,
    suits: (path, recording) =>
      path[3] === 'state' &&
      path[4] === list &&
      path[5] === 'names' &&
      ownsState(recording, path[2]) &&
      Object.keys(recording.steps.find((step) => String(step.n) === path[2])?.state?.[list] ?? {}).length > 1,
    alter(copy, path) {
      const state = stepOf(copy, path[2]).state as Mutable<RecordedState>
      if (list === 'pods') state.pods = Object.fromEntries(Object.entries(state.pods).slice(1))
      else state[list] = state[list].slice(1)
    },
  }),
)

const ofPods: Alteration = {
  kind: 'state/pods',
  suits: (path, recording) =>
    path[3] === 'state' && path[4] === 'pods' && path[5] !== 'names' && ownsState(recording, path[2]),
  alter(copy, path) {
    const pods = stepOf(copy, path[2]).state?.pods as Record<string, Record<string, number>>
    pods[path[5] ?? ''] = { Ready: 99 }
  },
}

const exact = (list: 'scaling' | 'events') => (path: readonly string[], recording: Recording) => {
  const step = recording.steps.find((candidate) => String(candidate.n) === path[2])
  return path[3] === list && step?.varies === undefined && (step?.[list]?.length ?? 0) > 1
}

const ofOrders: readonly Alteration[] = [
  {
    kind: 'scaling',
    suits: exact('scaling'),
    alter(copy, path) {
      const [first, ...rest] = stepOf(copy, path[2]).scaling ?? []
      const changed = [first?.[0], first?.[1], (first?.[2] ?? 0) + 1] as unknown as ScalingEntry
      stepOf(copy, path[2]).scaling = [changed, ...rest]
    },
  },
  {
    kind: 'scaling, in another order',
    suits: exact('scaling'),
    alter(copy, path) {
      const step = stepOf(copy, path[2])
      step.scaling = (step.scaling ?? []).toReversed()
    },
  },
  ...(['message', 'count', 'reason'] as const).map(
    (field): Alteration => ({
      kind: `events, ${field}`,
      suits: exact('events'),
      alter(copy, path) {
        const [first] = stepOf(copy, path[2]).events as Mutable<RecordedEvent>[]
        if (first !== undefined) Object.assign(first, { [field]: alteredValue(first[field]) })
      },
    }),
  ),
  ...(['minAvailable', 'maxSpecReplicas'] as const).map(
    (field): Alteration => ({
      kind: `bounds/${field}`,
      suits: (path, recording) =>
        path[3] === 'bounds' &&
        path[4] === field &&
        recording.steps.find((step) => String(step.n) === path[2])?.varies === undefined,
      alter(copy, path) {
        const { bounds } = stepOf(copy, path[2])
        if (bounds !== undefined) Object.assign(bounds, { [field]: bounds[field] + 1 })
      },
    }),
  ),
]

const ofTemplates: Alteration = {
  kind: 'templates/hash',
  suits: (path) => path[2] === 'templates' && path[4] === 'hash',
  alter(copy, path) {
    const template = copy.templates?.[path[3] ?? '']
    if (template !== undefined) Object.assign(template, { hash: 'bcdfghjkl' })
  },
}

const alterations = [...ofCommands, ...ofObjects, ...ofNames, ofPods, ...ofOrders, ofTemplates]

describe('a single altered value is noticed, and nothing else', () => {
  test.each(alterations)('$kind', ({ suits, alter }) => {
    const path = holding.find((candidate) => {
      const recording = contents.get(candidate[1] ?? '')
      return recording !== undefined && suits(candidate, recording)
    })
    const recording = contents.get(path?.[1] ?? '')
    if (path === undefined || recording === undefined) throw new Error('no recording has such a value that holds')
    const before = failuresOf(results.filter(({ id }) => id === `k8s/${recording.id}`))
    const copy = structuredClone(recording) as Copy
    alter(copy, path)
    const after = failuresOf(replayK8s([{ name: 'copy.json', content: copy }]))
    expect(after.filter((id) => !before.includes(id))).toEqual([path.join('/')])
    expect(before.filter((id) => !after.includes(id))).toEqual([])
  })
})
