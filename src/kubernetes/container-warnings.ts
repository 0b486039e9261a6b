import { LIMITS } from '../domain/limits.ts'
import { goQuote } from './go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt } from './mutable.ts'
import { parseQuantity } from './quantity.ts'

/** A container and the path that leads to it. */
export interface ContainerPlace {
  readonly container: MutableObject
  readonly path: string
}

const SECCOMP_PREFIX = 'container.seccomp.security.alpha.kubernetes.io/'
const APP_ARMOR_PREFIX = 'container.apparmor.security.beta.kubernetes.io/'

const APP_ARMOR_TEXT = 'deprecated since v1.30; use the "appArmorProfile" field instead'

/** Of a pod the server warns while it copies the annotation to the field (pkg/registry/core/pod/strategy.go). */
export function appArmorWarnings(
  places: readonly ContainerPlace[],
  annotations: Readonly<Record<string, string>>,
): readonly string[] {
  return places.flatMap(({ container }) => {
    const key = APP_ARMOR_PREFIX + stringAt(container, 'name')
    const isSet = objectAt(objectAt(container, 'securityContext'), 'appArmorProfile') !== undefined
    const isProfile = /^(?:unconfined$|runtime\/default$|localhost\/)/.test(annotations[key] ?? '')
    return isProfile && !isSet ? [`metadata.annotations[${key}]: ${APP_ARMOR_TEXT}`] : []
  })
}

/** Warnings about one container of a pod or pod template (pkg/api/pod/warnings.go). */
export function containerWarnings(
  { container, path }: ContainerPlace,
  annotations: Readonly<Record<string, string>>,
  prefix: string,
  hasPodProfile: boolean,
): readonly string[] {
  const warnings: string[] = []
  const security = objectAt(container, 'securityContext')
  const seccomp = SECCOMP_PREFIX + stringAt(container, 'name')
  if (annotations[seccomp] !== undefined && objectAt(security, 'seccompProfile') === undefined) {
    const text = 'non-functional in v1.27+; use the "seccompProfile" field instead'
    warnings.push(`${prefix}metadata.annotations[${seccomp}]: ${text}`)
  }
  const appArmor = APP_ARMOR_PREFIX + stringAt(container, 'name')
  const hasProfile = hasPodProfile || objectAt(security, 'appArmorProfile') !== undefined
  if (prefix !== '' && annotations[appArmor] !== undefined && !hasProfile) {
    warnings.push(`${prefix}metadata.annotations[${appArmor}]: ${APP_ARMOR_TEXT}`)
  }
  return [...warnings, ...amountWarnings(container, path), ...variableWarnings(container, path)]
}

function amountWarnings(container: MutableObject, path: string): readonly string[] {
  const resources = objectAt(container, 'resources')
  const warnings: string[] = []
  for (const name of ['memory', 'ephemeral-storage']) {
    for (const list of ['limits', 'requests']) {
      const amount = stringAt(objectAt(resources, list), name)
      if (isFraction(amount)) warnings.push(fractionWarning(`${path}.resources.${list}[${name}]`, amount))
    }
  }
  return warnings
}

/** True for an amount that is no whole number. */
export function isFraction(amount: string): boolean {
  const parsed = parseQuantity(amount)
  return parsed.ok && parsed.value.nanos % 1_000_000_000n !== 0n
}

/** What is said of an amount of bytes with a fraction. */
export function fractionWarning(path: string, amount: string): string {
  return `${path}: fractional byte value ${goQuote(amount)} is invalid, must be an integer`
}

function variableWarnings(container: MutableObject, path: string): readonly string[] {
  const warnings: string[] = []
  const seen = new Set<string>()
  for (const [index, variable] of objectsAt(container, 'env').entries()) {
    const name = stringAt(variable, 'name')
    if (seen.has(name) && hidesFormer(variable, name)) {
      const consequence = 'which may be dropped when using apply'
      warnings.push(`${path}.env[${index}]: hides previous definition of ${goQuote(name)}, ${consequence}`)
    }
    seen.add(name)
  }
  return warnings
}

/** A repeated variable may build upon the former one: `PATH: /x:$(PATH)` is fine, another value or source is not. */
function hidesFormer(variable: MutableObject, name: string): boolean {
  const value = stringAt(variable, 'value')
  const reference = `$(${name})`
  return objectAt(variable, 'valueFrom') !== undefined || value === reference || !value.includes(reference)
}

interface PortPlace {
  readonly port: MutableObject
  readonly path: string
}

/** Ports are compared across all containers of the pod. */
export function portWarnings(places: readonly ContainerPlace[]): readonly string[] {
  const warnings: string[] = []
  const seen = new Map<string, PortPlace[]>()
  for (const place of places) {
    for (const [index, port] of objectsAt(place.container, 'ports').entries()) {
      const path = `${place.path}.ports[${index}]`
      if (stringAt(port, 'hostIP') !== '' && numberAt(port, 'hostPort') === 0) {
        warnings.push(`${path}: hostIP set without hostPort: ${goPort(port)}`)
      }
      const key = `${numberAt(port, 'containerPort')}/${stringAt(port, 'protocol')}`
      const others = seen.get(key) ?? []
      for (const other of others) {
        if (warnings.length >= LIMITS.diagnosticsMax) return warnings
        const relation = portRelation(port, other.port)
        if (relation !== undefined) warnings.push(`${path}: ${relation} port definition with ${other.path}`)
      }
      others.push({ port, path })
      seen.set(key, others)
    }
  }
  return warnings
}

function goPort(port: MutableObject): string {
  const [name, protocol, hostIp] = ['name', 'protocol', 'hostIP'].map((field) => stringAt(port, field))
  const numbers = `HostPort:${numberAt(port, 'hostPort')} ContainerPort:${numberAt(port, 'containerPort')}`
  return `{Name:${name} ${numbers} Protocol:${protocol} HostIP:${hostIp}}`
}

function portRelation(a: MutableObject, b: MutableObject): string | undefined {
  const [portA, portB] = [numberAt(a, 'hostPort'), numberAt(b, 'hostPort')]
  const [ipA, ipB] = [stringAt(a, 'hostIP'), stringAt(b, 'hostIP')]
  if (portA === portB && ipA === ipB) return 'duplicate'
  if (portA === 0 || portB === 0) return 'overlapping'
  return portA === portB && (ipA === '') !== (ipB === '') ? 'dangerously ambiguous' : undefined
}
