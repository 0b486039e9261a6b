import { rfc3339 } from '../../domain/time.ts'
import type { Writable } from '../../domain/writable.ts'
import type { Condition, ObjectMeta, Pod, ReplicaSet } from '../../kubernetes/types.ts'
import { POD_DELETION_COST } from './annotations.ts'
import { controllerReference } from './owners.ts'

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
 * Whether a pod has been Ready for longer than minReadySeconds, counted from the whole second of its Ready condition
 * (pkg/api/v1/pod/util.go IsPodAvailable). `readySinceMs` is `undefined` for a pod that is not Ready.
 */
export function isAvailable(readySinceMs: number | undefined, minReadySeconds: number, nowMs: number): boolean {
  if (readySinceMs === undefined) return false
  return minReadySeconds === 0 || (wholeSeconds(readySinceMs) + minReadySeconds) * 1000 < nowMs
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000)
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
  const status: Writable<ReplicaSet['status']> = { replicas: tally.active }
  if (tally.active !== 0) status.fullyLabeledReplicas = tally.active
  if (tally.ready !== 0) status.readyReplicas = tally.ready
  if (available !== 0) status.availableReplicas = available
  status.observedGeneration = replicaSet.metadata.generation ?? 0
  if (conditions !== undefined) status.conditions = conditions
  return status
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
 * first. Times are in whole seconds, as the pods' stamps are, and compared on a logarithmic scale: of two that are about
 * as old the uid decides, whatever else they differ in.
 */
export function podsToDelete(pods: readonly PodFacts[], count: number, nowMs: number): readonly Pod[] {
  if (count >= pods.length) return pods.map(({ pod }) => pod)
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
    compareAges(a, b, ({ readySinceMs }) => readySinceMs, nowMs) ||
    restarts(b.pod) - restarts(a.pod) ||
    compareAges(a, b, ({ createdMs }) => createdMs, nowMs) ||
    compareUids(a, b)
  )
}

function phaseRank({ status }: Pod): number {
  return status.phase === 'Pending' ? 0 : 1
}

function deletionCost({ metadata }: Pod): number {
  const text = metadata.annotations?.[POD_DELETION_COST]
  return text !== undefined && /^(?:0|-?[1-9]\d{0,9})$/.test(text) ? Number(text) : 0
}

/** Younger first. The same second counts for nothing; about the same age leaves it to the uid. */
function compareAges(
  a: PodFacts,
  b: PodFacts,
  sinceMs: (facts: PodFacts) => number | undefined,
  nowMs: number,
): number {
  const [aMs, bMs] = [sinceMs(a), sinceMs(b)]
  if (aMs === undefined || bMs === undefined || wholeSeconds(aMs) === wholeSeconds(bMs)) return 0
  return ageRank(wholeSeconds(aMs) * 1000, nowMs) - ageRank(wholeSeconds(bMs) * 1000, nowMs) || compareUids(a, b)
}

/** The whole part of log2 of the age in ns, as the original has it; −1 for no age. */
function ageRank(sinceMs: number, nowMs: number): number {
  return nowMs <= sinceMs ? -1 : Math.floor(Math.log2((nowMs - sinceMs) * 1e6))
}

function restarts({ status }: Pod): number {
  return Math.max(0, ...(status.containerStatuses ?? []).map(({ restartCount }) => restartCount))
}

function compareUids(a: PodFacts, b: PodFacts): number {
  return (a.pod.metadata.uid ?? '') < (b.pod.metadata.uid ?? '') ? -1 : 1
}

interface PodFamily {
  readonly generateName: string
  readonly ownerReferences: NonNullable<Pod['metadata']['ownerReferences']>
}

/** What the pods of a ReplicaSet have in common beside its template. */
export function familyOf(replicaSet: ReplicaSet): PodFamily {
  const ownerReferences = [controllerReference('ReplicaSet', replicaSet)]
  return { generateName: `${replicaSet.metadata.name}-`, ownerReferences }
}

/** What a pod's metadata says that its template does not. */
interface PodIdentity {
  readonly name: string
  readonly uid: string
  readonly nowMs: number
}

/** A pod as the ReplicaSet's template says, bound to the one node there is. */
export function podFromTemplate(
  replicaSet: ReplicaSet,
  { generateName, ownerReferences }: PodFamily,
  { name, uid, nowMs }: PodIdentity,
): Pod {
  const { template } = replicaSet.spec
  const { namespace } = replicaSet.metadata
  const { labels, annotations } = template.metadata ?? {}
  const metadata: Writable<ObjectMeta> = { name, generateName }
  if (namespace !== undefined) metadata.namespace = namespace
  metadata.uid = uid
  metadata.creationTimestamp = rfc3339(nowMs)
  if (labels !== undefined) metadata.labels = labels
  if (annotations !== undefined) metadata.annotations = annotations
  metadata.ownerReferences = ownerReferences
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: template.spec, status: { phase: 'Pending' } }
}
