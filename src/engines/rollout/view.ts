import { sameTemplate } from '../../kubernetes/pod-template.ts'
import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import { revisionOf } from './annotations.ts'

/** What one sync of the Deployment controller looks at. All values are immutable. */
export interface DeploymentView {
  readonly deployment: Deployment
  /** The ReplicaSets it owns, by creation time, then name. */
  readonly replicaSets: readonly ReplicaSet[]
  /** Pods of a ReplicaSet that are there and not finished, those on their way out included (matters for Recreate). */
  readonly livePods: (replicaSet: ReplicaSet) => number
  /** Any ReplicaSet of that name in the namespace, for the collision check. */
  readonly named: (name: string) => ReplicaSet | undefined
}

/**
 * What a sync wants done, in order. Object writes carry the whole new value; the API server fills in uid, generation and
 * resourceVersion.
 */
export type Intent =
  | { readonly kind: 'create-replica-set'; readonly replicaSet: ReplicaSet }
  | { readonly kind: 'update-replica-set'; readonly replicaSet: ReplicaSet }
  | { readonly kind: 'delete-replica-set'; readonly replicaSet: ReplicaSet }
  /** Status, and the revision annotation, which the controller writes through the status endpoint: no new generation. */
  | { readonly kind: 'update-deployment-status'; readonly deployment: Deployment }
  | { readonly kind: 'event'; readonly type: 'Normal' | 'Warning'; readonly reason: string; readonly message: string }
  | { readonly kind: 'sync-again'; readonly atMs: number }

/** Older first; ties by name (controller_utils.go ReplicaSetsByCreationTimestamp). */
export function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  return compareText(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '') || byName(a, b)
}

/** Smaller revision first; ties by creation (deployment_util.go ReplicaSetsByRevision). */
export function byRevision(a: ReplicaSet, b: ReplicaSet): number {
  return revisionOf(a) - revisionOf(b) || byCreation(a, b)
}

export function byName(a: ReplicaSet, b: ReplicaSet): number {
  return compareText(a.metadata.name, b.metadata.name)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The list in creation order; most lists are in that order already, and given back as they are. */
export function inCreationOrder(replicaSets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  let before: ReplicaSet | undefined
  for (const each of replicaSets) {
    if (before !== undefined && byCreation(before, each) > 0) return replicaSets.toSorted(byCreation)
    before = each
  }
  return replicaSets
}

/**
 * The ReplicaSet whose template is the Deployment's, the hash label aside: of those in creation order the first, if there are several
 * (deployment_util.go FindNewReplicaSet). The hash itself is never compared.
 */
export function findNewReplicaSet({ spec }: Deployment, ordered: readonly ReplicaSet[]): ReplicaSet | undefined {
  return ordered.find((replicaSet) => sameTemplate(replicaSet.spec.template, spec.template))
}

/** Those that want pods. */
export function active(replicaSets: readonly ReplicaSet[]): ReplicaSet[] {
  return replicaSets.filter((replicaSet) => replicaSet.spec.replicas > 0)
}

export function sumDesired(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, { spec }) => sum + spec.replicas, 0)
}

export function sumCurrent(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, { status }) => sum + status.replicas, 0)
}

export function sumReady(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, { status }) => sum + (status.readyReplicas ?? 0), 0)
}

export function sumAvailable(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, replicaSet) => sum + available(replicaSet), 0)
}

export function available(replicaSet: ReplicaSet): number {
  return replicaSet.status.availableReplicas ?? 0
}
