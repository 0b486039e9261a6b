import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { forbidden, invalid, invalidString, notSupported, required } from './field-error.ts'

interface ContainerPlace {
  readonly security: MutableObject | undefined
  readonly path: string
}

function containerPlaces(spec: MutableObject, path: string): readonly ContainerPlace[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    objectsAt(spec, list).map((container, index) => ({
      security: objectAt(container, 'securityContext'),
      path: `${path}.${list}[${index}].securityContext`,
    })),
  )
}

/** Checks `os` of a pod, and that it asks for nothing that its system does not have (validateOS, validateLinux, validateWindows). */
export function validateOperatingSystem(spec: MutableObject, path: string): StatusCause[] {
  const system = objectAt(spec, 'os')
  if (system === undefined) return []
  const name = stringAt(system, 'name')
  if (name === '') return [required(`${path}.os.name`, 'cannot be empty')]
  if (name === 'linux') return validateLinux(spec, path)
  if (name === 'windows') return validateWindows(spec, path)
  return [notSupported(`${path}.os`, goQuote(name), ['linux', 'windows'])]
}

function validateLinux(spec: MutableObject, path: string): StatusCause[] {
  const places = [
    { security: objectAt(spec, 'securityContext'), path: `${path}.securityContext` },
    ...containerPlaces(spec, path),
  ]
  return places
    .filter(({ security }) => security?.['windowsOptions'] !== undefined)
    .map((place) => forbidden(`${place.path}.windowsOptions`, 'windows options cannot be set for a linux pod'))
}

/** Fields that only Linux has, in the order in which the server looks for them; `spec.` marks those of the pod itself. */
const POD_FIELDS = [
  'appArmorProfile',
  'seLinuxOptions',
  'spec.hostPID',
  'spec.hostIPC',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'spec.shareProcessNamespace',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
]

const CONTAINER_FIELDS = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
]

const NOT_ON_WINDOWS = 'cannot be set for a windows pod'

function validateWindows(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const security = objectAt(spec, 'securityContext')
  for (const field of POD_FIELDS) {
    const own = field.startsWith('spec.')
    const name = own ? field.slice('spec.'.length) : field
    if ((own ? spec : security)?.[name] === undefined) continue
    causes.push(forbidden(own ? `${path}.${name}` : `${path}.securityContext.${name}`, NOT_ON_WINDOWS))
  }
  for (const place of containerPlaces(spec, path)) {
    for (const field of CONTAINER_FIELDS) {
      if (place.security?.[field] !== undefined) causes.push(forbidden(`${place.path}.${field}`, NOT_ON_WINDOWS))
    }
  }
  return causes
}

/** Checks containers on Windows that are processes of their node (validateWindowsHostProcessPod). */
export function validateHostProcess(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const ofPod = objectAt(objectAt(spec, 'securityContext'), 'windowsOptions')?.['hostProcess']
  const places = containerPlaces(spec, path)
  let count = 0
  for (const place of places) {
    const own = objectAt(place.security, 'windowsOptions')?.['hostProcess']
    if (typeof ofPod === 'boolean' && typeof own === 'boolean' && ofPod !== own) {
      const detail = `pod hostProcess value must be identical if both are specified, was ${ofPod}`
      causes.push(invalid(`${place.path}.windowsOptions.hostProcess`, String(own), detail))
    }
    if ((own ?? ofPod) === true) count += 1
  }
  if (count === 0) return causes
  if (count !== places.length) {
    const detail = 'If pod contains any hostProcess containers then all containers must be HostProcess containers'
    causes.push(invalidString(path, '', detail))
  }
  if (spec['hostNetwork'] !== true) {
    const detail = 'hostNetwork must be true if pod contains any hostProcess containers'
    causes.push(invalid(`${path}.hostNetwork`, 'false', detail))
  }
  causes.push(forbidden(path, 'hostProcess containers are disallowed by cluster policy'))
  return causes
}
