import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { dnsLabelErrors, dnsSubdomainErrors } from '../names.ts'
import { validateAffinity } from './affinity.ts'
import { validateContainers, validateInitContainers } from './containers.ts'
import { invalid, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { looksLikeIp } from './ip-address.ts'
import { validateLabels } from './metadata.ts'
import { validateResourceList } from './resource-requirements.ts'
import { validateTolerations, validateTopologySpread } from './scheduling.ts'
import { validateId } from './user-ids.ts'
import { validateVolumes } from './volumes.ts'

const INT32_MAX = 2_147_483_647

/** Checks a pod spec whose defaults are filled in, in upstream's order (pkg/apis/core/validation/validation.go). */
export function validatePodSpec(spec: MutableObject, path: string): StatusCause[] {
  const volumes = validateVolumes(objectsAt(spec, 'volumes'), `${path}.volumes`)
  const causes: StatusCause[] = [...volumes.causes]
  causes.push(...validateContainers(objectsAt(spec, 'containers'), volumes.names, `${path}.containers`))
  causes.push(...validateInitContainers(spec, volumes.names, `${path}.initContainers`))
  causes.push(...validatePolicies(spec, path))
  causes.push(...validateLabels(stringMapAt(spec, 'nodeSelector'), `${path}.nodeSelector`))
  causes.push(...validateSecurityContext(objectAt(spec, 'securityContext'), `${path}.securityContext`))
  causes.push(...validateAffinity(objectAt(spec, 'affinity'), `${path}.affinity`))
  causes.push(...validateTopologySpread(spec, `${path}.topologySpreadConstraints`))
  causes.push(...validateNames(spec, path))
  causes.push(...validateTolerations(objectsAt(spec, 'tolerations'), `${path}.tolerations`))
  causes.push(...validateHostAliases(spec, `${path}.hostAliases`))
  const overhead = objectAt(spec, 'overhead')
  if (overhead !== undefined) causes.push(...validateResourceList(overhead, `${path}.overhead.limits`))
  return causes
}

const DNS_POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']

function validatePolicies(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const restartPolicy = stringAt(spec, 'restartPolicy')
  const restartPolicies = ['Always', 'OnFailure', 'Never']
  if (!restartPolicies.includes(restartPolicy)) {
    causes.push(notSupported(`${path}.restartPolicy`, goQuote(restartPolicy), restartPolicies))
  }
  const dnsPolicy = stringAt(spec, 'dnsPolicy')
  if (!DNS_POLICIES.includes(dnsPolicy)) {
    causes.push(notSupported(`${path}.dnsPolicy`, goQuote(dnsPolicy), DNS_POLICIES))
  }
  if (dnsPolicy === 'None' && stringsAt(objectAt(spec, 'dnsConfig'), 'nameservers').length === 0) {
    const detail = `must provide at least one DNS nameserver when \`dnsPolicy\` is None`
    causes.push(required(`${path}.dnsConfig.nameservers`, detail))
  }
  return causes
}

function validateSecurityContext(context: MutableObject | undefined, path: string): StatusCause[] {
  if (context === undefined) return []
  const causes: StatusCause[] = []
  for (const field of ['fsGroup', 'runAsUser', 'runAsGroup']) {
    causes.push(...validateId(context[field], `${path}.${field}`))
  }
  const groups = context['supplementalGroups']
  for (const [index, group] of (Array.isArray(groups) ? groups : []).entries()) {
    causes.push(...validateId(group, `${path}.supplementalGroups[${index}]`))
  }
  return causes
}

function validateNames(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const check = (field: string, rule: (name: string) => readonly string[]): void => {
    const name = stringAt(spec, field)
    if (name !== '') causes.push(...invalidStrings(`${path}.${field}`, name, rule(name)))
  }
  check('serviceAccountName', dnsSubdomainErrors)
  check('nodeName', dnsSubdomainErrors)
  const deadline = spec['activeDeadlineSeconds']
  if (typeof deadline === 'number' && (deadline < 1 || deadline > INT32_MAX)) {
    causes.push(invalid(`${path}.activeDeadlineSeconds`, deadline, `must be between 1 and ${INT32_MAX}, inclusive`))
  }
  check('hostname', dnsLabelErrors)
  check('subdomain', dnsLabelErrors)
  check('priorityClassName', dnsSubdomainErrors)
  check('runtimeClassName', dnsSubdomainErrors)
  return causes
}

function validateHostAliases(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, alias] of objectsAt(spec, 'hostAliases').entries()) {
    const ip = stringAt(alias, 'ip')
    if (!looksLikeIp(ip)) {
      causes.push(
        invalidString(`${path}[${index}].ip`, ip, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'),
      )
    }
    for (const [at, hostname] of stringsAt(alias, 'hostnames').entries()) {
      causes.push(...invalidStrings(`${path}[${index}].hostnames[${at}]`, hostname, dnsSubdomainErrors(hostname)))
    }
  }
  return causes
}
