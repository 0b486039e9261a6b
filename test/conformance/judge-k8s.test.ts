import { describe, expect, test } from 'vitest'
import { judge } from '../../scripts/conformance/k8s-judge.ts'
import { readRecording, type RecordedState, type Recording } from '../../scripts/conformance/k8s-recording.ts'
import type { RecordingRun, StepRun } from '../../scripts/conformance/k8s-run.ts'
import { kindsLine, totalLine } from '../../scripts/conformance/summary.ts'
import { recordingsOf } from './recordings.ts'

/** What a perfect simulation would have done: exactly what was recorded. */
function perfectRun(recording: Recording): RecordingRun {
  let state: RecordedState = { deployments: [], replicaSets: [], pods: {} }
  const steps = recording.steps.map((step): StepRun => {
    state = step.state ?? state
    const bounds = step.bounds ?? { minReadyPods: 0, maxPods: 0, maxPodsWithTerminating: 0, minAvailable: 0, maxSpecReplicas: 0 }
    return {
      ...(step.exit === undefined ? {} : { exit: step.exit }),
      stdout: step.stdout ?? '',
      stderr: step.stderr ?? '',
      state,
      bounds,
      scaling: step.scaling ?? [],
      events: step.events ?? [],
    }
  })
  const templates = Object.entries(recording.templates ?? {}).map(([name, { template }]) => [name, template] as const)
  return { steps, templates: new Map(templates) }
}

const recordings = recordingsOf('k8s').map(({ content }) => {
  const recording = readRecording(content)
  if (typeof recording === 'string') throw new Error(recording)
  return recording
})

describe('a simulation that does exactly what was recorded', () => {
  test.each(recordings)('holds in everything: $id', (recording) => {
    const failing = judge(recording, perfectRun(recording)).filter(({ ok }) => !ok)
    expect(failing).toEqual([])
  })

  test('has every recorded value asserted', () => {
    const results = recordings.map((recording) => ({
      id: `k8s/${recording.id}`,
      assertions: judge(recording, perfectRun(recording)),
    }))
    const count = (choose: (step: Recording['steps'][number]) => boolean): number =>
      recordings.reduce((sum, { steps }) => sum + steps.filter(choose).length, 0)
    const commands = count((step) => step.argv !== undefined)
    const line = kindsLine(results)
    for (const kind of ['exit', 'stdout', 'stderr']) expect(line).toContain(`${kind} ${commands} of ${commands}`)
    const states = count(
      (step) => (step.state !== undefined || step.stateUnchanged === true) && step.varies?.includes('state') !== true,
    )
    expect(line).toContain(`state ${states} of ${states}`)
    const hashes = recordings.reduce((sum, { templates }) => sum + Object.keys(templates ?? {}).length, 0)
    expect(line).toContain(`template hash ${hashes} of ${hashes}`)
    expect(totalLine('k8s', results)).toMatch(/^k8s: (\d+) of \1 traces, (\d+) of \2 assertions$/)
  })
})

describe('a simulation that breaks off', () => {
  test('has failed in that step and in all after it', () => {
    const [recording] = recordings
    if (recording === undefined) throw new Error('there are no recordings')
    const whole = perfectRun(recording)
    const broken = { ...whole, steps: whole.steps.slice(0, 1), thrown: new Error('not simulated') }
    const assertions = judge(recording, broken)
    expect(assertions.map(({ id }) => id)).toEqual(judge(recording, whole).map(({ id }) => id))
    const inStep = (n: string): readonly boolean[] =>
      assertions.filter(({ id }) => id.split('/')[2] === n).map(({ ok }) => ok)
    expect(new Set(inStep('1'))).toEqual(new Set([true]))
    for (const { n } of recording.steps.slice(1)) expect(new Set(inStep(String(n)))).toEqual(new Set([false]))
  })
})
