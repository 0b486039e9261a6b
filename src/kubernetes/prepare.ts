import { cloneJson, type MutableObject, numberAt, objectAt, objectsAt, stringAt } from './mutable.ts'
import { SAFE_ALPHABET } from './pod-template-hash.ts'
import type { Resource } from './resources.ts'

const SERVED = new Set(['Deployment', 'ReplicaSet', 'Pod', 'Service', 'ConfigMap', 'Namespace'])

/** True for the kinds that clients may create and change here. */
export function isServed(resource: Resource): boolean {
  return SERVED.has(resource.kind)
}

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
  if (stringAt(metadata, 'name') === '' && stringAt(metadata, 'generateName') !== '') {
    metadata['name'] = generatedName(stringAt(metadata, 'generateName'), object)
  }
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
    else if (field !== 'resourceVersion') metadata[field] = oldMetadata[field]
    if (metadata[field] === undefined) delete metadata[field]
  }
  if (old['status'] === undefined) delete object['status']
  else object['status'] = old['status']
  if (resource.kind === 'Service') keepAddresses(objectAt(object, 'spec') ?? {}, objectAt(old, 'spec') ?? {})
}

/**
 * Gives a Service its cluster address and node ports. The real ones are drawn at random; these are derived from the
 * name, so that the same Service has the same address in every run.
 */
export function allocateService(object: MutableObject): void {
  const metadata = objectAt(object, 'metadata')
  const spec = objectAt(object, 'spec') ?? {}
  const type = stringAt(spec, 'type')
  if (type === 'ExternalName') return
  const seed = checksum(`${stringAt(metadata, 'namespace')}/${stringAt(metadata, 'name')}`)
  spec['clusterIP'] ??= `10.96.${(seed >>> 8) % 256}.${1 + (seed % 254)}`
  spec['clusterIPs'] ??= [spec['clusterIP']]
  spec['ipFamilies'] ??= ['IPv4']
  spec['ipFamilyPolicy'] ??= 'SingleStack'
  const wantsNodePorts =
    type === 'NodePort' || (type === 'LoadBalancer' && spec['allocateLoadBalancerNodePorts'] !== false)
  if (!wantsNodePorts) return
  for (const [index, port] of objectsAt(spec, 'ports').entries()) {
    port['nodePort'] ??= NODE_PORT_MIN + ((seed + index) % NODE_PORTS)
  }
}

const NODE_PORT_MIN = 30_000
const NODE_PORTS = 2_768

function keepAddresses(spec: MutableObject, old: MutableObject): void {
  if (stringAt(spec, 'type') === 'ExternalName') return
  for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
    if (old[field] !== undefined) spec[field] ??= cloneJson(old[field])
  }
  if (stringAt(spec, 'type') === 'ClusterIP' || spec['type'] === undefined) return
  const former = objectsAt(old, 'ports')
  for (const port of objectsAt(spec, 'ports')) {
    const same = former.find((other) => numberAt(other, 'port') === numberAt(port, 'port'))
    if (same?.['nodePort'] !== undefined) port['nodePort'] ??= same['nodePort']
  }
}

const GENERATED_CHARACTERS = 5

function generatedName(prefix: string, object: MutableObject): string {
  let rest = checksum(JSON.stringify(object))
  let name = prefix
  for (let index = 0; index < GENERATED_CHARACTERS; index += 1) {
    name += SAFE_ALPHABET[rest % SAFE_ALPHABET.length]
    rest = Math.floor(rest / SAFE_ALPHABET.length)
  }
  return name
}

/** 32-bit FNV-1a of the UTF-16 units: any spread will do. */
function checksum(text: string): number {
  let sum = 2_166_136_261
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619)
  return sum >>> 0
}

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
