import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt, stringsAt } from '../mutable.ts'
import { goStruct } from '../go-struct.ts'
import { duplicate, forbidden, invalid, invalidString, notSupported, required } from './field-error.ts'
import { validateAppArmorProfile, validateSeccompProfile, validateWindowsOptions } from './security-profiles.ts'

const ID_MAX = 2_147_483_647

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
  causes.push(...validateSeccompProfile(objectAt(context, 'seccompProfile'), `${path}.seccompProfile`))
  causes.push(...validateEscalation(context, path))
  causes.push(...validateWindowsOptions(objectAt(context, 'windowsOptions'), `${path}.windowsOptions`))
  causes.push(...validateAppArmorProfile(objectAt(context, 'appArmorProfile'), `${path}.appArmorProfile`))
  return causes
}

function validateEscalation(context: MutableObject, path: string): StatusCause[] {
  if (context['allowPrivilegeEscalation'] !== false) return []
  const causes: StatusCause[] = []
  const shown = goStruct('v1.SecurityContext', context)
  const cannot = 'cannot set `allowPrivilegeEscalation` to false and'
  if (context['privileged'] === true) causes.push(invalid(path, shown, `${cannot} \`privileged\` to true`))
  if (stringsAt(objectAt(context, 'capabilities'), 'add').includes('CAP_SYS_ADMIN')) {
    causes.push(invalid(path, shown, `${cannot} \`capabilities.Add\` CAP_SYS_ADMIN`))
  }
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
  causes.push(...validateSysctls(spec, context, `${path}.sysctls`))
  const change = context['fsGroupChangePolicy']
  if (typeof change === 'string' && change !== 'Always' && change !== 'OnRootMismatch') {
    causes.push(notSupported(`${path}.fsGroupChangePolicy`, goQuote(change), ['Always', 'OnRootMismatch']))
  }
  causes.push(...validateSeccompProfile(objectAt(context, 'seccompProfile'), `${path}.seccompProfile`))
  causes.push(...validateWindowsOptions(objectAt(context, 'windowsOptions'), `${path}.windowsOptions`))
  causes.push(...validateAppArmorProfile(objectAt(context, 'appArmorProfile'), `${path}.appArmorProfile`))
  return causes
}

const SYSCTL = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?'

function validateSysctls(spec: MutableObject, context: MutableObject, path: string): StatusCause[] {
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
    const setting = name.replaceAll('/', '.')
    if (spec['hostNetwork'] === true && setting.startsWith('net.')) {
      causes.push(invalidString(at, name, "may not be specified when 'hostNetwork' is true"))
    } else if (spec['hostIPC'] === true && isOfIpc(setting)) {
      causes.push(invalidString(at, name, "may not be specified when 'hostIPC' is true"))
    }
    names.add(name)
  }
  return causes
}

/** Settings of the kernel that belong to the namespace of shared memory and messages (component-helpers/node/util/sysctl). */
function isOfIpc(setting: string): boolean {
  return setting === 'kernel.sem' || /^(kernel\.shm|kernel\.msg|fs\.mqueue\.)/.test(setting)
}

function validateId(id: unknown, path: string): readonly StatusCause[] {
  if (typeof id !== 'number' || (id >= 0 && id <= ID_MAX)) return []
  return [invalid(path, id, `must be between 0 and ${ID_MAX}, inclusive`)]
}
