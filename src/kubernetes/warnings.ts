import { type MutableObject, objectAt, stringAt, stringMapAt, stringsAt } from './mutable.ts'
import { dnsLabelErrors } from './names.ts'
import { podWarnings } from './pod-warnings.ts'

/**
 * Warnings of the server about an object that it accepts (the strategies of the kinds, pkg/api/service/warnings.go). `aboutTemplate` is
 * what is to be said of its pod template, if that is known already.
 */
export function warningsFor(kind: string, object: MutableObject, aboutTemplate?: readonly string[]): readonly string[] {
  const metadata = objectAt(object, 'metadata')
  const name = stringAt(metadata, 'name')
  const spec = objectAt(object, 'spec') ?? {}
  switch (kind) {
    case 'Deployment':
    case 'ReplicaSet': {
      const template = objectAt(spec, 'template') ?? {}
      return [
        ...nameWarnings(name, 'this is used in Pod names and hostnames'),
        ...(aboutTemplate ?? podWarnings(template, 'spec.template.')),
      ]
    }
    case 'Pod':
      return [...nameWarnings(name, "this is used in the Pod's hostname"), ...podWarnings(object, '')]
    case 'Service':
      return serviceWarnings(metadata, spec)
    default:
      return []
  }
}

function nameWarnings(name: string, used: string): readonly string[] {
  const errors = dnsLabelErrors(name)
  if (errors.length === 0) return []
  const consequence = 'which can result in surprising behavior; a DNS label is recommended'
  return [`metadata.name: ${used}, ${consequence}: [${errors.join(' ')}]`]
}

const OLD_HINTS = 'service.kubernetes.io/topology-aware-hints'
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode'

function serviceWarnings(metadata: MutableObject | undefined, spec: MutableObject): readonly string[] {
  const warnings: string[] = []
  const type = stringAt(spec, 'type')
  const hasExternalIps = stringsAt(spec, 'externalIPs').length > 0
  if (stringMapAt(metadata, 'annotations')?.[OLD_HINTS] !== undefined) {
    warnings.push(`annotation ${OLD_HINTS} is deprecated, please use ${TOPOLOGY_MODE} instead`)
  }
  if (type === 'ClusterIP' && stringAt(spec, 'clusterIP') === 'None') {
    if (stringAt(spec, 'loadBalancerIP') !== '') warnings.push('spec.loadBalancerIP is ignored for headless services')
    if (hasExternalIps) warnings.push('spec.externalIPs is ignored for headless services')
    if (stringAt(spec, 'sessionAffinity') !== 'None') {
      warnings.push('spec.SessionAffinity is ignored for headless services')
    }
  }
  if (type === 'ExternalName' && hasExternalIps) {
    warnings.push('spec.externalIPs is ignored when spec.type is "ExternalName"')
  }
  if (type !== 'ExternalName' && stringAt(spec, 'externalName') !== '') {
    warnings.push('spec.externalName is ignored when spec.type is not "ExternalName"')
  }
  return warnings
}
