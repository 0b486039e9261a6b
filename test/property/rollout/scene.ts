import { fromRfc3339 } from '../../../src/domain/time.ts'
import { REVISION } from '../../../src/engines/rollout/annotations.ts'
import type { Cluster } from '../../../src/engines/rollout/index.ts'
import { sameTemplate } from '../../../src/kubernetes/pod-template.ts'
import type { Deployment, KubeObject, Pod, ReplicaSet } from '../../../src/kubernetes/types.ts'
import { must } from './violation.ts'

/** A ReplicaSet and its pods, counted here and not by the engine. */
export interface Holding {
  readonly set: ReplicaSet
  readonly pods: readonly Pod[]
  /** Not on their way out; of those the Ready ones; of those the ones that have been so for `minReadySeconds`. */
  readonly active: number
  readonly ready: number
  readonly ripe: number
  readonly terminating: number
}

/** One Deployment at one moment. */
export interface Scene {
  readonly nowMs: number
  readonly deployment: Deployment
  /** Its ReplicaSets, by creation time, then name. */
  readonly holdings: readonly Holding[]
  /** The one whose template is the Deployment's. */
  readonly newest: Holding | undefined
}

/** The Deployments of these names, in their order. Each pod and each ReplicaSet has to belong to something that exists. */
export function takeScenes(cluster: Cluster, names: readonly string[]): readonly Scene[] {
  const pods = byOwner(cluster.api.list('pods', 'default') as readonly Pod[])
  const sets = byOwner(cluster.api.list('replicasets', 'default') as readonly ReplicaSet[])
  const owned = new Set<string>()
  const scenes = names.map((name): Scene => {
    const deployment = deploymentNamed(cluster, name)
    const uid = deployment.metadata.uid ?? ''
    const holdings = (sets.get(uid) ?? [])
      .toSorted(byCreation)
      .map((set) => holdingOf(set, pods.get(set.metadata.uid ?? '') ?? [], cluster.nowMs))
    owned.add(uid)
    for (const { set } of holdings) owned.add(set.metadata.uid ?? '')
    const newest = holdings.find(({ set }) => sameTemplate(set.spec.template, deployment.spec.template))
    return { nowMs: cluster.nowMs, deployment, holdings, newest }
  })
  for (const uid of sets.keys()) must(owned.has(uid), 'a ReplicaSet has a Deployment', { uid })
  for (const [uid, orphans] of pods) {
    // a ReplicaSet may be tidied away while its last pods are on their way out
    must(owned.has(uid) || orphans.every(isTerminating), 'a pod has a ReplicaSet', { uid })
  }
  return scenes
}

export function deploymentNamed(cluster: Cluster, name: string): Deployment {
  const found = cluster.api.get({ resource: 'deployments', namespace: 'default', name })
  if (found === undefined) throw new Error(`the Deployment ${name} is gone`)
  return found as Deployment
}

/** The controller that owns an object; empty for one that stands alone. */
export function ownerOf({ metadata }: KubeObject): string {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid ?? ''
}

export function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[REVISION] ?? 0)
}

export function total(holdings: readonly Holding[], of: (holding: Holding) => number): number {
  return holdings.reduce((sum, holding) => sum + of(holding), 0)
}

export const wanted = ({ set }: Holding): number => set.spec.replicas
export const available = ({ set }: Holding): number => set.status.availableReplicas ?? 0

/** The controller has seen the Deployment as it is. */
export function isObserved({ metadata, status }: Deployment): boolean {
  return status.observedGeneration === metadata.generation
}

/** Every pod that is wanted is there, is of the newest template and is available, and there is none besides. */
export function isComplete({ deployment, holdings, newest }: Scene): boolean {
  const { replicas } = deployment.spec
  if (newest === undefined || !isObserved(deployment)) return false
  return (
    newest.set.status.replicas === replicas &&
    total(holdings, ({ set }) => set.status.replicas) === replicas &&
    total(holdings, available) === replicas
  )
}

function holdingOf(set: ReplicaSet, pods: readonly Pod[], nowMs: number): Holding {
  const active = pods.filter((pod) => !isTerminating(pod))
  const ready = active.filter((pod) => readySince(pod) !== undefined).length
  const seconds = set.spec.minReadySeconds ?? 0
  const ripe = seconds === 0 ? ready : active.filter((pod) => isRipe(pod, seconds, nowMs)).length
  return { set, pods, active: active.length, ready, ripe, terminating: pods.length - active.length }
}

/** It has been Ready for as long as its ReplicaSet asks for. */
export function isRipe(pod: Pod, minReadySeconds: number, nowMs: number): boolean {
  const since = readySince(pod)
  return since !== undefined && fromRfc3339(since) + minReadySeconds * 1000 <= nowMs
}

/** Time stamp of the condition Ready; `undefined` for a pod that is not. */
function readySince({ status }: Pod): string | undefined {
  return status.conditions?.find(({ type, status: is }) => type === 'Ready' && is === 'True')?.lastTransitionTime
}

function isTerminating({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined
}

function byOwner<T extends KubeObject>(objects: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const object of objects) {
    const owner = ownerOf(object)
    const group = groups.get(owner)
    if (group === undefined) groups.set(owner, [object])
    else group.push(object)
  }
  return groups
}

function byCreation({ metadata: a }: ReplicaSet, { metadata: b }: ReplicaSet): number {
  const [x, y] = [`${a.creationTimestamp ?? ''} ${a.name}`, `${b.creationTimestamp ?? ''} ${b.name}`]
  return x < y ? -1 : 1
}
