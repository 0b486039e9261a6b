import { LIMITS } from '../../src/domain/limits.ts'
import { createCluster, createKubelet } from '../../src/engines/rollout/index.ts'
import type { Cluster, ContainerFate } from '../../src/engines/rollout/index.ts'
import { leastMs, type Measurement } from './measure.ts'

const SETTLE_MS = 3_600_000
const FEW_PODS = 100
const MANY_PODS = 10_000

/** The rollout engine in process: one update as a learner makes it, and how its cost grows with the number of pods. */
export function measureRollout(): readonly Measurement[] {
  const updateMs = leastOfUpdates(5, 200)
  const fewMs = leastMs(20, () => void deploy(FEW_PODS)) / FEW_PODS
  const manyMs = leastMs(3, () => void deploy(MANY_PODS)) / MANY_PODS
  return [
    { what: 'rolling update of 5 replicas', budget: 1, result: updateMs, unit: ' ms', detail: 'best of 200' },
    {
      what: `cost per pod, ${MANY_PODS} pods against ${FEW_PODS}`,
      budget: 2,
      result: manyMs / fewMs,
      unit: '×',
      detail: `${(manyMs * 1000).toFixed(0)} µs against ${(fewMs * 1000).toFixed(0)} µs`,
    },
  ]
}

function leastOfUpdates(replicas: number, times: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let count = 0; count < times; count += 1) {
    const cluster = deploy(replicas)
    const elapsedMs = leastMs(1, () => {
      update(cluster, 'nginx:1.27')
      expectReady(cluster, replicas)
    })
    least = Math.min(least, elapsedMs)
  }
  return least
}

function deploy(replicas: number): Cluster {
  const cluster = createCluster({ kubelet: createKubelet(() => RUNS), limits: LIMITS })
  const created = cluster.api.create('deployments', 'default', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'nginx', image: 'nginx:1.26' }] },
      },
    },
  })
  if (!created.ok) throw new Error(created.status.message)
  cluster.settle(SETTLE_MS)
  expectReady(cluster, replicas)
  return cluster
}

function update(cluster: Cluster, image: string): void {
  const ref = { resource: 'deployments', namespace: 'default', name: 'web' }
  const patch = { spec: { template: { spec: { containers: [{ name: 'nginx', image }] } } } }
  const patched = cluster.api.patch(ref, 'strategic', patch)
  if (!patched.ok) throw new Error(patched.status.message)
  cluster.settle(SETTLE_MS)
}

/** A figure for a rollout that did not happen would be a lie. */
function expectReady(cluster: Cluster, replicas: number): void {
  const counts = cluster.frames.at(-1)?.deployments[0]
  if (counts?.available !== replicas || counts.updated !== replicas) throw new Error('the rollout is not complete')
}

const RUNS: ContainerFate = {
  pull: { ok: true, afterMs: 100 },
  run: { kind: 'runs', readyAfterMs: 100 },
  stopMs: 100,
  log: '',
}
