import { describe, expect, test } from 'vitest'
import { createKubelet } from '../../../../src/engines/rollout/kubelet.ts'
import type { ContainerFate } from '../../../../src/engines/rollout/runtime.ts'
import { readyAfterStartMs } from '../../../../src/engines/rollout/probes.ts'
import type { Container, ContainerStatus, Pod } from '../../../../src/kubernetes/types.ts'

const SERVES: ContainerFate = {
  pull: { ok: true, afterMs: 1000 },
  run: { kind: 'runs', readyAfterMs: 500 },
  stopMs: 200,
  log: 'serving\n',
}
const ENDS: ContainerFate = { ...SERVES, run: { kind: 'exits', afterMs: 2000, exitCode: 3 }, log: 'gave up\n' }
const DONE: ContainerFate = { ...SERVES, run: { kind: 'exits', afterMs: 100, exitCode: 0 } }
const NO_IMAGE: ContainerFate = { ...SERVES, pull: { ok: false, afterMs: 400, message: 'not found' } }
const NO_PROGRAM: ContainerFate = {
  ...SERVES,
  run: { kind: 'start-error', exitCode: 128, message: 'exec: "x": not found' },
}
const NO_CONTAINER: ContainerFate = {
  ...SERVES,
  run: { kind: 'create-error', reason: 'CreateContainerError', message: 'no command specified' },
}

function pod(spec: Partial<Pod['spec']> = {}): Pod {
  const metadata = { name: 'web-1', namespace: 'default', uid: 'u1' }
  const containers = [{ name: 'web', image: 'web:1' }]
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers, ...spec }, status: { phase: 'Pending' } }
}

function told({ state, restartCount, ready }: ContainerStatus): string {
  const name = state.waiting?.reason ?? state.terminated?.reason ?? (ready ? 'ready' : 'running')
  return restartCount === 0 ? name : `${name} after ${restartCount}`
}

/** `[ms, state of the first container]` for each change up to a moment, with retries marked. */
function story(fates: Readonly<Record<string, ContainerFate>>, subject: Pod, untilMs: number): string[] {
  const life = createKubelet(({ name }) => fates[name] ?? SERVES).adopt(subject, 0)
  const lines: string[] = []
  for (let change = life.next(0); change !== undefined && change.atMs <= untilMs; change = life.next(change.atMs)) {
    const statuses = [...(change.status.initContainerStatuses ?? []), ...(change.status.containerStatuses ?? [])]
    const line = `${statuses.map(told).join(' | ')} (${change.status.phase})`
    if (lines.at(-1)?.endsWith(line) !== true)
      lines.push(`${change.atMs}${change.kind === 'retry' ? ' retry' : ''} ${line}`)
  }
  return lines
}

describe('the life of a pod', () => {
  test.each<{ title: string; fate: ContainerFate; untilMs: number; lines: string[] }>([
    {
      title: 'pulls, starts, gets ready',
      fate: SERVES,
      untilMs: 10_000,
      lines: ['0 ContainerCreating (Pending)', '1300 running (Running)', '1800 ready (Running)'],
    },
    {
      title: 'a process that ends is restarted at once, then with growing delays',
      fate: ENDS,
      untilMs: 45_000,
      lines: [
        '0 ContainerCreating (Pending)',
        '1300 ready (Running)',
        '3300 Error (Running)',
        '4300 ready after 1 (Running)',
        '6300 Error after 1 (Running)',
        '7300 CrashLoopBackOff after 1 (Running)',
        '17300 retry ready after 2 (Running)',
        '19300 Error after 2 (Running)',
        '20300 CrashLoopBackOff after 2 (Running)',
        '40300 retry ready after 3 (Running)',
        '42300 Error after 3 (Running)',
        '43300 CrashLoopBackOff after 3 (Running)',
      ],
    },
    {
      title: 'a process that is gone before the kubelet looks again is never Ready',
      fate: { ...SERVES, run: { kind: 'exits', afterMs: 400, exitCode: 1 } },
      untilMs: 2000,
      lines: ['0 ContainerCreating (Pending)', '1300 running (Running)', '1700 Error (Running)'],
    },
    {
      title: 'a process that lasts long is Ready until it ends',
      fate: { ...SERVES, run: { kind: 'exits', afterMs: 3_600_000, exitCode: 0 } },
      untilMs: 3_602_000,
      lines: ['0 ContainerCreating (Pending)', '1300 ready (Running)', '3601300 Completed (Running)'],
    },
    {
      title: 'an image that cannot be pulled is tried again and again',
      fate: NO_IMAGE,
      untilMs: 13_000,
      lines: [
        '0 ContainerCreating (Pending)',
        '400 ErrImagePull (Pending)',
        '1400 ImagePullBackOff (Pending)',
        '11800 ErrImagePull (Pending)',
        '12800 retry ImagePullBackOff (Pending)',
      ],
    },
    {
      title: 'a program that is not there: the container cannot be run',
      fate: NO_PROGRAM,
      untilMs: 5000,
      lines: [
        '0 ContainerCreating (Pending)',
        '1300 RunContainerError (Running)',
        '2300 RunContainerError after 1 (Running)',
        '3300 CrashLoopBackOff after 1 (Running)',
      ],
    },
    {
      title: 'nothing to run: no container is made',
      fate: NO_CONTAINER,
      untilMs: 5000,
      lines: ['0 ContainerCreating (Pending)', '1300 CreateContainerError (Pending)'],
    },
  ])('$title', ({ fate, untilMs, lines }) => {
    expect(story({ web: fate }, pod(), untilMs)).toEqual(lines)
  })

  test('with restartPolicy Never a pod ends as its container does', () => {
    expect(story({ web: ENDS }, pod({ restartPolicy: 'Never' }), 60_000).at(-1)).toBe('3300 Error (Failed)')
    expect(story({ web: DONE }, pod({ restartPolicy: 'OnFailure' }), 60_000).at(-1)).toBe('1400 Completed (Succeeded)')
  })

  test('init containers run one after the other, before the others', () => {
    const initContainers = [
      { name: 'first', image: 'a' },
      { name: 'second', image: 'b' },
    ]
    const lines = story({ first: DONE, second: DONE, web: SERVES }, pod({ initContainers }), 60_000)
    expect(lines).toEqual([
      '0 ContainerCreating | PodInitializing | PodInitializing (Pending)',
      '1300 running | PodInitializing | PodInitializing (Pending)',
      '1400 Completed | ContainerCreating | PodInitializing (Pending)',
      '2700 Completed | running | PodInitializing (Pending)',
      '2800 Completed | Completed | ContainerCreating (Pending)',
      '4100 Completed | Completed | running (Running)',
      '4600 Completed | Completed | ready (Running)',
    ])
  })

  test('the log of the present run and of the one before', () => {
    const life = createKubelet(() => ENDS).adopt(pod(), 0)
    let nowMs = 0
    for (let change = life.next(0); change !== undefined && change.atMs <= 5000; change = life.next(change.atMs))
      nowMs = change.atMs
    expect(life.log('web', false, nowMs)).toBe('gave up\n')
    expect(life.log('web', true, nowMs)).toBe('gave up\n')
    expect(life.log('nobody', false, nowMs)).toBeUndefined()
    expect(life.log('web', true, 2000)).toBeUndefined()
  })
})

describe('readiness', () => {
  const probe = { initialDelaySeconds: 5, periodSeconds: 10, successThreshold: 1 }
  test.each<{ title: string; container: Partial<Container>; serves: number | 'never'; ready: number | undefined }>([
    { title: 'no probe: as soon as it serves', container: {}, serves: 700, ready: 700 },
    { title: 'first probe', container: { readinessProbe: probe }, serves: 700, ready: 5000 },
    { title: 'second probe', container: { readinessProbe: probe }, serves: 7000, ready: 15_000 },
    {
      title: 'two successes',
      container: { readinessProbe: { ...probe, successThreshold: 2 } },
      serves: 700,
      ready: 15_000,
    },
    {
      title: 'after the startup probe',
      container: { startupProbe: probe, readinessProbe: { periodSeconds: 2 } },
      serves: 100,
      ready: 6000,
    },
    { title: 'never', container: { readinessProbe: probe }, serves: 'never', ready: undefined },
  ])('$title', ({ container, serves, ready }) => {
    expect(readyAfterStartMs({ name: 'web', ...container }, serves)).toBe(ready)
  })
})

/** Where a pod can be reached at its first two changes. */
function addresses(fate: ContainerFate): readonly (string | undefined)[] {
  const life = createKubelet(() => fate).adopt(pod(), 0)
  const first = life.next(0)
  const second = life.next(first?.atMs ?? 0)
  return [first?.status.podIP, second?.status.podIP]
}

test('a pod has an address before its image is there, and none while a volume of it is missing', () => {
  expect(addresses(NO_IMAGE)).toEqual([undefined, '10.244.0.3'])
  expect(addresses({ ...SERVES, unmounted: 'no such ConfigMap' })).toEqual([undefined, undefined])
})
