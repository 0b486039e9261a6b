import { cloneJson, type MutableObject, objectAt, objectsAt, stringAt } from './mutable.ts'
import { fillPodOnlyDefaults, fillPodSpecDefaults } from './pod-defaults.ts'
import type { KubeObject, PodTemplateSpec } from './types.ts'

/** The template with the server's defaults filled in; the argument is not changed. */
export function defaultPodTemplate(template: PodTemplateSpec): PodTemplateSpec {
  const copy = cloneJson(template) as unknown as MutableObject
  fillTemplateDefaults(copy)
  return copy as unknown as PodTemplateSpec
}

/** The object with the server's defaults for its kind filled in; the argument is not changed. */
export function defaultsFor(kind: string, object: KubeObject): KubeObject {
  const copy = cloneJson(object) as unknown as MutableObject
  fillDefaults(kind, copy)
  return copy as unknown as KubeObject
}

/** Fills in the server's defaults in place (pkg/apis/apps/v1/defaults.go, pkg/apis/core/v1/defaults.go). */
export function fillDefaults(kind: string, object: MutableObject): void {
  const spec = (object['spec'] ??= {}) as MutableObject
  switch (kind) {
    case 'Deployment':
      fillDeploymentDefaults(spec)
      break
    case 'ReplicaSet':
      spec['replicas'] ??= 1
      fillTemplateDefaults((spec['template'] ??= {}) as MutableObject)
      break
    case 'Pod':
      fillPodSpecDefaults(spec)
      fillPodOnlyDefaults(spec)
      break
    case 'Service':
      fillServiceDefaults(spec)
      break
    case 'Namespace':
      fillNamespaceDefaults(object)
      break
    default:
      if (Object.keys(spec).length === 0) delete object['spec']
  }
}

function fillDeploymentDefaults(spec: MutableObject): void {
  spec['replicas'] ??= 1
  spec['revisionHistoryLimit'] ??= 10
  spec['progressDeadlineSeconds'] ??= 600
  const strategy = (spec['strategy'] ??= {}) as MutableObject
  strategy['type'] ??= 'RollingUpdate'
  if (strategy['type'] === 'RollingUpdate') {
    const rollingUpdate = (strategy['rollingUpdate'] ??= {}) as MutableObject
    rollingUpdate['maxUnavailable'] ??= '25%'
    rollingUpdate['maxSurge'] ??= '25%'
  }
  fillTemplateDefaults((spec['template'] ??= {}) as MutableObject)
}

/** Fills in the defaults of a pod template in place. */
export function fillTemplateDefaults(template: MutableObject): void {
  const metadata = (template['metadata'] ??= {}) as MutableObject
  // Go writes the zero time of a struct that is no pointer, so every stored template has it.
  metadata['creationTimestamp'] ??= null
  fillPodSpecDefaults((template['spec'] ??= {}) as MutableObject)
}

function fillServiceDefaults(spec: MutableObject): void {
  spec['sessionAffinity'] ??= 'None'
  spec['type'] ??= 'ClusterIP'
  if (spec['sessionAffinity'] === 'ClientIP') {
    const config = (spec['sessionAffinityConfig'] ??= {}) as MutableObject
    const clientIp = (config['clientIP'] ??= {}) as MutableObject
    clientIp['timeoutSeconds'] ??= 10_800
  } else {
    delete spec['sessionAffinityConfig']
  }
  for (const port of objectsAt(spec, 'ports')) {
    port['protocol'] ??= 'TCP'
    if (port['targetPort'] === undefined || port['targetPort'] === 0 || port['targetPort'] === '') {
      port['targetPort'] = port['port'] ?? 0
    }
  }
  const type = stringAt(spec, 'type')
  const hasExternalIp = type === 'ClusterIP' && spec['externalIPs'] !== undefined
  if (type === 'NodePort' || type === 'LoadBalancer' || hasExternalIp) spec['externalTrafficPolicy'] ??= 'Cluster'
  if (type !== 'ExternalName') spec['internalTrafficPolicy'] ??= 'Cluster'
  if (type === 'LoadBalancer') spec['allocateLoadBalancerNodePorts'] ??= true
}

function fillNamespaceDefaults(namespace: MutableObject): void {
  const metadata = objectAt(namespace, 'metadata') ?? {}
  const labels = (metadata['labels'] ??= {}) as MutableObject
  labels['kubernetes.io/metadata.name'] = stringAt(metadata, 'name')
  const spec = objectAt(namespace, 'spec') ?? {}
  spec['finalizers'] ??= ['kubernetes']
  namespace['status'] = { phase: 'Active' }
}
