import { beforeEach, describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { type Cluster, createCluster, createKubelet } from '../../../../src/engines/rollout/index.ts'
import type { Deployment, Pod, ReplicaSet } from '../../../../src/kubernetes/types.ts'

const WEB = { resource: 'deployments', namespace: 'default', name: 'web' } as const
let cluster: Cluster
let pods = 0
let neverReadyFrom = Number.POSITIVE_INFINITY

/** The first pod is Ready 600 ms after its start, each further one 400 ms later, from the given one on never. */
beforeEach(() => {
  pods = 0
  neverReadyFrom = Number.POSITIVE_INFINITY
  cluster = createCluster({
    limits: LIMITS,
    kubelet: createKubelet(() => {
      pods += 1
      const readyAfterMs = pods >= neverReadyFrom ? ('never' as const) : 200 + pods * 400
      const run = { kind: 'runs' as const, readyAfterMs }
      return { pull: { ok: true, afterMs: 0 }, run, stopMs: 100, log: '' }
    }),
  })
})

const create = (spec: Record<string, unknown>, podSpec: Record<string, unknown> = {}): void => {
  const answer = cluster.api.create('deployments', 'default', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'nginx', image: 'nginx:1.25' }], ...podSpec },
      },
      ...spec,
    } as never,
  })
  if (!answer.ok) throw new Error(answer.status.message)
}

const replicaSet = (): ReplicaSet => cluster.api.list('replicasets', 'default')[0] as ReplicaSet

/** Each different `ready/available` of the ReplicaSet, with the ms at which it was written. */
function watchStatus(): { atMs: number; counts: string }[] {
  const seen: { atMs: number; counts: string }[] = []
  cluster.watch({ resource: 'replicasets' }, ({ atMs, object }) => {
    const { readyReplicas = 0, availableReplicas = 0 } = (object as ReplicaSet).status
    const counts = `${readyReplicas}/${availableReplicas}`
    if (seen.at(-1)?.counts !== counts) seen.push({ atMs, counts })
  })
  return seen
}

describe('minReadySeconds', () => {
  test('the ReplicaSet looks again when all have been Ready so long: none is available before', () => {
    const seen = watchStatus()
    create({ minReadySeconds: 5 })
    cluster.settle(60_000)
    expect(seen.map(({ counts }) => counts)).toEqual(['0/0', '1/0', '2/0', '2/2'])
    expect((seen[3]?.atMs ?? 0) - (seen[2]?.atMs ?? 0)).toBe(5005)
  })

  test('while one is never Ready, the other counts a second after its time', () => {
    neverReadyFrom = 2
    const seen = watchStatus()
    create({ minReadySeconds: 5 })
    cluster.settle(60_000)
    expect(seen.map(({ counts }) => counts)).toEqual(['0/0', '1/0', '1/1'])
    expect((seen[2]?.atMs ?? 0) - (seen[1]?.atMs ?? 0)).toBe(6000)
  })
})

describe('what the controllers look at again', () => {
  test('a complete rollout whose pods break later is no reason to look again and again', () => {
    create({ progressDeadlineSeconds: 10 })
    cluster.settle(60_000)
    for (const { metadata } of cluster.api.list('pods', 'default') as readonly Pod[]) {
      const ref = { resource: 'pods', namespace: 'default', name: metadata.name }
      cluster.api.patch(ref, 'merge', { metadata: { labels: { app: 'broken' } } })
    }
    let writes = 0
    cluster.watch({ resource: 'deployments' }, () => (writes += 1))
    cluster.settle(60_000)
    cluster.advanceTo(cluster.nowMs + 3_600_000)
    expect(cluster.diagnostics).toEqual([])
    expect(writes).toBeLessThan(20)
    const { conditions } = (cluster.api.get(WEB) as Deployment).status
    expect(conditions?.find(({ type }) => type === 'Progressing')?.reason).toBe('NewReplicaSetAvailable')
  })

  test('pods that are refused are tried again, later each time, and nobody waits for that', () => {
    create({}, { containers: [{ name: 'nginx', image: ' nginx:1.25' }] })
    cluster.settle(60_000)
    expect(cluster.nowMs).toBeLessThan(1000)
    const refusals = (): number => cluster.events.filter(({ reason }) => reason === 'FailedCreate').length
    const soon = refusals()
    cluster.advanceTo(60_000)
    // 5 ms, 10 ms … 20.48 s: thirteen tries more in the first minute
    expect(soon).toBeLessThan(4)
    expect(refusals()).toBe(14)
    expect(replicaSet().status.conditions?.map(({ reason }) => reason)).toEqual(['FailedCreate'])
  })
})

describe('claims', () => {
  test('a pod that is taken over keeps its other owners', () => {
    create({})
    cluster.settle(60_000)
    const labels = (cluster.api.list('pods', 'default')[0] as Pod).metadata.labels ?? {}
    const other = { apiVersion: 'v1', kind: 'ConfigMap', name: 'settings', uid: 'elsewhere' }
    const taken = cluster.api.create('pods', 'default', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'stray', labels, ownerReferences: [other] } as never,
      spec: { containers: [{ name: 'nginx', image: 'nginx:1.25' }] },
    })
    expect(taken.ok).toBe(true)
    cluster.advanceTo(cluster.nowMs + 20)
    const owners = cluster.api.get({ resource: 'pods', namespace: 'default', name: 'stray' })?.metadata.ownerReferences
    expect(owners?.map(({ kind }) => kind)).toEqual(['ConfigMap', 'ReplicaSet'])
  })
})
