import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { forbidden, invalidString, notFound, notSupported, required } from './field-error.ts'
import { validateLocalPath } from './paths.ts'

/**
 * Checks `volumeMounts` and `volumeDevices` of a container against the volumes of its pod that are sound
 * (pkg/apis/core/validation/validation.go). Some fields are named without the index, as upstream does.
 */
export function validateVolumeMounts(
  container: MutableObject,
  volumes: ReadonlyMap<string, MutableObject>,
  containerPath: string,
): StatusCause[] {
  const list = `${containerPath}.volumeMounts`
  const causes: StatusCause[] = []
  const devices = objectsAt(container, 'volumeDevices')
  const deviceNames = new Set(devices.map((device) => stringAt(device, 'name')))
  const devicePaths = new Set(devices.map((device) => stringAt(device, 'devicePath')))
  const mountPaths = new Set<string>()
  for (const [index, mount] of objectsAt(container, 'volumeMounts').entries()) {
    const path = `${list}[${index}]`
    const name = stringAt(mount, 'name')
    if (name === '') causes.push(required(`${path}.name`))
    if (!volumes.has(name)) causes.push(notFound(`${path}.name`, name))
    const mountPath = stringAt(mount, 'mountPath')
    if (mountPath === '') causes.push(required(`${path}.mountPath`))
    if (mountPaths.has(mountPath)) causes.push(invalidString(`${path}.mountPath`, mountPath, 'must be unique'))
    mountPaths.add(mountPath)
    if (deviceNames.has(name)) {
      causes.push(invalidString(`${path}.name`, name, 'must not already exist in volumeDevices'))
    }
    if (devicePaths.has(mountPath)) {
      causes.push(invalidString(`${path}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices'))
    }
    causes.push(...validateSubPath(mount, path, list), ...validatePropagation(mount, container, list))
    causes.push(...validateRecursion(mount, `${list}.recursiveReadOnly`))
  }
  return [...causes, ...validateVolumeDevices(container, volumes, `${containerPath}.volumeDevices`)]
}

function validateSubPath(mount: MutableObject, path: string, list: string): StatusCause[] {
  const causes: StatusCause[] = []
  const subPath = stringAt(mount, 'subPath')
  if (subPath !== '') causes.push(...validateLocalPath(subPath, `${list}.subPath`))
  const expression = stringAt(mount, 'subPathExpr')
  if (expression === '') return causes
  if (subPath !== '') {
    causes.push(invalidString(`${path}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive'))
  }
  causes.push(...validateLocalPath(expression, `${list}.subPathExpr`))
  return causes
}

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None']

function validatePropagation(mount: MutableObject, container: MutableObject, list: string): StatusCause[] {
  const propagation = mount['mountPropagation']
  if (typeof propagation !== 'string') return []
  const path = `${list}.mountPropagation`
  if (!PROPAGATIONS.includes(propagation)) return [notSupported(path, goQuote(propagation), PROPAGATIONS)]
  const isPrivileged = objectAt(container, 'securityContext')?.['privileged'] === true
  if (propagation !== 'Bidirectional' || isPrivileged) return []
  return [forbidden(path, 'Bidirectional mount propagation is available only to privileged containers')]
}

const RECURSIONS = ['Disabled', 'Enabled', 'IfPossible']

function validateRecursion(mount: MutableObject, path: string): StatusCause[] {
  const recursion = mount['recursiveReadOnly']
  if (typeof recursion !== 'string' || recursion === 'Disabled') return []
  if (!RECURSIONS.includes(recursion)) return [notSupported(path, goQuote(recursion), RECURSIONS)]
  const causes: StatusCause[] = []
  if (mount['readOnly'] !== true) causes.push(forbidden(path, 'may only be specified when readOnly is true'))
  const propagation = mount['mountPropagation']
  if (propagation !== undefined && propagation !== 'None') {
    causes.push(forbidden(path, 'may only be specified when mountPropagation is None or not specified'))
  }
  return causes
}

function validateVolumeDevices(
  container: MutableObject,
  volumes: ReadonlyMap<string, MutableObject>,
  list: string,
): StatusCause[] {
  const causes: StatusCause[] = []
  const mounts = objectsAt(container, 'volumeMounts')
  const mountNames = new Set(mounts.map((mount) => stringAt(mount, 'name')))
  const mountPaths = new Set(mounts.map((mount) => stringAt(mount, 'mountPath')))
  const [names, paths] = [new Set<string>(), new Set<string>()]
  for (const [index, device] of objectsAt(container, 'volumeDevices').entries()) {
    const path = `${list}[${index}]`
    const [name, devicePath] = [stringAt(device, 'name'), stringAt(device, 'devicePath')]
    const volume = volumes.get(name)
    if (name === '') causes.push(required(`${path}.name`))
    if (names.has(name)) causes.push(invalidString(`${path}.name`, name, 'must be unique'))
    if (volume === undefined) causes.push(notFound(`${path}.name`, name))
    else if (volume['persistentVolumeClaim'] === undefined && volume['ephemeral'] === undefined) {
      const detail = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'
      causes.push(invalidString(`${path}.name`, name, detail))
    }
    if (devicePath === '') causes.push(required(`${path}.devicePath`))
    if (paths.has(devicePath)) causes.push(invalidString(`${path}.devicePath`, devicePath, 'must be unique'))
    if (devicePath.split('/').includes('..')) {
      causes.push(invalidString(`${path}.devicePath`, devicePath, "can not contain backsteps ('..')"))
    } else paths.add(devicePath)
    if (mountNames.has(name)) {
      causes.push(invalidString(`${path}.name`, name, 'must not already exist in volumeMounts'))
    }
    if (mountPaths.has(devicePath)) {
      causes.push(invalidString(`${path}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts'))
    }
    if (name !== '') names.add(name)
  }
  return causes
}
