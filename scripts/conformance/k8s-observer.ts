import type { Cluster } from '../../src/engines/rollout/cluster-api.ts'
import type { WatchEvent } from '../../src/kubernetes/api.ts'
import type { Pod, ReplicaSet } from '../../src/kubernetes/types.ts'
import type { Bounds, RecordedEvent, ScalingEntry } from './k8s-recording.ts'

/** Watches a simulated cluster as the recorder watched the real one. */
export interface Observer {
  /** When a Deployment, ReplicaSet or pod last changed; virtual ms. */
  readonly lastChangeMs: number
  /** Every change of a ReplicaSet's `spec.replicas` so far. */
  readonly scaling: readonly ScalingEntry[]
  /** Every event on a Deployment so far, as it was written or rewritten. */
  events(): readonly RecordedEvent[]
  /** Begins a new step and forgets the bounds of the one before. */
  beginStep(): void
  /** Least and most over the step so far. */
  readonly bounds: Bounds
  /** Every ReplicaSet ever seen, by name, as first written. */
  readonly seen: ReadonlyMap<string, ReplicaSet>
}

export function observe(cluster: Cluster): Observer {
  const replicaSets = new Map<string, ReplicaSet>()
  const pods = new Map<string, Pod>()
  const seen = new Map<string, ReplicaSet>()
  const scaling: ScalingEntry[] = []
  let lastChangeMs = cluster.nowMs
  let bounds = measure(replicaSets, pods)
  const onChange = (event: WatchEvent, apply: () => void): void => {
    apply()
    lastChangeMs = event.atMs
    bounds = widen(bounds, measure(replicaSets, pods))
  }
  cluster.watch({ resource: 'deployments' }, (event) => onChange(event, () => {}))
  cluster.watch({ resource: 'pods' }, (event) => onChange(event, () => keep(pods, event)))
  cluster.watch({ resource: 'replicasets' }, (event) =>
    onChange(event, () => {
      const replicaSet = event.object as ReplicaSet
      const { name } = replicaSet.metadata
      scaling.push(...scalingOf(event, replicaSets.get(name)))
      if (!seen.has(name)) seen.set(name, replicaSet)
      keep(replicaSets, event)
    }),
  )
  return {
    get lastChangeMs() {
      return lastChangeMs
    },
    scaling,
    events: () => cluster.events.filter(({ kind }) => kind === 'Deployment').map(recordedEvent),
    beginStep() {
      bounds = measure(replicaSets, pods)
    },
    get bounds() {
      return bounds
    },
    seen,
  }
}

function keep<T>(objects: Map<string, T>, { type, object }: WatchEvent): void {
  if (type === 'DELETED') objects.delete(object.metadata.name)
  else objects.set(object.metadata.name, object as T)
}

function scalingOf(event: WatchEvent, before: ReplicaSet | undefined): readonly ScalingEntry[] {
  const { metadata, spec } = event.object as ReplicaSet
  if (event.type === 'DELETED') return [[metadata.name, 'deleted', spec.replicas]]
  if (before === undefined) return [[metadata.name, 'created', spec.replicas]]
  return before.spec.replicas === spec.replicas ? [] : [[metadata.name, before.spec.replicas, spec.replicas]]
}

function recordedEvent({ name, type, reason, message, count }: Cluster['events'][number]): RecordedEvent {
  return { deployment: name, type, reason, message, count }
}

function measure(replicaSets: ReadonlyMap<string, ReplicaSet>, pods: ReadonlyMap<string, Pod>): Bounds {
  let available = 0
  let desired = 0
  for (const { spec, status } of replicaSets.values()) {
    available += status.availableReplicas ?? 0
    desired += spec.replicas
  }
  let alive = 0
  let ready = 0
  for (const { metadata, status } of pods.values()) {
    if (metadata.deletionTimestamp !== undefined) continue
    alive += 1
    if (status.conditions?.some(({ type, status: verdict }) => type === 'Ready' && verdict === 'True')) ready += 1
  }
  return {
    minReadyPods: ready,
    maxPods: alive,
    maxPodsWithTerminating: pods.size,
    minAvailable: available,
    maxSpecReplicas: desired,
  }
}

function widen(a: Bounds, b: Bounds): Bounds {
  return {
    minReadyPods: Math.min(a.minReadyPods, b.minReadyPods),
    maxPods: Math.max(a.maxPods, b.maxPods),
    maxPodsWithTerminating: Math.max(a.maxPodsWithTerminating, b.maxPodsWithTerminating),
    minAvailable: Math.min(a.minAvailable, b.minAvailable),
    maxSpecReplicas: Math.max(a.maxSpecReplicas, b.maxSpecReplicas),
  }
}
