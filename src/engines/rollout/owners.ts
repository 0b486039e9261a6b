import type { KubeObject } from '../../kubernetes/types.ts'

type OwnerReference = NonNullable<KubeObject['metadata']['ownerReferences']>[number]

/** The uid of the controller that owns an object; `undefined` for one that stands alone. */
export function controllerUid(object: KubeObject | undefined): string | undefined {
  return object?.metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid
}

/** What a controller writes into the objects that it makes or takes over. */
export function controllerReference(kind: 'Deployment' | 'ReplicaSet', { metadata }: KubeObject): OwnerReference {
  const { name, uid = '' } = metadata
  return { apiVersion: 'apps/v1', kind, name, uid, controller: true, blockOwnerDeletion: true }
}

/**
 * What becomes of an object that a controller's selector matches, or that it owns (controller_ref_manager.go ClaimObject).
 * A controller that is being deleted neither takes nor lets go; what is being deleted is not taken.
 */
export function claimOf(
  object: KubeObject,
  controller: KubeObject,
  matches: boolean,
): 'owned' | 'adopt' | 'release' | 'none' {
  const owner = controllerUid(object)
  const ending = controller.metadata.deletionTimestamp !== undefined
  if (owner !== undefined) {
    if (owner !== controller.metadata.uid) return 'none'
    if (matches) return 'owned'
    return ending ? 'none' : 'release'
  }
  return matches && !ending && object.metadata.deletionTimestamp === undefined ? 'adopt' : 'none'
}

/** With one more owner; those it has stay. */
export function withOwner<T extends KubeObject>(object: T, owner: OwnerReference): T {
  const ownerReferences = [...(object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.uid), owner]
  return { ...object, metadata: { ...object.metadata, ownerReferences } }
}

export function withoutOwner<T extends KubeObject>(object: T, uid: string): T {
  const { ownerReferences: before = [], ...metadata } = object.metadata
  const ownerReferences = before.filter((owner) => owner.uid !== uid)
  return { ...object, metadata: ownerReferences.length === 0 ? metadata : { ...metadata, ownerReferences } }
}
