import { describe, expect, test } from 'vitest'
import { isAvailable, type PodFacts, podsToDelete } from '../../../../src/engines/rollout/replica-set.ts'
import type { Pod } from '../../../../src/kubernetes/types.ts'

interface Facts {
  readonly uid: string
  readonly phase?: Pod['status']['phase']
  readonly node?: boolean
  readonly readyS?: number
  readonly createdS?: number
  readonly cost?: string
  readonly restarts?: number
}

const NOW_MS = 10_000_000

function facts({ uid, phase = 'Running', node = true, readyS, createdS = 0, cost, restarts = 0 }: Facts): PodFacts {
  const annotations = cost === undefined ? {} : { annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } }
  const status = { name: 'web', image: 'nginx', ready: true, restartCount: restarts, state: {} }
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: uid, uid, ...annotations },
    spec: { containers: [], ...(node ? { nodeName: 'node-1' } : {}) },
    status: {
      phase,
      conditions: [{ type: 'Ready', status: readyS === undefined ? 'False' : 'True' }],
      containerStatuses: [status],
    },
  }
  return { pod, createdMs: createdS * 1000, readySinceMs: readyS === undefined ? undefined : readyS * 1000 }
}

const first = (...pods: readonly Facts[]): string | undefined =>
  podsToDelete(pods.map(facts), 1, NOW_MS)[0]?.metadata.name

describe('which pod goes first', () => {
  test.each<{ title: string; goes: Facts; stays: Facts }>([
    { title: 'one without a node', goes: { uid: 'z', node: false, readyS: 1 }, stays: { uid: 'a', readyS: 1 } },
    { title: 'one that is pending', goes: { uid: 'z', phase: 'Pending' }, stays: { uid: 'a' } },
    { title: 'one that is not ready', goes: { uid: 'z', cost: '99' }, stays: { uid: 'a', readyS: 1 } },
    { title: 'the cheaper one', goes: { uid: 'z', readyS: 1, cost: '-1' }, stays: { uid: 'a', readyS: 9000 } },
    { title: 'the one ready for a shorter time', goes: { uid: 'z', readyS: 9000 }, stays: { uid: 'a', readyS: 1 } },
    {
      title: 'the one restarted more often, of two ready since the same second',
      goes: { uid: 'z', readyS: 1.9, restarts: 2 },
      stays: { uid: 'a', readyS: 1.1, restarts: 1 },
    },
    {
      title: 'the smaller uid, of two ready for about as long: restarts are not looked at',
      goes: { uid: 'a', readyS: 1, restarts: 0 },
      stays: { uid: 'z', readyS: 2, restarts: 5 },
    },
    { title: 'the younger one', goes: { uid: 'z', createdS: 9000 }, stays: { uid: 'a', createdS: 1 } },
    {
      title: 'a cost with a leading zero or a plus sign is none',
      goes: { uid: 'z', readyS: 1, cost: '-1' },
      stays: { uid: 'a', readyS: 1, cost: '-09' },
    },
  ])('$title', ({ goes, stays }) => {
    expect(first(goes, stays)).toBe(goes.uid)
    expect(first(stays, goes)).toBe(goes.uid)
  })
})

describe('available', () => {
  test.each([
    { title: 'not ready', since: undefined, seconds: 0, now: 9999, is: false },
    { title: 'ready, and nothing to wait for', since: 1500, seconds: 0, now: 1500, is: true },
    { title: 'counted from the whole second', since: 1500, seconds: 2, now: 3001, is: true },
    { title: 'longer than minReadySeconds, not as long', since: 1500, seconds: 2, now: 3000, is: false },
  ])('$title', ({ since, seconds, now, is }) => {
    expect(isAvailable(since, seconds, now)).toBe(is)
  })
})
