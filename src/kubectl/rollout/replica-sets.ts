import type { Cluster } from '../../engines/rollout/cluster-api.ts'
import { sameTemplate } from '../../kubernetes/pod-template.ts'
import { matchesSelector } from '../../kubernetes/selector.ts'
import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'

const REVISION = 'deployment.kubernetes.io/revision'

/** What a client finds out about a Deployment's ReplicaSets (kubectl pkg/util/deployment/deployment.go). */
export interface OwnedReplicaSets {
  /** By creation time, then name. */
  readonly old: readonly ReplicaSet[]
  /** The one whose template is the Deployment's. */
  readonly new: ReplicaSet | undefined
  /** As the server lists them. */
  readonly all: readonly ReplicaSet[]
}

export function ownedReplicaSets(cluster: Cluster, deployment: Deployment): OwnedReplicaSets {
  const { namespace, uid } = deployment.metadata
  const all = (cluster.api.list('replicasets', namespace) as readonly ReplicaSet[]).filter((replicaSet) => {
    const controller = replicaSet.metadata.ownerReferences?.find((owner) => owner.controller === true)
    return controller?.uid === uid && matchesSelector(deployment.spec.selector, replicaSet.metadata.labels)
  })
  const byAge = all.toSorted(byCreation)
  const newest = byAge.find((replicaSet) => sameTemplate(replicaSet.spec.template, deployment.spec.template))
  return { all, new: newest, old: byAge.filter((replicaSet) => replicaSet !== newest) }
}

/** The revision of a Deployment or ReplicaSet; 0 when it has none, `undefined` when it is no number. */
export function revisionOf(object: Deployment | ReplicaSet): number | undefined {
  const text = object.metadata.annotations?.[REVISION]
  if (text === undefined) return 0
  return /^-?[0-9]+$/.test(text) ? Number(text) : undefined
}

function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  const [x, y] = [a, b].map(({ metadata }) => `${metadata.creationTimestamp ?? ''} ${metadata.name}`) as [
    string,
    string,
  ]
  return x < y ? -1 : x > y ? 1 : 0
}
