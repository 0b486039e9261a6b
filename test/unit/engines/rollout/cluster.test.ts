import { beforeEach, describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { type Cluster, createCluster, createKubelet } from '../../../../src/engines/rollout/index.ts'
import type { Deployment, KubeObject } from '../../../../src/kubernetes/types.ts'

const WEB = { resource: 'deployments', namespace: 'default', name: 'web' } as const
let cluster: Cluster

function manifest(replicas: number): Parameters<Cluster['api']['create']>[2] {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'nginx', image: 'nginx:1.25', ports: [{ containerPort: 80 }] }] },
      },
    },
  }
}

const names = (resource: string): string[] => cluster.api.list(resource, 'default').map(({ metadata }) => metadata.name)
const setImage = (image: string): void => {
  cluster.api.patch(WEB, 'strategic', { spec: { template: { spec: { containers: [{ name: 'nginx', image }] } } } })
}

beforeEach(() => {
  cluster = createCluster({
    limits: LIMITS,
    kubelet: createKubelet(({ image }) => ({
      pull: image === 'nginx:gone' ? { ok: false, afterMs: 200, message: 'not found' } : { ok: true, afterMs: 500 },
      run: { kind: 'runs', readyAfterMs: 500 },
      stopMs: 100,
      log: '',
    })),
  })
})

describe('a cluster', () => {
  test('names a ReplicaSet as a real cluster does, and its pods after it', () => {
    cluster.api.create('deployments', 'default', manifest(2))
    cluster.settle(60_000)
    expect(names('replicasets')).toEqual(['web-dc64c95dd'])
    for (const pod of names('pods')) expect(pod).toMatch(/^web-dc64c95dd-[bcdfghjklmnpqrstvwxz2456789]{5}$/)
  })

  test('a stuck rollout ends its deadline, and not earlier', () => {
    cluster.api.create('deployments', 'default', manifest(2))
    cluster.settle(60_000)
    setImage('nginx:gone')
    const startMs = cluster.nowMs
    const reason = (): string | undefined =>
      (cluster.api.get(WEB) as Deployment).status.conditions?.find(({ type }) => type === 'Progressing')?.reason
    cluster.advanceTo(startMs + 599_000)
    expect(reason()).toBe('ReplicaSetUpdated')
    cluster.advanceTo(startMs + 603_000)
    expect(reason()).toBe('ProgressDeadlineExceeded')
  })

  test('a deletion takes everything with it; an orphaned ReplicaSet is adopted again', () => {
    cluster.api.create('deployments', 'default', manifest(2))
    cluster.settle(60_000)
    cluster.api.delete(WEB, { cascade: 'orphan' })
    cluster.settle(60_000)
    expect(names('pods')).toHaveLength(2)
    cluster.api.create('deployments', 'default', manifest(2))
    cluster.settle(60_000)
    expect(names('replicasets')).toHaveLength(1)
    expect((cluster.api.get(WEB) as Deployment).metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '1',
    })
    cluster.api.delete(WEB)
    cluster.settle(60_000)
    expect([...names('deployments'), ...names('replicasets'), ...names('pods')]).toEqual([])
  })

  test('a deleted pod is replaced at once', () => {
    cluster.api.create('deployments', 'default', manifest(2))
    cluster.settle(60_000)
    const [first = ''] = names('pods')
    cluster.api.delete({ resource: 'pods', namespace: 'default', name: first })
    cluster.settle(60_000)
    expect(names('pods')).toHaveLength(2)
    expect(names('pods')).not.toContain(first)
  })

  test('a pod that no longer matches is let go, and one that matches is taken over', () => {
    cluster.api.create('deployments', 'default', manifest(2))
    cluster.settle(60_000)
    const [first = ''] = names('pods')
    const ref = { resource: 'pods', namespace: 'default', name: first }
    cluster.api.patch(ref, 'merge', { metadata: { labels: { app: 'debug' } } })
    cluster.settle(60_000)
    expect(names('pods')).toHaveLength(3)
    expect(cluster.api.get(ref)?.metadata.ownerReferences ?? []).toEqual([])
    cluster.api.patch(ref, 'merge', { metadata: { labels: { app: 'web' } } })
    cluster.settle(60_000)
    expect(names('pods')).toHaveLength(2)
  })

  test('two billion replicas are answered at once, with a limit', () => {
    cluster.api.create('deployments', 'default', manifest(2_000_000_000))
    cluster.settle(60_000)
    expect(names('pods')).toEqual([])
    expect(cluster.diagnostics.map(({ code }) => code)).toEqual(['SIMULATION_PODS_LIMIT'])
  })

  test('objects stay within their namespace', () => {
    const missing = cluster.api.create('deployments', 'blue', manifest(1))
    expect(missing.ok).toBe(false)
    cluster.api.create('namespaces', undefined, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'blue' } })
    cluster.api.create('deployments', 'blue', manifest(1))
    cluster.api.create('deployments', 'default', manifest(3))
    cluster.settle(60_000)
    expect(cluster.api.list('pods', 'blue')).toHaveLength(1)
    expect(cluster.api.list('pods', 'default')).toHaveLength(3)
    cluster.api.delete({ resource: 'namespaces', name: 'blue' })
    cluster.settle(60_000)
    expect(cluster.api.list('pods').map(({ metadata }: KubeObject) => metadata.namespace)).toEqual([
      'default',
      'default',
      'default',
    ])
    expect(cluster.api.get({ resource: 'namespaces', name: 'blue' })).toBeUndefined()
  })

  test('writes are remembered with what was before and after, and where they came from', () => {
    cluster.api.create('deployments', 'default', manifest(1), { source: { file: 'web.yaml', document: 0 } })
    setImage('nginx:1.26')
    expect(cluster.writes).toMatchObject([{ ref: WEB, source: { file: 'web.yaml' } }, { ref: WEB }])
    expect(cluster.writes[0]?.before).toBeUndefined()
    expect(cluster.writes[1]?.before).toBe(cluster.writes[0]?.after)
  })

  test('a dry run changes nothing', () => {
    const answer = cluster.api.create('deployments', 'default', manifest(1), { dryRun: true })
    expect(answer.ok).toBe(true)
    expect(names('deployments')).toEqual([])
    expect(cluster.writes).toEqual([])
  })
})
