import type { StatusCause } from '../api.ts'
import { goQuote, goStringList } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { dnsLabelErrors, dnsSubdomainErrors, portNumberErrors, qualifiedNameErrors } from '../names.ts'
import { duplicate, forbidden, invalid, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { IP_RULE, looksLikeIp } from './ip-address.ts'
import { validateLabels } from './metadata.ts'
import { validatePortNumberOrName } from './probes.ts'

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

/** Checks the spec of a Service whose defaults are filled in (pkg/apis/core/validation/validation.go ValidateService). */
export function validateServiceSpec(spec: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  const type = stringAt(spec, 'type')
  const ports = objectsAt(spec, 'ports')
  if (ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName') causes.push(required('spec.ports'))
  causes.push(...validateForType(spec, type))
  const names = new Set<string>()
  for (const [index, port] of ports.entries()) {
    causes.push(...validatePort(port, ports.length > 1, names, `spec.ports[${index}]`))
  }
  causes.push(...validateLabels(stringMapAt(spec, 'selector'), 'spec.selector'))
  const affinity = stringAt(spec, 'sessionAffinity')
  if (affinity !== 'None' && affinity !== 'ClientIP') {
    causes.push(notSupported('spec.sessionAffinity', goQuote(affinity), ['ClientIP', 'None']))
  } else if (affinity === 'ClientIP') {
    causes.push(...validateAffinityTimeout(spec))
  }
  causes.push(...validateAddresses(spec))
  if (!TYPES.includes(type)) causes.push(notSupported('spec.type', goQuote(type), TYPES))
  causes.push(...validateNodePorts(ports, type))
  causes.push(...validateUniquePorts(ports))
  causes.push(...validateTrafficPolicies(spec))
  return causes
}

/** A cluster address stays for as long as the Service has one. */
export function validateAddressesUnchanged(spec: MutableObject, old: MutableObject): StatusCause[] {
  const [now, before] = [stringAt(spec, 'clusterIP'), stringAt(old, 'clusterIP')]
  if (before === '' || now === before || stringAt(spec, 'type') === 'ExternalName') return []
  if (stringAt(old, 'type') === 'ExternalName') return []
  return [invalid('spec.clusterIPs[0]', goStringList(stringsAt(spec, 'clusterIPs')), 'may not change once set')]
}

function isHeadless(spec: MutableObject): boolean {
  return stringAt(spec, 'clusterIP') === 'None' || stringsAt(spec, 'clusterIPs')[0] === 'None'
}

function validateForType(spec: MutableObject, type: string): StatusCause[] {
  if (type === 'ExternalName') {
    const causes: StatusCause[] = []
    if (stringAt(spec, 'clusterIP') !== '' || stringsAt(spec, 'clusterIPs').length > 0) {
      causes.push(forbidden('spec.clusterIPs', 'may not be set for ExternalName services'))
    }
    const name = stringAt(spec, 'externalName').replace(/\.$/, '')
    if (name === '') causes.push(required('spec.externalName'))
    else causes.push(...invalidStrings('spec.externalName', name, dnsSubdomainErrors(name)))
    return causes
  }
  if ((type === 'NodePort' || type === 'LoadBalancer') && isHeadless(spec)) {
    return [invalidString('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`)]
  }
  return []
}

function validatePort(port: MutableObject, nameRequired: boolean, names: Set<string>, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const name = stringAt(port, 'name')
  if (name === '') {
    if (nameRequired) causes.push(required(`${path}.name`))
  } else {
    causes.push(...invalidStrings(`${path}.name`, name, dnsLabelErrors(name)))
    if (names.has(name)) causes.push(duplicate(`${path}.name`, goQuote(name)))
    names.add(name)
  }
  const number = numberAt(port, 'port')
  causes.push(...portNumberErrors(number).map((error) => invalid(`${path}.port`, number, error)))
  const protocol = stringAt(port, 'protocol')
  if (!PROTOCOLS.includes(protocol)) causes.push(notSupported(`${path}.protocol`, goQuote(protocol), PROTOCOLS))
  causes.push(...validatePortNumberOrName(port['targetPort'], `${path}.targetPort`))
  const appProtocol = stringAt(port, 'appProtocol')
  if (appProtocol !== '') {
    causes.push(...invalidStrings(`${path}.appProtocol`, appProtocol, qualifiedNameErrors(appProtocol)))
  }
  return causes
}

const AFFINITY_SECONDS_MAX = 86_400

function validateAffinityTimeout(spec: MutableObject): readonly StatusCause[] {
  const clientIp = objectAt(objectAt(spec, 'sessionAffinityConfig'), 'clientIP')
  const seconds = numberAt(clientIp, 'timeoutSeconds')
  if (seconds > 0 && seconds <= AFFINITY_SECONDS_MAX) return []
  const detail = `must be greater than 0 and less than ${AFFINITY_SECONDS_MAX}`
  return [invalid('spec.sessionAffinityConfig.clientIP.timeoutSeconds', seconds, detail)]
}

function validateAddresses(spec: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  const clusterIp = stringAt(spec, 'clusterIP')
  if (clusterIp !== '' && clusterIp !== 'None' && !looksLikeIp(clusterIp)) {
    causes.push(invalidString('spec.clusterIPs[0]', clusterIp, IP_RULE))
  }
  for (const [index, ip] of stringsAt(spec, 'externalIPs').entries()) {
    if (!looksLikeIp(ip)) causes.push(invalidString(`spec.externalIPs[${index}]`, ip, IP_RULE))
  }
  return causes
}

function validateNodePorts(ports: readonly MutableObject[], type: string): StatusCause[] {
  const causes: StatusCause[] = []
  const taken = new Set<string>()
  for (const [index, port] of ports.entries()) {
    const nodePort = numberAt(port, 'nodePort')
    if (nodePort === 0) continue
    const path = `spec.ports[${index}].nodePort`
    if (type === 'ClusterIP') causes.push(forbidden(path, "may not be used when `type` is 'ClusterIP'"))
    const key = `${stringAt(port, 'protocol')}/${nodePort}`
    if (taken.has(key)) causes.push(duplicate(path, nodePort))
    taken.add(key)
  }
  return causes
}

function validateUniquePorts(ports: readonly MutableObject[]): StatusCause[] {
  const causes: StatusCause[] = []
  const taken = new Set<string>()
  for (const [index, port] of ports.entries()) {
    const [protocol, number] = [goQuote(stringAt(port, 'protocol')), numberAt(port, 'port')]
    // Upstream shows the part of the port that must be unique as a whole struct.
    const rest = 'TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:""}, NodePort:0'
    const key = `core.ServicePort{Name:"", Protocol:${protocol}, AppProtocol:(*string)(nil), Port:${number}, ${rest}}`
    if (taken.has(key)) causes.push(duplicate(`spec.ports[${index}]`, key))
    taken.add(key)
  }
  return causes
}

function validateTrafficPolicies(spec: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  const type = stringAt(spec, 'type')
  if (spec['allocateLoadBalancerNodePorts'] !== undefined && type !== 'LoadBalancer') {
    const detail = "may only be used when `type` is 'LoadBalancer'"
    causes.push(forbidden('spec.allocateLoadBalancerNodePorts', detail))
  }
  const external = stringAt(spec, 'externalTrafficPolicy')
  const hasExternalIp = type === 'ClusterIP' && stringsAt(spec, 'externalIPs').length > 0
  const takesExternal = type === 'NodePort' || type === 'LoadBalancer' || hasExternalIp
  if (external !== '' && !takesExternal) {
    const detail = 'may only be set for externally-accessible services'
    causes.push(invalidString('spec.externalTrafficPolicy', external, detail))
  } else if (external !== '' && external !== 'Cluster' && external !== 'Local') {
    causes.push(notSupported('spec.externalTrafficPolicy', goQuote(external), ['Cluster', 'Local']))
  }
  const internal = stringAt(spec, 'internalTrafficPolicy')
  if (internal !== '' && internal !== 'Cluster' && internal !== 'Local') {
    causes.push(notSupported('spec.internalTrafficPolicy', goQuote(internal), ['Cluster', 'Local']))
  }
  return causes
}
