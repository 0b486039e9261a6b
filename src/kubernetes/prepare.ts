import { cloneJson, type MutableObject, numberAt, objectAt, objectsAt, stringAt } from './mutable.ts'
import type { Resource } from './resources.ts'
import { semanticEqual } from './semantic-equal.ts'

/** Fields of `metadata` that the server alone writes. */
const SERVER_FIELDS = [
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'selfLink',
  'managedFields',
]

/** Drops what a client cannot decide about a new object, and gives it the status and generation it begins with. */
export function prepareForCreate(resource: Resource, object: MutableObject): void {
  const metadata = objectAt(object, 'metadata') ?? {}
  for (const field of SERVER_FIELDS) delete metadata[field]
  switch (resource.kind) {
    case 'Deployment':
      metadata['generation'] = 1
      object['status'] = {}
      break
    case 'ReplicaSet':
      metadata['generation'] = 1
      object['status'] = { replicas: 0 }
      break
    case 'Pod':
      object['status'] = { phase: 'Pending', qosClass: qualityOfService(objectAt(object, 'spec') ?? {}) }
      break
    case 'Service':
      object['status'] = { loadBalancer: {} }
      break
    default:
      delete object['status']
  }
}

/** Restores what an update cannot change, and for a Service the addresses that were given to it. */
export function prepareForUpdate(resource: Resource, object: MutableObject, old: MutableObject): void {
  const metadata = objectAt(object, 'metadata') ?? {}
  const oldMetadata = objectAt(old, 'metadata') ?? {}
  for (const field of SERVER_FIELDS) {
    if (field === 'uid' || field === 'creationTimestamp') metadata[field] ||= oldMetadata[field]
    else metadata[field] = oldMetadata[field]
    if (metadata[field] === undefined) delete metadata[field]
  }
  if (old['status'] === undefined) delete object['status']
  else object['status'] = old['status']
  if (resource.kind === 'Service') keepAddresses(objectAt(object, 'spec') ?? {}, objectAt(old, 'spec') ?? {})
}

/**
 * What a Service was given stays with it as long as its type has a use for it
 * (pkg/registry/core/service/storage: patchAllocatedValues, normalizeClusterIPs, dropTypeDependentFields).
 */
function keepAddresses(spec: MutableObject, old: MutableObject): void {
  const type = stringAt(spec, 'type') || 'ClusterIP'
  const former = new Map(objectsAt(old, 'ports').map((port) => [numberAt(port, 'port'), port['nodePort']]))
  if (type === 'ExternalName') {
    for (const field of ADDRESS_FIELDS) if (semanticEqual(spec[field], old[field])) delete spec[field]
  } else {
    for (const field of KEPT_FIELDS) if (old[field] !== undefined) spec[field] ??= cloneJson(old[field])
    const isSame = spec['clusterIP'] === old['clusterIP']
    if (isSame && old['clusterIPs'] !== undefined) spec['clusterIPs'] ??= cloneJson(old['clusterIPs'])
    // A client that changes the one and sends the other as it was means both.
    if (!isSame && semanticEqual(spec['clusterIPs'], old['clusterIPs'])) spec['clusterIPs'] = [spec['clusterIP']]
  }
  const isOutside = type === 'NodePort' || type === 'LoadBalancer'
  if (!isOutside && spec['externalTrafficPolicy'] === old['externalTrafficPolicy']) delete spec['externalTrafficPolicy']
  for (const port of objectsAt(spec, 'ports')) {
    const nodePort = former.get(numberAt(port, 'port'))
    if (isOutside && nodePort !== undefined) port['nodePort'] ??= nodePort
    if (!isOutside && port['nodePort'] === nodePort) delete port['nodePort']
  }
}

const KEPT_FIELDS = ['clusterIP', 'ipFamilies', 'ipFamilyPolicy']
const ADDRESS_FIELDS = ['clusterIPs', ...KEPT_FIELDS]

/** pkg/apis/core/helper/qos: Guaranteed when every container's limits of cpu and memory equal its requests. */
function qualityOfService(spec: MutableObject): string {
  const containers = ['initContainers', 'containers'].flatMap((key) => objectsAt(spec, key))
  let isGuaranteed = containers.length > 0
  let hasAny = false
  for (const container of containers) {
    const resources = objectAt(container, 'resources')
    const limits = objectAt(resources, 'limits') ?? {}
    const requests = objectAt(resources, 'requests') ?? {}
    for (const name of ['cpu', 'memory']) {
      if (limits[name] !== undefined || requests[name] !== undefined) hasAny = true
      if (limits[name] === undefined || (requests[name] ?? limits[name]) !== limits[name]) isGuaranteed = false
    }
  }
  return isGuaranteed ? 'Guaranteed' : hasAny ? 'Burstable' : 'BestEffort'
}
