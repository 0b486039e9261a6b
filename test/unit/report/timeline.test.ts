import { describe, expect, test } from 'vitest'
import type { AllowedPods, Frame, Trace, TraceStep } from '../../../src/domain/trace.ts'
import { markedCommands, timelineOf } from '../../../src/report/timeline.ts'
import { runsOf, stepCurve } from '../../../src/report/svg/step-curve.ts'

const frame = (atMs: number, ready: number, pods = ready): Frame => ({
  atMs,
  deployments: [
    {
      namespace: 'default',
      name: 'web',
      replicas: 3,
      ready,
      available: ready,
      updated: 3,
      pods,
      podsWithTerminating: pods,
    },
  ],
  replicaSets: [
    {
      namespace: 'default',
      name: 'web-1',
      deployment: 'web',
      revision: 1,
      desired: 3,
      current: pods,
      ready,
      available: ready,
    },
  ],
})

const step = (index: number, frames: readonly [number, number], allowed?: AllowedPods): TraceStep => ({
  index,
  argv: ['kubectl', `command-${index}`],
  exit: 0,
  stdout: '',
  stderr: '',
  startMs: index * 1000,
  endMs: index * 1000,
  revisions:
    allowed === undefined
      ? []
      : [{ namespace: 'default', deployment: 'web', made: true, reason: 'REVISION_FIRST', after: 1, allowed }],
  frames,
})

const trace = (steps: readonly TraceStep[], frames: readonly Frame[]): Trace => ({
  formatVersion: 1,
  steps,
  frames,
  events: [],
})

describe('floor and ceiling', () => {
  const first = { minAvailable: 3, maxPods: 4 }
  const second = { minAvailable: 0, maxPods: 9 }

  test('hold from the command that brought them until another does', () => {
    const frames = [frame(0, 0, 3), frame(1000, 3), frame(2000, 2, 3)]
    const steps = [step(0, [0, 2], first), step(1, [2, 2]), step(2, [2, 3], second)]
    const [web] = timelineOf(trace(steps, frames), 40).deployments
    // a column for each command, which shows how things were when it began, and one for each change
    expect(web?.ready).toEqual([undefined, 0, 3, 3, 3, 2])
    expect(web?.allowed).toEqual([undefined, first, first, first, first, second])
    expect(web?.pods).toEqual([undefined, 3, 3, 3, 3, 3])
  })

  test('are unknown where no command said them', () => {
    const [web] = timelineOf(trace([step(0, [0, 1])], [frame(0, 1)]), 40).deployments
    expect(web?.allowed).toEqual([undefined, undefined])
  })

  test('stay with their moment where columns are shared', () => {
    const frames = Array.from({ length: 40 }, (_, at) => frame(at, (at % 3) + 1))
    const timeline = timelineOf(trace([step(0, [0, 20], first), step(1, [20, 40], second)], frames), 4)
    expect(timeline.columns).toBe(4)
    expect(timeline.deployments[0]?.allowed).toEqual([undefined, first, second, second])
  })
})

describe('marked commands', () => {
  test('get letters in their order', () => {
    const timeline = timelineOf(trace([step(0, [0, 1]), step(1, [1, 1])], [frame(0, 1)]), 40)
    expect(markedCommands(timeline).map(({ mark, step: index }) => [mark, index])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })

  test('past the alphabet only those that wrote get one', () => {
    const bounds = { minAvailable: 1, maxPods: 2 }
    const steps = Array.from({ length: 40 }, (_, index) => step(index, [0, 0], index % 10 === 0 ? bounds : undefined))
    expect(markedCommands(timelineOf(trace(steps, []), 40)).map((command) => command.step)).toEqual([0, 10, 20, 30])
  })
})

describe('a step curve', () => {
  const plot = { left: 10, bottom: 100, column: 5, unit: 10 }

  test.each([
    { name: 'nothing', counts: [], path: '' },
    { name: 'a gap', counts: [1, undefined, 2], path: 'M10 90H15M20 80H25' },
    { name: 'a step', counts: [1, 1, 3], path: 'M10 90H20V70H25' },
    { name: 'a third of a pixel', counts: [1 / 3], path: 'M10 96.7H15' },
  ])('of $name', ({ counts, path }) => {
    expect(stepCurve(counts, plot)).toBe(path)
  })

  test('stretches of one number', () => {
    expect(runsOf([undefined, 0, 0, 2, undefined, 2])).toEqual([
      { count: 0, from: 1, to: 3 },
      { count: 2, from: 3, to: 4 },
      { count: 2, from: 5, to: 6 },
    ])
  })
})
