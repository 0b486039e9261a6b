import { describe, expect, test } from 'vitest'
import { syncDeployment } from '../../../../src/engines/rollout/sync.ts'
import type { Intent } from '../../../../src/engines/rollout/view.ts'
import type { Deployment, ReplicaSet } from '../../../../src/kubernetes/types.ts'
import { deployment, replicaSet, template } from './fixtures.ts'

interface Row {
  title: string
  deployment: Deployment
  replicaSets: readonly ReplicaSet[]
  /** Sizes after the sync, by name; those that are not written stay out. */
  sizes: Readonly<Record<string, number>>
}

const sizedFor = (desired: number, max: number): Readonly<Record<string, string>> => ({
  'deployment.kubernetes.io/desired-replicas': String(desired),
  'deployment.kubernetes.io/max-replicas': String(max),
})

function sync(subject: Deployment, replicaSets: readonly ReplicaSet[]): readonly Intent[] {
  const view = { deployment: subject, replicaSets, livePods: () => 0, named: () => undefined }
  return syncDeployment(view, 10_000)
}

/** The newest ReplicaSet of a template gets a name that is its hash; tests call it `new`. */
function sizesOf(intents: readonly Intent[], known: readonly ReplicaSet[]): Record<string, number> {
  const sizes: Record<string, number> = {}
  for (const intent of intents) {
    if (intent.kind !== 'update-replica-set' && intent.kind !== 'create-replica-set') continue
    const { name } = intent.replicaSet.metadata
    sizes[known.some(({ metadata }) => metadata.name === name) ? name : 'new'] = intent.replicaSet.spec.replicas
  }
  return sizes
}

const old = (desired: number, available: number, replicas = desired): ReplicaSet =>
  replicaSet({
    name: 'old',
    image: 'nginx:1.24',
    desired,
    available,
    revision: 1,
    annotations: sizedFor(replicas, replicas + 2),
  })
const latest = (desired: number, available: number, replicas: number, max: number): ReplicaSet =>
  replicaSet({
    name: 'new',
    image: 'nginx:1.25',
    desired,
    available,
    revision: 2,
    annotations: sizedFor(replicas, max),
  })

describe('one sync of a rolling update', () => {
  test.each<Row>([
    {
      title: 'nothing there: all at once',
      deployment: deployment({ replicas: 3 }),
      replicaSets: [],
      sizes: { new: 3 },
    },
    {
      title: 'born with the surge, and the first old pod may go in the same breath',
      deployment: deployment({ replicas: 4 }),
      replicaSets: [old(4, 4)],
      sizes: { new: 1, old: 3 },
    },
    {
      title: 'a step down waits for an available new pod',
      deployment: deployment({ replicas: 3 }),
      replicaSets: [old(3, 3), latest(1, 0, 3, 4)],
      sizes: {},
    },
    {
      title: 'one new pod is available: one old pod goes',
      deployment: deployment({ replicas: 3 }),
      replicaSets: [old(3, 3), latest(1, 1, 3, 4)],
      sizes: { old: 2 },
    },
    {
      title: 'pods that are not available anyway go first',
      deployment: deployment({ replicas: 5 }),
      replicaSets: [old(3, 0, 5), latest(4, 4, 5, 7)],
      sizes: { old: 0 },
    },
    {
      title: 'stuck: five wanted, four old available, three new not',
      deployment: deployment({ replicas: 5 }),
      replicaSets: [old(4, 4, 5), latest(3, 0, 5, 7)],
      sizes: {},
    },
  ])('$title', ({ deployment: subject, replicaSets, sizes }) => {
    const intents = sync(subject, replicaSets)
    const written = sizesOf(intents, replicaSets)
    const changed = Object.entries(written).filter(
      ([name, size]) => replicaSets.find(({ metadata }) => metadata.name === name)?.spec.replicas !== size,
    )
    expect(Object.fromEntries(changed)).toEqual(sizes)
  })

  test('ten replicas stuck at 8 and 5, scaled to fifteen: in proportion', () => {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } }
    const before = [
      replicaSet({
        name: 'old',
        image: 'nginx:1.24',
        desired: 8,
        available: 8,
        revision: 1,
        annotations: sizedFor(10, 13),
      }),
      latest(5, 0, 10, 13),
    ]
    const intents = sync(deployment({ replicas: 15, strategy }), before)
    expect(sizesOf(intents, before)).toEqual({ old: 11, new: 7 })
  })

  test('a paused Deployment makes no ReplicaSet for a new template', () => {
    const subject = deployment({ paused: true, template: template('nginx:1.26') })
    const intents = sync(subject, [old(3, 3)])
    expect(intents.filter(({ kind }) => kind === 'create-replica-set')).toEqual([])
  })
})

describe('revisions', () => {
  test('going back to an earlier template re-uses its ReplicaSet with the next number', () => {
    const before = [
      replicaSet({ name: 'first', image: 'nginx:1.25', desired: 0, available: 0, revision: 1 }),
      replicaSet({ name: 'second', image: 'nginx:1.26', desired: 3, available: 3, revision: 2 }),
    ]
    const intents = sync(deployment({ template: template('nginx:1.25') }), before)
    const first = intents.find(
      (intent) => intent.kind === 'update-replica-set' && intent.replicaSet.metadata.name === 'first',
    )
    expect(first?.kind === 'update-replica-set' && first.replicaSet.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    })
    expect(intents.some(({ kind }) => kind === 'create-replica-set')).toBe(false)
  })

  test('a hash that is taken by another ReplicaSet raises the collision count', () => {
    const stranger = replicaSet({ name: 'stranger', image: 'redis:7', desired: 1, available: 1, revision: 1 })
    const view = { deployment: deployment(), replicaSets: [], livePods: () => 0, named: () => stranger }
    const intents = syncDeployment(view, 0)
    const write = intents.find(({ kind }) => kind === 'update-deployment-status')
    expect(write?.kind === 'update-deployment-status' && write.deployment.status.collisionCount).toBe(1)
    expect(intents.some(({ kind }) => kind === 'create-replica-set')).toBe(false)
  })
})
