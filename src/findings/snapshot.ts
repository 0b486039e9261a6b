import { revisionOf } from '../engines/rollout/annotations.ts'
import type { ApiReader } from '../kubernetes/api.ts'
import type { Deployment, KubeObject, Pod, ReplicaSet } from '../kubernetes/types.ts'
import { isDeployment } from './observe.ts'

/** The objects of a cluster at one moment. They are immutable, so they stay what they are while the cluster runs on. */
export interface Snapshot {
  readonly deployments: readonly Deployment[]
  readonly replicaSets: readonly ReplicaSet[]
  readonly pods: readonly Pod[]
  readonly services: readonly KubeObject[]
  /** Those of now: Events are only added. */
  readonly events: () => readonly KubeObject[]
}

export function takeSnapshot(api: ApiReader): Snapshot {
  return {
    deployments: api.list('deployments').filter(isDeployment),
    replicaSets: api.list('replicasets').filter((object): object is ReplicaSet => object.kind === 'ReplicaSet'),
    pods: api.list('pods').filter((object): object is Pod => object.kind === 'Pod'),
    services: api.list('services'),
    events: () => api.list('events'),
  }
}

/** The ReplicaSets of a Deployment, by revision, the oldest first. */
export function replicaSetsOf(snapshot: Snapshot, deployment: Deployment): readonly ReplicaSet[] {
  return snapshot.replicaSets
    .filter((replicaSet) => isOwnedBy(replicaSet, deployment))
    .toSorted((a, b) => revisionOf(a) - revisionOf(b))
}

/** The pods of a ReplicaSet, by name. */
export function podsOf(snapshot: Snapshot, replicaSet: ReplicaSet): readonly Pod[] {
  return snapshot.pods.filter((pod) => isOwnedBy(pod, replicaSet))
}

function isOwnedBy(object: KubeObject, owner: KubeObject): boolean {
  return (object.metadata.ownerReferences ?? []).some(
    ({ controller, uid }) => controller === true && uid === owner.metadata.uid,
  )
}
