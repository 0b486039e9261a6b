import { describe, expect, test } from 'vitest'
import { readRecording, type RecordedStep } from '../../scripts/conformance/k8s-recording.ts'
import { canonical, maskVolatile } from '../../scripts/conformance/normalise.ts'
import { recordingsOf } from './recordings.ts'

/** The recordings hold volatile texts raw and normalised, which makes them the test of the normalising. */
interface Sample {
  readonly title: string
  readonly argv: readonly string[]
  readonly raw: string
  readonly normalised: string
}

function samplesOf(id: string, step: RecordedStep): readonly Sample[] {
  const { argv } = step
  if (argv === undefined) return []
  return (['stdout', 'stderr'] as const).map((stream) => ({
    title: `${id}/${step.n}/${stream}`,
    argv,
    raw: step[stream] ?? '',
    normalised: step[`${stream}Norm`] ?? step[stream] ?? '',
  }))
}

const samples = recordingsOf('k8s').flatMap(({ content }) => {
  const recording = readRecording(content)
  if (typeof recording === 'string') throw new Error(recording)
  return recording.steps.flatMap((step) => samplesOf(recording.id, step))
})

describe('what kubectl really printed, normalised', () => {
  test('is what the recordings hold as normalised', () => {
    const wrong = samples.filter(
      ({ raw, normalised, argv }) => canonical(maskVolatile(raw, argv), argv) !== canonical(normalised, argv),
    )
    expect(samples.length).toBeGreaterThan(1000)
    expect(wrong.map(({ title }) => title)).toEqual([])
  })

  test('stays as it is where nothing in it is volatile', () => {
    const plain = samples.filter(({ raw, normalised }) => raw === normalised && !/\b\d+s\b|resourceVersion/.test(raw))
    const changed = plain.filter(({ raw, argv }) => canonical(maskVolatile(raw, argv), argv) !== raw)
    expect(plain.length).toBeGreaterThan(900)
    expect(changed.map(({ title }) => title)).toEqual([])
  })
})

describe('two ages of different lengths are the same text', () => {
  test.each([
    {
      what: 'in the last column',
      argv: ['kubectl', 'get', 'rs'],
      short: 'NAME   DESIRED   AGE\nweb    3         9s\n',
      long: 'NAME   DESIRED   AGE\nweb    3         2m10s\n',
    },
    {
      what: 'in the middle of a table',
      argv: ['kubectl', 'get', 'rs', '-o', 'wide'],
      short: 'NAME   AGE   CONTAINERS\nweb    9s    nginx\n',
      long: 'NAME   AGE     CONTAINERS\nweb    2m10s   nginx\n',
    },
    {
      what: 'among events',
      argv: ['kubectl', 'describe', 'deploy', 'web'],
      short: '  Type    Reason  Age   From     Message\n  ----    ------  ----  ----     -------\n  Normal  Pulled  9s    kubelet  done\n',
      long: '  Type    Reason  Age    From     Message\n  ----    ------  ----   ----     -------\n  Normal  Pulled  2m10s  kubelet  done\n',
    },
    {
      what: 'without headers',
      argv: ['kubectl', 'get', 'rs', '--no-headers'],
      short: 'web   3   9s\n',
      long: 'web   3   2m10s\n',
    },
    {
      what: 'of a restart',
      argv: ['kubectl', 'get', 'pods'],
      short: 'NAME   RESTARTS     AGE\nweb    1 (9s ago)   9s\nold    0            9s\n',
      long: 'NAME   RESTARTS      AGE\nweb    1 (10s ago)   10s\nold    0             9s\n',
    },
  ])('$what', ({ argv, short, long }) => {
    expect(canonical(maskVolatile(long, argv), argv)).toBe(canonical(maskVolatile(short, argv), argv))
  })

  test('but a different count beside it is not', () => {
    const argv = ['kubectl', 'get', 'rs']
    const table = (count: number): string =>
      canonical(maskVolatile(`NAME   DESIRED   AGE\nweb    ${count}         9s\n`, argv), argv)
    expect(table(3)).not.toBe(table(4))
  })
})
