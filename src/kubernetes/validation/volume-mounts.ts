import type { StatusCause } from '../api.ts'
import { type MutableObject, objectsAt, stringAt } from '../mutable.ts'
import { invalidString, notFound, required } from './field-error.ts'

/** Checks `volumeMounts` and `volumeDevices` of a container against the volumes of its pod that are sound. */
export function validateVolumeMounts(
  container: MutableObject,
  volumes: ReadonlySet<string>,
  containerPath: string,
): StatusCause[] {
  const causes: StatusCause[] = []
  const devices = objectsAt(container, 'volumeDevices')
  const mountPaths = new Set<string>()
  for (const [index, mount] of objectsAt(container, 'volumeMounts').entries()) {
    const path = `${containerPath}.volumeMounts[${index}]`
    const name = stringAt(mount, 'name')
    if (name === '') causes.push(required(`${path}.name`))
    if (!volumes.has(name)) causes.push(notFound(`${path}.name`, name))
    const mountPath = stringAt(mount, 'mountPath')
    if (mountPath === '') causes.push(required(`${path}.mountPath`))
    if (mountPaths.has(mountPath)) causes.push(invalidString(`${path}.mountPath`, mountPath, 'must be unique'))
    mountPaths.add(mountPath)
    if (devices.some((device) => stringAt(device, 'name') === name)) {
      causes.push(invalidString(`${path}.name`, name, 'must not already exist in volumeDevices'))
    }
    causes.push(...validateSubPath(mount, path))
  }
  for (const [index, device] of devices.entries()) {
    const path = `${containerPath}.volumeDevices[${index}]`
    const name = stringAt(device, 'name')
    if (name === '') causes.push(required(`${path}.name`))
    if (!volumes.has(name)) causes.push(notFound(`${path}.name`, name))
    if (stringAt(device, 'devicePath') === '') causes.push(required(`${path}.devicePath`))
  }
  return causes
}

function validateSubPath(mount: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const subPath = stringAt(mount, 'subPath')
  if (subPath !== '') causes.push(...validateLocalPath(subPath, `${path}.subPath`))
  const expression = stringAt(mount, 'subPathExpr')
  if (expression === '') return causes
  if (subPath !== '') {
    causes.push(invalidString(`${path}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive'))
  }
  causes.push(...validateLocalPath(expression, `${path}.subPathExpr`))
  return causes
}

/** A path that stays inside: relative and without `..`. */
export function validateLocalPath(value: string, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  if (value.startsWith('/')) causes.push(invalidString(path, value, 'must be a relative path'))
  if (value.split('/').includes('..')) causes.push(invalidString(path, value, "must not contain '..'"))
  return causes
}
