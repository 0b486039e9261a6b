import { type MutableObject, objectAt, objectsAt } from './mutable.ts'

/**
 * Drops, in place, the fields of a pod or of its template whose features are off by default in v1.32, as the server does before it
 * checks a new object (pkg/api/pod/util.go dropDisabledFields, pkg/features/kube_features.go): they may hold anything.
 */
export function dropDisabledFields(kind: string, object: MutableObject): void {
  const outer = objectAt(object, 'spec')
  const spec = kind === 'Pod' ? outer : objectAt(objectAt(outer, 'template'), 'spec')
  if (spec !== undefined) dropFromPodSpec(spec)
}

function dropFromPodSpec(spec: MutableObject): void {
  for (const field of ['hostUsers', 'resourceClaims', 'resources']) delete spec[field]
  const security = objectAt(spec, 'securityContext')
  if (security !== undefined) {
    for (const field of ['supplementalGroupsPolicy', 'seLinuxChangePolicy']) delete security[field]
  }
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    for (const container of objectsAt(spec, list)) dropFromContainer(container)
  }
  for (const volume of objectsAt(spec, 'volumes')) {
    delete volume['image']
    for (const source of objectsAt(objectAt(volume, 'projected'), 'sources')) delete source['clusterTrustBundle']
    const claim = objectAt(objectAt(objectAt(volume, 'ephemeral'), 'volumeClaimTemplate'), 'spec')
    if (claim !== undefined) delete claim['volumeAttributesClassName']
  }
}

function dropFromContainer(container: MutableObject): void {
  delete container['resizePolicy']
  const resources = objectAt(container, 'resources')
  if (resources !== undefined) delete resources['claims']
  const security = objectAt(container, 'securityContext')
  // This field is not dropped but set, since it was always written in v1.12.
  if (security?.['procMount'] !== undefined) security['procMount'] = 'Default'
}
