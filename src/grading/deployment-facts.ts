import type { FieldPath } from '../domain/json.ts'
import type { Evidence } from '../domain/report.ts'
import { revisionOf } from '../engines/rollout/annotations.ts'
import type { Condition, Deployment, KubeObject, Pod, ReplicaSet } from '../kubernetes/types.ts'
import type { Moment } from './moment.ts'

/** The ReplicaSets a Deployment owns, by revision, the oldest first. */
export function ownedReplicaSets(moment: Moment, deployment: Deployment): readonly ReplicaSet[] {
  return moment.cluster
    .list('replicasets', deployment.metadata.namespace)
    .filter((object): object is ReplicaSet => object.kind === 'ReplicaSet' && isOwnedBy(object, deployment))
    .toSorted((a, b) => revisionOf(a) - revisionOf(b))
}

/** The pods a ReplicaSet owns, by name. */
export function ownedPods(moment: Moment, replicaSet: ReplicaSet): readonly Pod[] {
  return moment.cluster
    .list('pods', replicaSet.metadata.namespace)
    .filter((object): object is Pod => object.kind === 'Pod' && isOwnedBy(object, replicaSet))
}

/** The revisions that `kubectl rollout history` would list. */
export function revisionsOf(replicaSets: readonly ReplicaSet[]): readonly number[] {
  return replicaSets.map(revisionOf)
}

export function conditionOf(deployment: Deployment, type: string): Condition | undefined {
  return deployment.status.conditions?.find((condition) => condition.type === type)
}

export type RolloutState = 'complete' | 'progressing' | 'paused' | 'deadline-exceeded'

/**
 * Where a rollout stands, in the order in which it is worth saying: given up, done, paused with something left to do,
 * else under way. `complete` is what `kubectl rollout status` calls successfully rolled out
 * (kubectl polymorphichelpers/rollout_status.go).
 */
export function rolloutState(deployment: Deployment): RolloutState {
  if (conditionOf(deployment, 'Progressing')?.reason === 'ProgressDeadlineExceeded') return 'deadline-exceeded'
  if (isComplete(deployment)) return 'complete'
  return deployment.spec.paused === true ? 'paused' : 'progressing'
}

export function isComplete(deployment: Deployment): boolean {
  const { spec, status, metadata } = deployment
  const updated = status.updatedReplicas ?? 0
  return (
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
    updated >= spec.replicas &&
    (status.replicas ?? 0) <= updated &&
    (status.availableReplicas ?? 0) >= updated
  )
}

/** Evidence: a field of an object; the resolver finds who wrote it last. */
export function fieldOf(object: KubeObject, ...path: FieldPath): Evidence {
  const { namespace, name } = object.metadata
  return { kind: 'object', apiKind: object.kind, namespace: namespace ?? '', name, path }
}

function isOwnedBy(object: KubeObject, owner: KubeObject): boolean {
  return (object.metadata.ownerReferences ?? []).some(
    (reference) => reference.controller === true && reference.uid === owner.metadata.uid,
  )
}
