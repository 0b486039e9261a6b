import { rfc3339 } from '../../domain/time.ts'
import type { Condition, Pod, ReplicaSet } from '../../kubernetes/types.ts'
import { POD_DELETION_COST } from './annotations.ts'

/** A pod with the times that its status only holds in whole seconds. */
export interface PodFacts {
  readonly pod: Pod
  readonly createdMs: number
  /** Since when it is Ready; `undefined` while it is not. */
  readonly readySinceMs: number | undefined
}

/** Counts of a ReplicaSet's pods; kept up to date with each pod change, not recounted. */
export interface PodTally {
  /** Neither finished nor on their way out. */
  readonly active: number
  readonly ready: number
  readonly terminating: number
}

/** Counts as a pod of its own in what its ReplicaSet wants (controller_utils.go IsPodActive). */
export function isActive({ metadata, status }: Pod): boolean {
  return metadata.deletionTimestamp === undefined && status.phase !== 'Succeeded' && status.phase !== 'Failed'
}

export function isReady({ status }: Pod): boolean {
  return status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false
}

/**
 * When a Ready pod becomes available: after minReadySeconds, counted from the whole second of its Ready condition
 * (pkg/api/v1/pod/util.go IsPodAvailable).
 */
export function availableAtMs(readySinceMs: number, minReadySeconds: number): number {
  return minReadySeconds === 0 ? readySinceMs : Math.floor(readySinceMs / 1000) * 1000 + minReadySeconds * 1000
}

/**
 * Status of a ReplicaSet from its pods; figures of zero are absent (replica_set_utils.go calculateStatus). `failure` says
 * why pods could not be made; the condition keeps the words of the first time.
 */
export function replicaSetStatus(
  replicaSet: ReplicaSet,
  tally: PodTally,
  available: number,
  failure: Condition | undefined,
): ReplicaSet['status'] {
  const conditions = failure === undefined ? undefined : (replicaSet.status.conditions ?? [failure])
  return {
    replicas: tally.active,
    ...(tally.active === 0 ? {} : { fullyLabeledReplicas: tally.active }),
    ...(tally.ready === 0 ? {} : { readyReplicas: tally.ready }),
    ...(available === 0 ? {} : { availableReplicas: available }),
    observedGeneration: replicaSet.metadata.generation ?? 0,
    ...(conditions === undefined ? {} : { conditions }),
  }
}

export function sameReplicaSetStatus(a: ReplicaSet['status'], b: ReplicaSet['status']): boolean {
  return (
    a.replicas === b.replicas &&
    (a.fullyLabeledReplicas ?? 0) === (b.fullyLabeledReplicas ?? 0) &&
    (a.readyReplicas ?? 0) === (b.readyReplicas ?? 0) &&
    (a.availableReplicas ?? 0) === (b.availableReplicas ?? 0) &&
    (a.observedGeneration ?? 0) === (b.observedGeneration ?? 0) &&
    a.conditions === b.conditions
  )
}

/**
 * The pods to delete when there are too many (controller_utils.go ActivePodsWithRanks): those that are worth least
 * first. Times are compared on a logarithmic scale, so that pods of nearly the same age count as equal.
 */
export function podsToDelete(pods: readonly PodFacts[], count: number, nowMs: number): readonly Pod[] {
  return pods
    .toSorted((a, b) => compareWorth(a, b, nowMs))
    .slice(0, count)
    .map(({ pod }) => pod)
}

function compareWorth(a: PodFacts, b: PodFacts, nowMs: number): number {
  return (
    Number(a.pod.spec.nodeName !== undefined) - Number(b.pod.spec.nodeName !== undefined) ||
    phaseRank(a.pod) - phaseRank(b.pod) ||
    Number(isReady(a.pod)) - Number(isReady(b.pod)) ||
    deletionCost(a.pod) - deletionCost(b.pod) ||
    ageRank(a.readySinceMs, nowMs) - ageRank(b.readySinceMs, nowMs) ||
    restarts(b.pod) - restarts(a.pod) ||
    ageRank(a.createdMs, nowMs) - ageRank(b.createdMs, nowMs) ||
    (uid(a.pod) < uid(b.pod) ? -1 : 1)
  )
}

function phaseRank({ status }: Pod): number {
  return status.phase === 'Pending' ? 0 : 1
}

function deletionCost({ metadata }: Pod): number {
  const text = metadata.annotations?.[POD_DELETION_COST]
  return text !== undefined && /^-?\d{1,10}$/.test(text) ? Number(text) : 0
}

/** Larger for older: the whole part of log2 of the age in ns, as the original has it; −1 for no age. */
function ageRank(sinceMs: number | undefined, nowMs: number): number {
  if (sinceMs === undefined || nowMs <= sinceMs) return -1
  return Math.floor(Math.log2((nowMs - sinceMs) * 1e6))
}

function restarts({ status }: Pod): number {
  return Math.max(0, ...(status.containerStatuses ?? []).map(({ restartCount }) => restartCount))
}

function uid({ metadata }: Pod): string {
  return metadata.uid ?? ''
}

/** What the pods of a ReplicaSet have in common beside its template. */
export function familyOf({ metadata }: ReplicaSet): Pick<PodIdentity, 'generateName' | 'ownerReferences'> {
  const { name, uid: ownerUid = '' } = metadata
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name, uid: ownerUid, controller: true }
  return { generateName: `${name}-`, ownerReferences: [{ ...owner, blockOwnerDeletion: true }] }
}

/** What a pod's metadata says that its template does not. */
interface PodIdentity {
  readonly name: string
  readonly generateName: string
  readonly uid: string
  readonly nowMs: number
  readonly ownerReferences: NonNullable<Pod['metadata']['ownerReferences']>
}

/** A pod as the ReplicaSet's template says, bound to the one node there is. */
export function podFromTemplate(
  replicaSet: ReplicaSet,
  { name, generateName, uid: uidOfPod, nowMs, ownerReferences }: PodIdentity,
): Pod {
  const { template } = replicaSet.spec
  const { namespace } = replicaSet.metadata
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      generateName,
      ...(namespace === undefined ? {} : { namespace }),
      uid: uidOfPod,
      creationTimestamp: rfc3339(nowMs),
      ...(template.metadata?.labels === undefined ? {} : { labels: template.metadata.labels }),
      ...(template.metadata?.annotations === undefined ? {} : { annotations: template.metadata.annotations }),
      ownerReferences,
    },
    spec: template.spec,
    status: { phase: 'Pending' },
  }
}
