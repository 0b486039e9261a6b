import type { StatusCause } from '../api.ts'
import { goQuote, goStringList } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { dnsLabelErrors, dnsSubdomainErrors, portNumberErrors, qualifiedNameErrors } from '../names.ts'
import { duplicate, forbidden, invalid, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { IP_RULE, looksLikeIp, validateCidr, validateNonSpecialIp } from './ip-address.ts'
import { validateLabels } from './metadata.ts'
import { validatePortNumberOrName } from './probes.ts'

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

type Annotations = Readonly<Record<string, string>>

/** Checks the spec of a Service whose defaults are filled in (pkg/apis/core/validation/validation.go ValidateService). */
export function validateServiceSpec(spec: MutableObject, annotations: Annotations): StatusCause[] {
  const causes: StatusCause[] = [...validateTopologyMode(annotations)]
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
  causes.push(...validateExternalIps(spec))
  if (!TYPES.includes(type)) causes.push(notSupported('spec.type', goQuote(type), TYPES))
  causes.push(...validateNodePorts(ports, type))
  causes.push(...validateUniquePorts(ports))
  causes.push(...validateSourceRanges(spec, annotations))
  causes.push(...validateBalancer(spec, type))
  causes.push(...validateTrafficPolicies(spec))
  return causes
}

const OLD_HINTS = 'service.kubernetes.io/topology-aware-hints'
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode'

function validateTopologyMode(annotations: Annotations): readonly StatusCause[] {
  const [hints, mode] = [annotations[OLD_HINTS], annotations[TOPOLOGY_MODE]]
  if (hints === undefined || mode === undefined || hints === mode) return []
  const detail = `must match annotations[${OLD_HINTS}] when both are specified`
  return [invalidString(`metadata.annotations[${TOPOLOGY_MODE}]`, mode, detail)]
}

const ONLY_BALANCER = "may only be used when `type` is 'LoadBalancer'"
const RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges'

/** Who may reach a load balancer, in the field or, if that is empty, in its former annotation. */
function validateSourceRanges(spec: MutableObject, annotations: Annotations): StatusCause[] {
  const isBalancer = stringAt(spec, 'type') === 'LoadBalancer'
  const ranges = stringsAt(spec, 'loadBalancerSourceRanges')
  if (ranges.length > 0) {
    const path = 'spec.LoadBalancerSourceRanges'
    return [
      ...(isBalancer ? [] : [forbidden(path, ONLY_BALANCER)]),
      ...ranges.flatMap((range, index) => validateCidr(range.trim(), `${path}[${index}]`)),
    ]
  }
  const written = annotations[RANGES_ANNOTATION]
  if (written === undefined) return []
  const path = `metadata.annotations[${RANGES_ANNOTATION}]`
  return [
    ...(isBalancer ? [] : [forbidden(path, ONLY_BALANCER)]),
    ...(written.trim() === '' ? [] : written.split(',').flatMap((range) => validateCidr(range.trim(), path))),
  ]
}

function validateBalancer(spec: MutableObject, type: string): StatusCause[] {
  const causes: StatusCause[] = []
  if (spec['allocateLoadBalancerNodePorts'] !== undefined && type !== 'LoadBalancer') {
    causes.push(forbidden('spec.allocateLoadBalancerNodePorts', ONLY_BALANCER))
  }
  return [...causes, ...validateBalancerClass(spec)]
}

/** The class must be a name, and only load balancers have one (validateLoadBalancerClassField). */
export function validateBalancerClass(spec: MutableObject): readonly StatusCause[] {
  const path = 'spec.loadBalancerClass'
  const name = spec['loadBalancerClass']
  if (typeof name !== 'string') return []
  if (stringAt(spec, 'type') !== 'LoadBalancer') return [forbidden(path, ONLY_BALANCER)]
  return invalidStrings(path, name, qualifiedNameErrors(name))
}

/** What stays for as long as the Service has it: its address and family, the class and check port of its load balancer. */
export function validateServiceUpdate(spec: MutableObject, old: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  if (stringAt(spec, 'type') !== 'ExternalName' && stringAt(old, 'type') !== 'ExternalName') {
    causes.push(...validateAddressKept(spec, old))
  }
  if (stringAt(spec, 'type') === 'LoadBalancer' && stringAt(old, 'type') === 'LoadBalancer') {
    const [now, before] = [spec['loadBalancerClass'], old['loadBalancerClass']]
    const shown = typeof now === 'string' ? goQuote(now) : 'null'
    if (now !== before) causes.push(invalid('spec.loadBalancerClass', shown, 'may not change once set'))
  }
  causes.push(...validateBalancerClass(spec))
  const checked = needsHealthCheck(spec) && needsHealthCheck(old)
  if (checked && numberAt(spec, 'healthCheckNodePort') !== numberAt(old, 'healthCheckNodePort')) {
    causes.push(forbidden('spec.healthCheckNodePort', 'field is immutable'))
  }
  return causes
}

function validateAddressKept(spec: MutableObject, old: MutableObject): readonly StatusCause[] {
  const [now, before] = [stringsAt(spec, 'clusterIPs'), stringsAt(old, 'clusterIPs')]
  if (isHeadless(spec) && isHeadless(old)) return []
  const shown = goStringList(now)
  const [first, former] = [now[0], before[0]]
  if (former !== undefined && first !== undefined && first !== former) {
    return [invalid('spec.clusterIPs[0]', shown, 'may not change once set')]
  }
  if (former !== undefined && first === undefined) {
    return [invalid('spec.clusterIPs[0]', shown, 'primary clusterIP can not be unset')]
  }
  return []
}

function needsHealthCheck(spec: MutableObject): boolean {
  return stringAt(spec, 'type') === 'LoadBalancer' && stringAt(spec, 'externalTrafficPolicy') === 'Local'
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
    if (stringsAt(spec, 'ipFamilies').length > 0) {
      causes.push(forbidden('spec.ipFamilies', 'may not be set for ExternalName services'))
    }
    if (spec['ipFamilyPolicy'] !== undefined) {
      causes.push(forbidden('spec.ipFamilyPolicy', 'may not be set for ExternalName services'))
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
  const appProtocol = port['appProtocol']
  if (typeof appProtocol === 'string') {
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

function validateExternalIps(spec: MutableObject): StatusCause[] {
  return stringsAt(spec, 'externalIPs').flatMap((ip, index) => {
    const path = `spec.externalIPs[${index}]`
    return looksLikeIp(ip) ? validateNonSpecialIp(ip, path) : [invalidString(path, ip, IP_RULE)]
  })
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
  const external = stringAt(spec, 'externalTrafficPolicy')
  const hasExternalIp = type === 'ClusterIP' && stringsAt(spec, 'externalIPs').length > 0
  const takesExternal = type === 'NodePort' || type === 'LoadBalancer' || hasExternalIp
  if (external !== '' && !takesExternal) {
    const detail = 'may only be set for externally-accessible services'
    causes.push(invalidString('spec.externalTrafficPolicy', external, detail))
  } else if (external !== '' && external !== 'Cluster' && external !== 'Local') {
    causes.push(notSupported('spec.externalTrafficPolicy', goQuote(external), ['Cluster', 'Local']))
  }
  const checkPort = numberAt(spec, 'healthCheckNodePort')
  if (checkPort !== 0 && !needsHealthCheck(spec)) {
    const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
    causes.push(invalid('spec.healthCheckNodePort', checkPort, detail))
  }
  const internal = spec['internalTrafficPolicy']
  if (typeof internal === 'string' && internal !== 'Cluster' && internal !== 'Local') {
    causes.push(notSupported('spec.internalTrafficPolicy', goQuote(internal), ['Cluster', 'Local']))
  }
  const distribution = spec['trafficDistribution']
  if (typeof distribution === 'string' && distribution !== 'PreferClose') {
    causes.push(notSupported('spec.trafficDistribution', goQuote(distribution), ['PreferClose']))
  }
  return causes
}
