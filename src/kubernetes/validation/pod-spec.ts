import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { dnsLabelErrors, dnsSubdomainErrors, qualifiedNameErrors } from '../names.ts'
import { validateAffinity } from './affinity.ts'
import { validateContainers, validateInitContainers } from './containers.ts'
import { validateDnsConfig, validateDnsPolicy } from './dns-config.ts'
import { validateEphemeralContainers } from './ephemeral-containers.ts'
import { duplicate, forbidden, invalid, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { IP_RULE, looksLikeIp } from './ip-address.ts'
import { validateLabels } from './metadata.ts'
import { validateHostProcess, validateOperatingSystem } from './operating-system.ts'
import { validateResourceList } from './resource-requirements.ts'
import { validateTolerations, validateTopologySpread } from './scheduling.ts'
import { validatePodSecurity } from './security-context.ts'
import { validateVolumes } from './volumes.ts'

/**
 * Checks a pod spec whose defaults are filled in, in upstream's order (pkg/apis/core/validation/validation.go
 * ValidatePodSpec). `podName` is absent for the spec in a template.
 */
export function validatePodSpec(spec: MutableObject, path: string, podName?: string): StatusCause[] {
  const isPod = podName !== undefined
  const volumes = validateVolumes(objectsAt(spec, 'volumes'), `${path}.volumes`, podName)
  return [
    ...volumes.causes,
    ...validateContainers(spec, volumes.sound, `${path}.containers`),
    ...validateInitContainers(spec, volumes.sound, `${path}.initContainers`),
    ...validateEphemeralContainers(spec, volumes.sound, `${path}.ephemeralContainers`),
    ...validateHostNetwork(spec, `${path}.containers`, isPod),
    ...validateRestartPolicy(spec, `${path}.restartPolicy`),
    ...validateDnsPolicy(spec, `${path}.dnsPolicy`),
    ...validateLabels(stringMapAt(spec, 'nodeSelector'), `${path}.nodeSelector`),
    ...validatePodSecurity(spec, `${path}.securityContext`),
    ...validateAffinity(objectAt(spec, 'affinity'), `${path}.affinity`),
    ...validateDnsConfig(spec, `${path}.dnsConfig`),
    ...validateReadinessGates(spec, `${path}.readinessGates`),
    ...validateSchedulingGates(spec, `${path}.schedulingGates`),
    ...validateTopologySpread(spec, `${path}.topologySpreadConstraints`),
    ...validateHostProcess(spec, path),
    ...validateName(spec, 'serviceAccountName', path, dnsSubdomainErrors),
    ...validateName(spec, 'nodeName', path, dnsSubdomainErrors),
    ...validateDeadline(spec, `${path}.activeDeadlineSeconds`),
    ...validateName(spec, 'hostname', path, dnsLabelErrors),
    ...validateName(spec, 'subdomain', path, dnsLabelErrors),
    ...validateTolerations(objectsAt(spec, 'tolerations'), `${path}.tolerations`),
    ...validateHostAliases(spec, `${path}.hostAliases`),
    ...validateName(spec, 'priorityClassName', path, dnsSubdomainErrors),
    ...validateRuntimeClass(spec, `${path}.runtimeClassName`),
    ...validatePreemption(spec, `${path}.preemptionPolicy`),
    ...validateResourceList(objectAt(spec, 'overhead') ?? {}, `${path}.overhead`),
    ...validateOperatingSystem(spec, path),
    ...(isPod ? [...validateTokens(spec, path), ...validateImages(spec, path)] : []),
  ]
}

/** With the node's network a port of the host can only be the container's own. */
function validateHostNetwork(spec: MutableObject, path: string, isPod: boolean): StatusCause[] {
  const causes: StatusCause[] = []
  if (spec['hostNetwork'] !== true) return causes
  for (const [index, container] of objectsAt(spec, 'containers').entries()) {
    for (const [at, port] of objectsAt(container, 'ports').entries()) {
      const hostPort = numberAt(port, 'hostPort')
      if (hostPort === numberAt(port, 'containerPort') || (hostPort === 0 && !isPod)) continue
      const detail = 'must match `containerPort` when `hostNetwork` is true'
      causes.push(invalid(`${path}[${index}].ports[${at}].hostPort`, hostPort, detail))
    }
  }
  return causes
}

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never']

function validateRestartPolicy(spec: MutableObject, path: string): readonly StatusCause[] {
  const policy = stringAt(spec, 'restartPolicy')
  return RESTART_POLICIES.includes(policy) ? [] : [notSupported(path, goQuote(policy), RESTART_POLICIES)]
}

function validateReadinessGates(spec: MutableObject, path: string): StatusCause[] {
  return objectsAt(spec, 'readinessGates').flatMap((gate, index) => {
    const type = stringAt(gate, 'conditionType')
    return [...invalidStrings(`${path}[${index}].conditionType`, type, qualifiedNameErrors(type))]
  })
}

function validateSchedulingGates(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const seen = new Set<string>()
  for (const [index, gate] of objectsAt(spec, 'schedulingGates').entries()) {
    const name = stringAt(gate, 'name')
    causes.push(...invalidStrings(`${path}[${index}]`, name, qualifiedNameErrors(name)))
    if (seen.has(name)) causes.push(duplicate(`${path}[${index}]`, goQuote(name)))
    seen.add(name)
  }
  return causes
}

/** An empty name is looked at, too: only an absent one is none. */
function validateRuntimeClass(spec: MutableObject, path: string): readonly StatusCause[] {
  const name = spec['runtimeClassName']
  return typeof name === 'string' ? invalidStrings(path, name, dnsSubdomainErrors(name)) : []
}

const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never']

function validatePreemption(spec: MutableObject, path: string): readonly StatusCause[] {
  const policy = spec['preemptionPolicy']
  if (typeof policy !== 'string' || PREEMPTION_POLICIES.includes(policy)) return []
  return policy === '' ? [required(path)] : [notSupported(path, goQuote(policy), PREEMPTION_POLICIES)]
}

/** A pod can only have a token of the account that it names itself. */
function validateTokens(spec: MutableObject, path: string): StatusCause[] {
  if (stringAt(spec, 'serviceAccountName') !== '') return []
  const causes: StatusCause[] = []
  for (const [index, volume] of objectsAt(spec, 'volumes').entries()) {
    for (const [at, source] of objectsAt(objectAt(volume, 'projected'), 'sources').entries()) {
      if (source['serviceAccountToken'] === undefined) continue
      const place = `${path}.volumes[${index}].projected.sources[${at}].serviceAccountToken`
      causes.push(forbidden(place, 'must not be specified when serviceAccountName is not set'))
    }
  }
  return causes
}

function validateName(
  spec: MutableObject,
  field: string,
  path: string,
  rule: (name: string) => readonly string[],
): readonly StatusCause[] {
  const name = stringAt(spec, field)
  return name === '' ? [] : invalidStrings(`${path}.${field}`, name, rule(name))
}

const INT32_MAX = 2_147_483_647

function validateDeadline(spec: MutableObject, path: string): readonly StatusCause[] {
  const deadline = spec['activeDeadlineSeconds']
  if (typeof deadline !== 'number' || (deadline >= 1 && deadline <= INT32_MAX)) return []
  return [invalid(path, deadline, `must be between 1 and ${INT32_MAX}, inclusive`)]
}

function validateHostAliases(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, alias] of objectsAt(spec, 'hostAliases').entries()) {
    const ip = stringAt(alias, 'ip')
    if (!looksLikeIp(ip)) causes.push(invalidString(`${path}[${index}].ip`, ip, IP_RULE))
    for (const [at, hostname] of stringsAt(alias, 'hostnames').entries()) {
      causes.push(...invalidStrings(`${path}[${index}].hostnames[${at}]`, hostname, dnsSubdomainErrors(hostname)))
    }
  }
  return causes
}

/** Templates may have blanks around an image's name, pods may not. */
function validateImages(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const list of ['containers', 'initContainers']) {
    for (const [index, container] of objectsAt(spec, list).entries()) {
      const image = stringAt(container, 'image')
      if (image.trim() === image) continue
      const detail = 'must not have leading or trailing whitespace'
      causes.push(invalidString(`${path}.${list}[${index}].image`, image, detail))
    }
  }
  return causes
}
