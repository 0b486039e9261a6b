import type { StatusCause } from './api.ts'
import { goQuote, goStringList } from './go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from './mutable.ts'
import { duplicate, invalid, invalidString, notSupported, required } from './validation/field-error.ts'
import { IP_RULE, isIpv4, isIpv6, looksLikeIp } from './validation/ip-address.ts'

/** What other Services have: a Service cannot have it, too. */
export interface TakenAddresses {
  readonly clusterIPs: ReadonlySet<string>
  readonly nodePorts: ReadonlySet<number>
}

/**
 * Gives a Service its address family, in place, and says why its addresses and ports cannot be had. The server does this
 * before it looks at anything else, so what is wrong here is said alone (pkg/registry/core/service/storage/alloc.go). The
 * cluster has IPv4 only.
 */
export function allocateNew(spec: MutableObject, taken?: TakenAddresses): readonly StatusCause[] {
  if (stringAt(spec, 'clusterIP') !== '' && stringsAt(spec, 'clusterIPs').length === 0) {
    spec['clusterIPs'] = [spec['clusterIP']]
  }
  if (stringAt(spec, 'type') !== 'ExternalName') {
    const families = chooseFamilies(spec)
    if (families.length > 0) return families
    const addresses = checkAddresses(spec, taken)
    if (addresses.length > 0) return addresses
  }
  return checkNodePorts(spec, taken)
}

/** The same for a changed Service, which keeps its address unless it had none. */
export function allocateUpdate(
  spec: MutableObject,
  old: MutableObject,
  taken?: TakenAddresses,
): readonly StatusCause[] {
  if (stringAt(old, 'type') === 'ExternalName') return allocateNew(spec, taken)
  const families = stringAt(spec, 'type') === 'ExternalName' ? [] : chooseFamilies(spec)
  return families.length > 0 ? families : checkNodePorts(spec, taken)
}

function isHeadless(spec: MutableObject): boolean {
  return stringAt(spec, 'clusterIP') === 'None'
}

function hasSelector(spec: MutableObject): boolean {
  return Object.keys(objectAt(spec, 'selector') ?? {}).length > 0
}

/** initIPFamilyFields for a cluster with IPv4 only. */
function chooseFamilies(spec: MutableObject): readonly StatusCause[] {
  const isFree = isHeadless(spec) && !hasSelector(spec)
  spec['ipFamilyPolicy'] ??= isFree ? 'RequireDualStack' : 'SingleStack'
  const malformed = validateClusterIps(spec)
  if (malformed.length > 0) return malformed
  const addresses = stringsAt(spec, 'clusterIPs')
  const families = [...stringsAt(spec, 'ipFamilies')]
  const policy = stringAt(spec, 'ipFamilyPolicy')
  const causes: StatusCause[] = []
  const several = "must be 'RequireDualStack' or 'PreferDualStack' when multiple"
  if (policy === 'SingleStack' && addresses.length === 2) {
    causes.push(invalidString('spec.ipFamilyPolicy', policy, `${several} cluster IPs are specified`))
  }
  if (policy === 'SingleStack' && families.length === 2) {
    causes.push(invalidString('spec.ipFamilyPolicy', policy, `${several} IP families are specified`))
  }
  for (const [index, address] of addresses.entries()) {
    if (address === 'None' || index < families.length) continue
    if (isIpv4(address)) families.push('IPv4')
    else {
      const path = `spec.clusterIPs[${index}]`
      causes.push(invalid(path, goStringList(addresses), 'IPv6 is not configured on this cluster'))
    }
  }
  if (causes.length > 0) return causes
  if (isFree) {
    if (families.length === 0) families.push('IPv4')
    if (families.length < 2 && policy !== 'SingleStack') families.push(families[0] === 'IPv4' ? 'IPv6' : 'IPv4')
    spec['ipFamilies'] = families
    return []
  }
  if (policy === 'RequireDualStack') {
    const detail = 'this cluster is not configured for dual-stack services'
    causes.push(invalidString('spec.ipFamilyPolicy', policy, detail))
  }
  for (const [index, family] of families.entries()) {
    if (family === 'IPv4') continue
    causes.push(invalidString(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster'))
  }
  spec['ipFamilies'] = families.length === 0 ? ['IPv4'] : families
  return causes
}

const FAMILIES = ['IPv4', 'IPv6']
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack']

/** ValidateServiceClusterIPsRelatedFields (pkg/apis/core/validation/validation.go). */
function validateClusterIps(spec: MutableObject): readonly StatusCause[] {
  const path = 'spec.clusterIPs'
  const first = stringAt(spec, 'clusterIP')
  const addresses = stringsAt(spec, 'clusterIPs')
  const shown = goStringList(addresses)
  const causes: StatusCause[] = []
  if (first !== '' && addresses.length === 0) causes.push(required(path))
  else if (first !== '' && addresses[0] !== first)
    causes.push(invalid(path, shown, 'first value must match `clusterIP`'))
  if (first === '' && addresses.length > 0) {
    causes.push(invalid(path, shown, 'must be empty when `clusterIP` is not specified'))
  }
  const families = stringsAt(spec, 'ipFamilies')
  causes.push(...validateFamilies(families))
  const policy = stringAt(spec, 'ipFamilyPolicy')
  if (!POLICIES.includes(policy)) causes.push(notSupported('spec.ipFamilyPolicy', goQuote(policy), POLICIES))
  let hasInvalid = false
  for (const [index, address] of addresses.entries()) {
    if (index === 0 && address === 'None') {
      if (addresses.length === 1) continue
      causes.push(invalid(path, shown, "'None' must be the first and only value"))
    } else if (looksLikeIp(address)) continue
    else causes.push(invalidString(`${path}[${index}]`, address, IP_RULE))
    hasInvalid = true
  }
  if (addresses.length > 2) causes.push(invalid(path, shown, 'may only hold up to 2 values'))
  if (hasInvalid) return causes
  const isDual = addresses.some(isIpv4) && addresses.some(isIpv6)
  if (addresses.length > 1 && !isDual) {
    causes.push(invalid(path, shown, 'may specify no more than one IP for each IP family'))
  }
  if (addresses[0] === 'None') return causes
  for (const [index, address] of addresses.entries()) {
    const family = families[index]
    if (family === undefined || family === (isIpv6(address) ? 'IPv6' : 'IPv4') || !FAMILIES.includes(family)) continue
    const detail = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``
    causes.push(invalidString(`${path}[${index}]`, address, detail))
  }
  return causes
}

function validateFamilies(families: readonly string[]): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, family] of families.entries()) {
    const path = `spec.ipFamilies[${index}]`
    if (!FAMILIES.includes(family)) causes.push(notSupported(path, goQuote(family), FAMILIES))
    if (families.indexOf(family) < index) causes.push(duplicate(path, goQuote(family)))
  }
  return causes
}

/** The addresses that Services can have, as kubeadm sets a cluster up. */
const SERVICE_RANGE = '10.96.0.0/12'

function isInServiceRange(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number)
  return isIpv4(address) && a === 10 && b >= 96 && b <= 111
}

function checkAddresses(spec: MutableObject, taken: TakenAddresses | undefined): readonly StatusCause[] {
  const addresses = stringsAt(spec, 'clusterIPs')
  const address = addresses[0]
  if (address === undefined || address === 'None') return []
  const failed = `failed to allocate IP ${address}`
  if (!isInServiceRange(address)) {
    const detail = `the provided IP (${address}) is not in the valid range. The range of valid IPs is ${SERVICE_RANGE}`
    return [invalid('spec.clusterIPs', goStringList(addresses), `${failed}: ${detail}`)]
  }
  if (taken?.clusterIPs.has(address) !== true) return []
  return [invalid('spec.clusterIPs', goStringList(addresses), `${failed}: provided IP is already allocated`)]
}

const NODE_PORT_MIN = 30_000
const NODE_PORT_MAX = 32_767

/** Several ports with one number, of different protocols, share a node port. */
function checkNodePorts(spec: MutableObject, taken: TakenAddresses | undefined): readonly StatusCause[] {
  const type = stringAt(spec, 'type')
  if (type !== 'NodePort' && type !== 'LoadBalancer') return []
  const ports = objectsAt(spec, 'ports')
  const allocated = new Map<number, number>()
  const used = new Set<number>()
  for (const [index, port] of ports.entries()) {
    const number = numberAt(port, 'port')
    const own = numberAt(port, 'nodePort')
    const known = allocated.get(number)
    const wanted = own !== 0 || known !== undefined ? own : requestedNodePort(number, ports.slice(index))
    if (wanted === 0 || wanted === known) continue
    const path = `spec.ports[${index}].nodePort`
    if (wanted < NODE_PORT_MIN || wanted > NODE_PORT_MAX) {
      const range = `The range of valid ports is ${NODE_PORT_MIN}-${NODE_PORT_MAX}`
      return [invalid(path, wanted, `provided port is not in the valid range. ${range}`)]
    }
    if (used.has(wanted) || taken?.nodePorts.has(wanted) === true) {
      return [invalid(path, wanted, 'provided port is already allocated')]
    }
    used.add(wanted)
    if (known === undefined) allocated.set(number, wanted)
  }
  return []
}

function requestedNodePort(number: number, ports: readonly MutableObject[]): number {
  const found = ports.find((port) => numberAt(port, 'port') === number && numberAt(port, 'nodePort') !== 0)
  return found === undefined ? 0 : numberAt(found, 'nodePort')
}
