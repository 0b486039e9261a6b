import { LIMITS } from '../../src/domain/limits.ts'
import { createCluster, createKubelet } from '../../src/engines/rollout/index.ts'
import type { Cluster, ContainerFate } from '../../src/engines/rollout/index.ts'
import { leastMs, type Measurement } from './measure.ts'

const SETTLE_MS = 3_600_000
const FEW_PODS = 100
const MANY_PODS = 10_000
const ROUNDS = 5
const FEW_REVISIONS = 100
const MANY_REVISIONS = 1000

/** The rollout engine in process: one update as a learner makes it, and how its cost grows with the number of pods. */
export function measureRollout(): readonly Measurement[] {
  const updateMs = leastOfUpdates(5, 1000)
  const fewMs = leastOfDeploys(FEW_PODS)
  const manyMs = leastOfDeploys(MANY_PODS)
  const revisions = costOfRevisions()
  return [
    { what: 'rolling update of 5 replicas', budget: 1, result: updateMs, unit: ' ms', detail: 'best of 1000' },
    {
      what: `cost per pod, ${MANY_PODS} pods against ${FEW_PODS}`,
      budget: 2,
      result: manyMs / fewMs,
      unit: '×',
      detail: `${(manyMs * 1000).toFixed(0)} µs against ${(fewMs * 1000).toFixed(0)} µs`,
    },
    {
      what: `cost per update, ${MANY_REVISIONS} revisions against ${FEW_REVISIONS}`,
      budget: 10,
      result: revisions.manyMs / revisions.fewMs,
      unit: '×',
      detail: `${(revisions.manyMs * 1000).toFixed(0)} µs against ${(revisions.fewMs * 1000).toFixed(0)} µs`,
    },
  ]
}

/**
 * Ms per update of a Deployment that keeps all its ReplicaSets: over its first hundred revisions, and over its first
 * thousand. As in the real controller every sync looks at each ReplicaSet once, so that ten times as many may cost ten times
 * as much an update; more than that would mean that something looks at them again and again.
 */
function costOfRevisions(): { readonly fewMs: number; readonly manyMs: number } {
  const cluster = deploy(1, MANY_REVISIONS)
  let tag = 0
  const updateTo = (revision: number) => {
    for (; tag < revision; tag += 1) update(cluster, `nginx:1.${tag}`)
  }
  const untilFewMs = leastMs(1, () => updateTo(FEW_REVISIONS))
  const afterFewMs = leastMs(1, () => updateTo(MANY_REVISIONS))
  if (cluster.api.list('replicasets', 'default').length < MANY_REVISIONS) throw new Error('revisions are missing')
  return { fewMs: untilFewMs / FEW_REVISIONS, manyMs: (untilFewMs + afterFewMs) / MANY_REVISIONS }
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

/** Ms per pod of Deployments with so many replicas, one after the other until there were `MANY_PODS` pods: a slow moment of the machine weighs the same for few. */
function leastOfDeploys(replicas: number): number {
  const ms = leastMs(ROUNDS, () => {
    for (let pods = 0; pods < MANY_PODS; pods += replicas) deploy(replicas)
  })
  return ms / MANY_PODS
}

function deploy(replicas: number, revisionHistoryLimit = 10): Cluster {
  const cluster = createCluster({ kubelet: createKubelet(() => RUNS), limits: LIMITS })
  const created = cluster.api.create('deployments', 'default', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      revisionHistoryLimit,
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
