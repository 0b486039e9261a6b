import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { duplicate, forbidden, invalid, invalidString, notSupported, required } from './field-error.ts'
import { validateLocalPath } from './paths.ts'

const ID_MAX = 2_147_483_647
const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined']

/** Checks `securityContext` of a container (pkg/apis/core/validation/validation.go ValidateSecurityContext). */
export function validateContainerSecurity(context: MutableObject | undefined, path: string): StatusCause[] {
  if (context === undefined) return []
  const causes: StatusCause[] = []
  // The recorded API server runs without --allow-privileged, as its default is.
  if (context['privileged'] === true) {
    causes.push(forbidden(`${path}.privileged`, 'disallowed by cluster policy'))
  }
  causes.push(...validateId(context['runAsUser'], `${path}.runAsUser`))
  causes.push(...validateId(context['runAsGroup'], `${path}.runAsGroup`))
  const procMount = context['procMount']
  if (typeof procMount === 'string' && procMount !== 'Default' && procMount !== 'Unmasked') {
    causes.push(notSupported(`${path}.procMount`, goQuote(procMount), ['Default', 'Unmasked']))
  }
  causes.push(...validateSeccompProfile(objectAt(context, 'seccompProfile'), `${path}.seccompProfile`))
  return causes
}

/** Checks `securityContext` of a pod. */
export function validatePodSecurity(spec: MutableObject, path: string): StatusCause[] {
  const context = objectAt(spec, 'securityContext')
  if (context === undefined) return []
  const causes: StatusCause[] = []
  for (const field of ['fsGroup', 'runAsUser', 'runAsGroup']) {
    causes.push(...validateId(context[field], `${path}.${field}`))
  }
  const groups: readonly unknown[] = Array.isArray(context['supplementalGroups']) ? context['supplementalGroups'] : []
  for (const [index, group] of groups.entries()) {
    causes.push(...validateId(group, `${path}.supplementalGroups[${index}]`))
  }
  if (spec['shareProcessNamespace'] === true && spec['hostPID'] === true) {
    const detail = 'ShareProcessNamespace and HostPID cannot both be enabled'
    causes.push(invalid(`${path}.shareProcessNamespace`, 'true', detail))
  }
  causes.push(...validateSysctls(context, `${path}.sysctls`))
  const change = context['fsGroupChangePolicy']
  if (typeof change === 'string' && change !== 'Always' && change !== 'OnRootMismatch') {
    causes.push(notSupported(`${path}.fsGroupChangePolicy`, goQuote(change), ['Always', 'OnRootMismatch']))
  }
  causes.push(...validateSeccompProfile(objectAt(context, 'seccompProfile'), `${path}.seccompProfile`))
  return causes
}

const SYSCTL = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?'

function validateSysctls(context: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const names = new Set<string>()
  for (const [index, sysctl] of objectsAt(context, 'sysctls').entries()) {
    const at = `${path}[${index}].name`
    const name = stringAt(sysctl, 'name')
    const isSound = name.split(/[./]/).every((part) => /^[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(part))
    if (name === '') causes.push(required(at))
    else if (!isSound || name.length > 253) {
      const regex = `^(${SYSCTL}[\\./])*${SYSCTL}$`
      causes.push(invalidString(at, name, `must have at most 253 characters and match regex ${regex}`))
    } else if (names.has(name)) causes.push(duplicate(at, goQuote(name)))
    names.add(name)
  }
  return causes
}

function validateId(id: unknown, path: string): readonly StatusCause[] {
  if (typeof id !== 'number' || (id >= 0 && id <= ID_MAX)) return []
  return [invalid(path, id, `must be between 0 and ${ID_MAX}, inclusive`)]
}

function validateSeccompProfile(profile: MutableObject | undefined, path: string): StatusCause[] {
  if (profile === undefined) return []
  const causes: StatusCause[] = []
  const type = stringAt(profile, 'type')
  if (type === '') causes.push(required(`${path}.type`, 'type is required when seccompProfile is set'))
  else if (!PROFILE_TYPES.includes(type)) causes.push(notSupported(`${path}.type`, goQuote(type), PROFILE_TYPES))
  const file = profile['localhostProfile']
  if (type !== 'Localhost') return causes
  if (typeof file === 'string') causes.push(...validateLocalPath(file, `${path}.localhostProfile`))
  else causes.push(required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost'))
  return causes
}
