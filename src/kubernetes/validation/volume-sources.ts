import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { parseQuantity } from '../quantity.ts'
import { validateFieldRef, validateResourceFieldRef, VOLUME_FIELDS } from './downward-api.ts'
import { forbidden, invalid, invalidString, notSupported, required } from './field-error.ts'
import { hasBacksteps, validateUnreservedPath } from './paths.ts'
import { validateStoragePlugin } from './storage-plugins.ts'
import { validateVolumeClaimTemplate } from './volume-claim.ts'

/** String fields that a kind of volume cannot do without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  gitRepo: ['repository'],
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
  secret: ['secretName'],
  nfs: ['server', 'path'],
  iscsi: ['targetPortal', 'iqn'],
  glusterfs: ['endpoints', 'path'],
  persistentVolumeClaim: ['claimName'],
  rbd: ['image'],
  cinder: ['volumeID'],
  flexVolume: ['driver'],
  azureFile: ['secretName', 'shareName'],
  configMap: ['name'],
  vsphereVolume: ['volumePath'],
  azureDisk: ['diskName', 'diskURI'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  scaleIO: ['gateway', 'system', 'volumeName'],
}

/** Checks what one kind of volume asks for (pkg/apis/core/validation/validation.go). */
export function validateVolumeSource(kind: string, source: MutableObject, path: string): StatusCause[] {
  const missing = (REQUIRED[kind] ?? [])
    .filter((field) => stringAt(source, field) === '')
    .map((field) => required(`${path}.${field}`))
  switch (kind) {
    case 'emptyDir':
      return validateSizeLimit(source, path)
    case 'hostPath':
      return validateHostPath(source, path)
    case 'nfs':
      return [...missing, ...validateAbsolute(stringAt(source, 'path'), `${path}.path`)]
    case 'secret':
    case 'configMap':
      return [...missing, ...validateDefaultMode(source, path), ...validateItems(source, path)]
    case 'downwardAPI':
      return [...validateDefaultMode(source, path), ...validateDownwardItems(source, path)]
    case 'projected':
      return [...validateDefaultMode(source, path), ...validateProjected(source, path)]
    case 'ephemeral':
      return validateEphemeral(source, path)
    case 'rbd':
      return [...validateStoragePlugin(kind, source, path), ...missing]
    default:
      return [...missing, ...validateStoragePlugin(kind, source, path)]
  }
}

function validateEphemeral(source: MutableObject, path: string): StatusCause[] {
  const template = objectAt(source, 'volumeClaimTemplate')
  if (template === undefined) return [required(`${path}.volumeClaimTemplate`)]
  return validateVolumeClaimTemplate(template, `${path}.volumeClaimTemplate`)
}

function validateSizeLimit(source: MutableObject, path: string): StatusCause[] {
  const limit = source['sizeLimit']
  const parsed = typeof limit === 'string' ? parseQuantity(limit) : undefined
  if (parsed?.ok !== true || parsed.value.nanos >= 0n) return []
  return [forbidden(`${path}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')]
}

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
]

function validateHostPath(source: MutableObject, path: string): StatusCause[] {
  const hostPath = stringAt(source, 'path')
  if (hostPath === '') return [required(`${path}.path`)]
  const causes: StatusCause[] = []
  if (hasBacksteps(hostPath)) causes.push(invalidString(`${path}.path`, hostPath, "must not contain '..'"))
  const type = stringAt(source, 'type')
  if (!HOST_PATH_TYPES.includes(type)) causes.push(notSupported(`${path}.type`, goQuote(type), HOST_PATH_TYPES))
  return causes
}

function validateAbsolute(value: string, path: string): readonly StatusCause[] {
  return value.startsWith('/') ? [] : [invalidString(path, value, 'must be an absolute path')]
}

const MODE_RULE = 'must be a number between 0 and 0777 (octal), both inclusive'

function validateMode(mode: unknown, path: string): readonly StatusCause[] {
  return typeof mode === 'number' && (mode < 0 || mode > 0o777) ? [invalid(path, mode, MODE_RULE)] : []
}

function validateDefaultMode(source: MutableObject, path: string): readonly StatusCause[] {
  return validateMode(source['defaultMode'], `${path}.defaultMode`)
}

function validateItems(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, item] of objectsAt(source, 'items').entries()) {
    const at = `${path}.items[${index}]`
    const file = stringAt(item, 'path')
    if (stringAt(item, 'key') === '') causes.push(required(`${at}.key`))
    if (file === '') causes.push(required(`${at}.path`))
    causes.push(...validateUnreservedPath(file, `${at}.path`), ...validateMode(item['mode'], `${at}.mode`))
  }
  return causes
}

/** Upstream names the fields of these items without saying which item. */
function validateDownwardItems(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const item of objectsAt(source, 'items')) {
    const file = stringAt(item, 'path')
    if (file === '') causes.push(required(`${path}.path`))
    causes.push(...validateUnreservedPath(file, `${path}.path`))
    const [field, resource] = [objectAt(item, 'fieldRef'), objectAt(item, 'resourceFieldRef')]
    if (field !== undefined) {
      causes.push(...validateFieldRef(field, `${path}.fieldRef`, VOLUME_FIELDS))
      if (resource !== undefined) {
        const detail = 'fieldRef and resourceFieldRef can not be specified simultaneously'
        causes.push(invalidString(path, 'resource', detail))
      }
    } else if (resource === undefined) {
      causes.push(required(path, 'one of fieldRef and resourceFieldRef is required'))
    } else {
      causes.push(...validateResourceFieldRef(resource, `${path}.resourceFieldRef`, true))
    }
    causes.push(...validateMode(item['mode'], `${path}.mode`))
  }
  return causes
}

const PROJECTIONS = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken']

function validateProjected(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const files = new Set<string>()
  for (const [index, projection] of objectsAt(source, 'sources').entries()) {
    const at = `${path}.sources[${index}]`
    for (const kind of ['secret', 'configMap']) {
      const part = objectAt(projection, kind)
      if (part === undefined) continue
      if (stringAt(part, 'name') === '') causes.push(required(`${at}.${kind}.name`))
      causes.push(...validateItems(part, `${at}.${kind}`))
      causes.push(...validateDistinct(part, stringAt(part, 'name'), files, path))
    }
    const downward = objectAt(projection, 'downwardAPI')
    if (downward !== undefined) {
      causes.push(...validateDownwardItems(downward, `${at}.downwardAPI`))
      causes.push(...validateDistinct(downward, undefined, files, path))
    }
    const token = objectAt(projection, 'serviceAccountToken')
    if (token !== undefined) causes.push(...validateToken(token, at, path))
    if (PROJECTIONS.filter((kind) => projection[kind] !== undefined).length > 1) {
      causes.push(forbidden(at, 'may not specify more than 1 volume type per source'))
    }
  }
  return causes
}

/** No two sources may put a file to the same place. `shown` is what upstream shows instead of the place. */
function validateDistinct(
  source: MutableObject,
  shown: string | undefined,
  files: Set<string>,
  path: string,
): StatusCause[] {
  const causes: StatusCause[] = []
  for (const item of objectsAt(source, 'items')) {
    const file = stringAt(item, 'path')
    if (file === '') continue
    if (files.has(file)) causes.push(invalidString(path, shown ?? file, 'conflicting duplicate paths'))
    files.add(file)
  }
  return causes
}

const TOKEN_SECONDS_MIN = 600
const TOKEN_SECONDS_MAX = 2 ** 32

function validateToken(token: MutableObject, path: string, volumePath: string): StatusCause[] {
  const causes: StatusCause[] = []
  const seconds = numberAt(token, 'expirationSeconds')
  if (seconds < TOKEN_SECONDS_MIN) {
    const detail = 'may not specify a duration less than 10 minutes'
    causes.push(invalid(`${path}.serviceAccountToken.expirationSeconds`, seconds, detail))
  }
  if (seconds > TOKEN_SECONDS_MAX) {
    const detail = 'may not specify a duration larger than 2^32 seconds'
    causes.push(invalid(`${path}.serviceAccountToken.expirationSeconds`, seconds, detail))
  }
  const file = stringAt(token, 'path')
  if (file === '') causes.push(required(`${volumePath}.path`))
  else causes.push(...validateUnreservedPath(file, `${volumePath}.path`))
  return causes
}
