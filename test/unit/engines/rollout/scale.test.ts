import { describe, expect, test } from 'vitest'
import { syncDeployment } from '../../../../src/engines/rollout/sync.ts'
import type { Intent } from '../../../../src/engines/rollout/view.ts'
import type { Deployment, ReplicaSet } from '../../../../src/kubernetes/types.ts'
import { deployment, replicaSet } from './fixtures.ts'

type Sizes = Readonly<Record<string, number>>

interface Row {
  readonly title: string
  readonly before: number
  readonly after: number
  readonly surge?: readonly [number, number]
  /** The newest ReplicaSet is `new`; `older` was made before `old`. All of their pods are available. */
  readonly sizes: Sizes
  readonly expected: Sizes
}

const AGES: Sizes = { oldest: 1, older: 2, old: 3, new: 4 }

const rolling = (maxSurge: number): Deployment['spec']['strategy'] => ({
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge, maxUnavailable: 1 },
})

const size = (desired: number, max: number): Record<string, string> => ({
  'deployment.kubernetes.io/desired-replicas': String(desired),
  'deployment.kubernetes.io/max-replicas': String(max),
})

function setOf(name: string, desired: number, annotations: Readonly<Record<string, string>>): ReplicaSet {
  const age = AGES[name] ?? 0
  const image = name === 'new' ? 'nginx:1.25' : `nginx:1.${age}`
  return replicaSet({ name, image, desired, available: desired, revision: age, annotations })
}

function sync(subject: Deployment, replicaSets: readonly ReplicaSet[]): readonly Intent[] {
  const byAge = replicaSets.toSorted((a, b) => (AGES[a.metadata.name] ?? 0) - (AGES[b.metadata.name] ?? 0))
  return syncDeployment({ deployment: subject, replicaSets: byAge, livePods: () => 0, named: () => undefined }, 10_000)
}

function sizesAfter(subject: Deployment, replicaSets: readonly ReplicaSet[]): Sizes {
  const sizes = Object.fromEntries(replicaSets.map(({ metadata, spec }) => [metadata.name, spec.replicas]))
  for (const intent of sync(subject, replicaSets)) {
    if (intent.kind === 'update-replica-set') sizes[intent.replicaSet.metadata.name] = intent.replicaSet.spec.replicas
  }
  return sizes
}

describe('a changed number of replicas', () => {
  test.each<Row>([
    { title: 'a lone ReplicaSet grows', before: 10, after: 12, sizes: { new: 10 }, expected: { new: 12 } },
    { title: 'a lone ReplicaSet shrinks', before: 10, after: 5, sizes: { new: 10 }, expected: { new: 5 } },
    { title: '2 and 3 doubled', before: 5, after: 10, sizes: { new: 2, old: 3 }, expected: { new: 4, old: 6 } },
    { title: '2 and 3 down to three', before: 5, after: 3, sizes: { new: 2, old: 3 }, expected: { new: 1, old: 2 } },
    { title: '8 and 1 down to four', before: 9, after: 4, sizes: { new: 8, old: 1 }, expected: { new: 4, old: 0 } },
    {
      title: 'three of them up',
      before: 7,
      after: 10,
      sizes: { new: 2, old: 3, older: 2 },
      expected: { new: 3, old: 4, older: 3 },
    },
    {
      title: 'three of them down',
      before: 13,
      after: 8,
      sizes: { new: 2, old: 8, older: 3 },
      expected: { new: 1, old: 5, older: 2 },
    },
    {
      title: 'of equal ones the newest gets the one that is added',
      before: 3,
      after: 4,
      sizes: { new: 1, old: 1, older: 1 },
      expected: { new: 2, old: 1, older: 1 },
    },
    {
      title: 'of equal ones the oldest loses the one that is taken',
      before: 3,
      after: 2,
      sizes: { new: 1, old: 1, older: 1 },
      expected: { new: 1, old: 1, older: 0 },
    },
    {
      title: 'without a newest one the latest old one grows first',
      before: 3,
      after: 4,
      sizes: { old: 1, older: 1, oldest: 1 },
      expected: { old: 2, older: 1, oldest: 1 },
    },
    {
      title: 'to zero all at once',
      before: 10,
      after: 0,
      sizes: { new: 3, old: 3, older: 4 },
      expected: { new: 0, old: 0, older: 0 },
    },
    {
      title: 'room for surge is shared too',
      before: 10,
      after: 20,
      surge: [2, 2],
      sizes: { new: 6, old: 6 },
      expected: { new: 11, old: 11 },
    },
    {
      title: 'a surge that changes at the same time counts as it is now',
      before: 50,
      after: 100,
      surge: [10, 20],
      sizes: { new: 10, old: 50 },
      expected: { new: 20, old: 100 },
    },
  ])('$before → $after: $title', ({ before, after, surge = [0, 0], sizes, expected }) => {
    const annotations = size(before, before + surge[0])
    const replicaSets = Object.entries(sizes).map(([name, desired]) => setOf(name, desired, annotations))
    expect(sizesAfter(deployment({ replicas: after, strategy: rolling(surge[1]) }), replicaSets)).toEqual(expected)
  })

  test('of two that are as old, the later name grows first and the earlier one shrinks first', () => {
    const twins = ['a', 'b'].map((name) =>
      replicaSet({ name, image: `nginx:${name}`, desired: 1, available: 1, revision: 1, annotations: size(2, 2) }),
    )
    expect(sizesAfter(deployment({ replicas: 3, strategy: rolling(0) }), twins)).toEqual({ a: 1, b: 2 })
    expect(sizesAfter(deployment({ replicas: 1, strategy: rolling(0) }), twins)).toEqual({ a: 0, b: 1 })
  })

  test('without a size from before and without pods nothing is in proportion: the largest gets all', () => {
    const annotations = { 'deployment.kubernetes.io/desired-replicas': '5' }
    const sets = [setOf('new', 2, annotations), setOf('old', 3, annotations)]
    expect(sizesAfter(deployment({ replicas: 10, strategy: rolling(0) }), sets)).toEqual({ new: 2, old: 8 })
  })
})

describe('writes that change no size', () => {
  test('Recreate leaves the size annotations of a ReplicaSet alone that has its size', () => {
    const subject = deployment({ replicas: 3, strategy: { type: 'Recreate' } })
    const written = sync(subject, [setOf('new', 3, size(3, 4))]).filter(({ kind }) => kind === 'update-replica-set')
    expect(written).toEqual([])
  })

  test('a second write from a stale copy ends the sync', () => {
    const status: Deployment['status'] = {
      conditions: [
        { type: 'Progressing', status: 'Unknown', reason: 'DeploymentPaused', message: 'Deployment is paused' },
      ],
    }
    const intents = sync(deployment({ replicas: 3 }, status), [setOf('old', 3, size(3, 4))])
    // resumed, and the new ReplicaSet made; its condition and the first step down are left to the next sync
    expect(intents.map(({ kind }) => kind)).toEqual(['update-deployment-status', 'create-replica-set', 'event'])
  })

  test('a ReplicaSet that is renumbered is not scaled in the same sync', () => {
    const replicaSets = [setOf('old', 3, size(3, 4)), { ...setOf('new', 0, size(3, 4)) }]
    const renamed = replicaSets.map((set) =>
      set.metadata.name === 'new'
        ? { ...set, metadata: { ...set.metadata, annotations: { 'deployment.kubernetes.io/revision': '1' } } }
        : set,
    )
    const intents = sync(deployment({ replicas: 3 }), renamed)
    expect(intents.map(({ kind }) => kind)).toEqual(['update-replica-set'])
  })
})
