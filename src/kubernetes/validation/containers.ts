import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { dnsLabelErrors, portNameErrors, portNumberErrors } from '../names.ts'
import { validateEnv, validateEnvFrom } from './environment.ts'
import { duplicate, forbidden, invalid, invalidStrings, notSupported, required } from './field-error.ts'
import { validateLifecycle, validateProbes } from './probes.ts'
import { validateResourceRequirements } from './resource-requirements.ts'
import { validateContainerSecurity } from './security-context.ts'
import { validateVolumeMounts } from './volume-mounts.ts'

type Volumes = ReadonlyMap<string, MutableObject>

/** Checks the containers of a pod (pkg/apis/core/validation/validation.go validateContainers). */
export function validateContainers(spec: MutableObject, volumes: Volumes, path: string): StatusCause[] {
  const containers = objectsAt(spec, 'containers')
  const graceSeconds = numberAt(spec, 'terminationGracePeriodSeconds')
  if (containers.length === 0) return [required(path)]
  const causes: StatusCause[] = []
  const names = new Set<string>()
  for (const [index, container] of containers.entries()) {
    const at = `${path}[${index}]`
    causes.push(...validateContainer(container, volumes, at))
    const name = stringAt(container, 'name')
    if (names.has(name)) causes.push(duplicate(`${at}.name`, goQuote(name)))
    names.add(name)
    causes.push(...validateLifecycle(objectAt(container, 'lifecycle'), `${at}.lifecycle`, graceSeconds))
    causes.push(...validateProbes(container, at))
    if (container['restartPolicy'] !== undefined) {
      causes.push(forbidden(`${at}.restartPolicy`, 'may not be set for non-init containers'))
    }
  }
  causes.push(...validateHostPorts(containers, path))
  return causes
}

const SIDECAR_ONLY = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']

/** Checks init containers; only those that go on running may have probes. */
export function validateInitContainers(spec: MutableObject, volumes: Volumes, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const names = new Set(objectsAt(spec, 'containers').map((container) => stringAt(container, 'name')))
  const graceSeconds = numberAt(spec, 'terminationGracePeriodSeconds')
  for (const [index, container] of objectsAt(spec, 'initContainers').entries()) {
    const at = `${path}[${index}]`
    causes.push(...validateContainer(container, volumes, at))
    const policy = container['restartPolicy']
    if (policy !== undefined && policy !== 'Always') {
      causes.push(notSupported(`${at}.restartPolicy`, goQuote(stringAt(container, 'restartPolicy')), ['Always']))
    }
    const name = stringAt(container, 'name')
    if (names.has(name)) causes.push(duplicate(`${at}.name`, goQuote(name)))
    else if (name !== '') names.add(name)
    // They run one after the other, so each is looked at alone, and upstream then calls it the first.
    causes.push(...validateHostPorts([container], path))
    if (policy === 'Always') {
      causes.push(...validateLifecycle(objectAt(container, 'lifecycle'), `${at}.lifecycle`, graceSeconds))
      causes.push(...validateProbes(container, at))
    } else {
      for (const field of SIDECAR_ONLY) {
        if (container[field] === undefined) continue
        causes.push(forbidden(`${at}.${field}`, 'may not be set for init containers without restartPolicy=Always'))
      }
    }
  }
  return causes
}

const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError']
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']

/** What holds for every sort of container (validateContainerCommon). */
export function validateContainer(container: MutableObject, volumes: Volumes, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const name = stringAt(container, 'name')
  if (name === '') causes.push(required(`${path}.name`))
  else causes.push(...invalidStrings(`${path}.name`, name, dnsLabelErrors(name)))
  if (stringAt(container, 'image') === '') causes.push(required(`${path}.image`))
  const messagePolicy = stringAt(container, 'terminationMessagePolicy')
  if (!MESSAGE_POLICIES.includes(messagePolicy)) {
    causes.push(notSupported(`${path}.terminationMessagePolicy`, goQuote(messagePolicy), MESSAGE_POLICIES))
  }
  causes.push(...validatePorts(objectsAt(container, 'ports'), `${path}.ports`))
  causes.push(...validateEnv(objectsAt(container, 'env'), `${path}.env`))
  causes.push(...validateEnvFrom(objectsAt(container, 'envFrom'), `${path}.envFrom`))
  causes.push(...validateVolumeMounts(container, volumes, path))
  const pullPolicy = stringAt(container, 'imagePullPolicy')
  if (!PULL_POLICIES.includes(pullPolicy)) {
    causes.push(notSupported(`${path}.imagePullPolicy`, goQuote(pullPolicy), PULL_POLICIES))
  }
  causes.push(...validateResourceRequirements(objectAt(container, 'resources'), `${path}.resources`))
  causes.push(...validateContainerSecurity(objectAt(container, 'securityContext'), `${path}.securityContext`))
  return causes
}

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

function validatePorts(ports: readonly MutableObject[], path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const names = new Set<string>()
  for (const [index, port] of ports.entries()) {
    const at = `${path}[${index}]`
    const name = stringAt(port, 'name')
    if (name !== '') {
      const errors = portNameErrors(name)
      if (errors.length > 0) causes.push(...invalidStrings(`${at}.name`, name, errors))
      else if (names.has(name)) causes.push(duplicate(`${at}.name`, goQuote(name)))
      else names.add(name)
    }
    const number = numberAt(port, 'containerPort')
    if (number === 0) causes.push(required(`${at}.containerPort`))
    else causes.push(...validatePortNumber(number, `${at}.containerPort`))
    const hostPort = numberAt(port, 'hostPort')
    if (hostPort !== 0) causes.push(...validatePortNumber(hostPort, `${at}.hostPort`))
    const protocol = stringAt(port, 'protocol')
    if (!PROTOCOLS.includes(protocol)) causes.push(notSupported(`${at}.protocol`, goQuote(protocol), PROTOCOLS))
  }
  return causes
}

function validatePortNumber(port: number, path: string): readonly StatusCause[] {
  return portNumberErrors(port).map((error) => invalid(path, port, error))
}

function validateHostPorts(containers: readonly MutableObject[], path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const taken = new Set<string>()
  for (const [index, container] of containers.entries()) {
    for (const [at, port] of objectsAt(container, 'ports').entries()) {
      const hostPort = numberAt(port, 'hostPort')
      if (hostPort === 0) continue
      const key = `${stringAt(port, 'protocol')}/${stringAt(port, 'hostIP')}/${hostPort}`
      if (taken.has(key)) causes.push(duplicate(`${path}[${index}].ports[${at}].hostPort`, goQuote(key)))
      taken.add(key)
    }
  }
  return causes
}
