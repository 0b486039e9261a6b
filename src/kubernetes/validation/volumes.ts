import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { configMapKeyErrors, dnsLabelErrors } from '../names.ts'
import { parseQuantity } from '../quantity.ts'
import { validateFieldRef } from './environment.ts'
import { duplicate, forbidden, invalid, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { validateLocalPath } from './volume-mounts.ts'

export interface CheckedVolumes {
  readonly causes: StatusCause[]
  /** Names of the volumes without fault: only those can be mounted. */
  readonly names: ReadonlySet<string>
}

/** Checks the volumes of a pod (pkg/apis/core/validation/validation.go ValidateVolumes). */
export function validateVolumes(volumes: readonly MutableObject[], path: string): CheckedVolumes {
  const causes: StatusCause[] = []
  const names = new Set<string>()
  for (const [index, volume] of volumes.entries()) {
    const at = `${path}[${index}]`
    const found = validateSources(volume, at)
    const name = stringAt(volume, 'name')
    if (name === '') found.push(required(`${at}.name`))
    else found.push(...invalidStrings(`${at}.name`, name, dnsLabelErrors(name)))
    if (names.has(name)) found.push(duplicate(`${at}.name`, goQuote(name)))
    if (found.length === 0) names.add(name)
    else causes.push(...found)
  }
  return { causes, names }
}

/** Kinds of volumes in the order in which the server looks for them. */
const SOURCES = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'azureFile',
  'configMap',
  'vsphereVolume',
  'azureDisk',
  'storageos',
  'photonPersistentDisk',
  'projected',
  'portworxVolume',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
]

function validateSources(volume: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  let count = 0
  for (const kind of SOURCES) {
    const source = objectAt(volume, kind)
    if (source === undefined) continue
    count += 1
    if (count > 1) causes.push(forbidden(`${path}.${kind}`, 'may not specify more than 1 volume type'))
    else causes.push(...validateSource(kind, source, `${path}.${kind}`))
  }
  if (count === 0) causes.push(required(path, 'must specify a volume type'))
  return causes
}

/** Fields that a kind of volume cannot do without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  gitRepo: ['repository'],
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
  secret: ['secretName'],
  iscsi: ['targetPortal', 'iqn'],
  glusterfs: ['endpoints', 'path'],
  persistentVolumeClaim: ['claimName'],
  rbd: ['image'],
  cinder: ['volumeID'],
  quobyte: ['registry', 'volume'],
  flexVolume: ['driver'],
  azureFile: ['secretName', 'shareName'],
  configMap: ['name'],
  vsphereVolume: ['volumePath'],
  azureDisk: ['diskName', 'diskURI'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  scaleIO: ['gateway', 'system'],
  csi: ['driver'],
}

function validateSource(kind: string, source: MutableObject, path: string): StatusCause[] {
  const causes = (REQUIRED[kind] ?? [])
    .filter((field) => stringAt(source, field) === '')
    .map((field) => required(`${path}.${field}`))
  switch (kind) {
    case 'emptyDir':
      return [...causes, ...validateSizeLimit(source, path)]
    case 'hostPath':
      return [...causes, ...validateHostPath(source, path)]
    case 'nfs':
      return [...causes, ...validateNfs(source, path)]
    case 'secret':
    case 'configMap':
      return [...validateMode(source['defaultMode'], `${path}.defaultMode`), ...causes, ...validateItems(source, path)]
    case 'downwardAPI':
      return [
        ...causes,
        ...validateMode(source['defaultMode'], `${path}.defaultMode`),
        ...validateDownward(source, path),
      ]
    case 'projected':
      return [
        ...causes,
        ...validateMode(source['defaultMode'], `${path}.defaultMode`),
        ...validateProjected(source, path),
      ]
    case 'ephemeral':
      if (objectAt(source, 'volumeClaimTemplate') === undefined) causes.push(required(`${path}.volumeClaimTemplate`))
      return causes
    default:
      return causes
  }
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
  if (hostPath.split('/').includes('..')) {
    causes.push(invalidString(`${path}.path`, hostPath, "must not contain '..'"))
  }
  const type = stringAt(source, 'type')
  if (!HOST_PATH_TYPES.includes(type)) causes.push(notSupported(`${path}.type`, goQuote(type), HOST_PATH_TYPES))
  return causes
}

function validateNfs(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  if (stringAt(source, 'server') === '') causes.push(required(`${path}.server`))
  const exported = stringAt(source, 'path')
  if (exported === '') causes.push(required(`${path}.path`))
  if (!exported.startsWith('/')) causes.push(invalidString(`${path}.path`, exported, 'must be an absolute path'))
  return causes
}

const MODE_RULE = 'must be a number between 0 and 0777 (octal), both inclusive'

function validateMode(mode: unknown, path: string): readonly StatusCause[] {
  return typeof mode === 'number' && (mode < 0 || mode > 0o777) ? [invalid(path, mode, MODE_RULE)] : []
}

function validateItems(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, item] of objectsAt(source, 'items').entries()) {
    const at = `${path}.items[${index}]`
    const key = stringAt(item, 'key')
    if (key === '') causes.push(required(`${at}.key`))
    else causes.push(...invalidStrings(`${at}.key`, key, configMapKeyErrors(key)))
    const file = stringAt(item, 'path')
    if (file === '') causes.push(required(`${at}.path`))
    else causes.push(...validateLocalPath(file, `${at}.path`))
    causes.push(...validateMode(item['mode'], `${at}.mode`))
  }
  return causes
}

const VOLUME_FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid']

function validateDownward(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, item] of objectsAt(source, 'items').entries()) {
    const at = `${path}.items[${index}]`
    const file = stringAt(item, 'path')
    if (file === '') causes.push(required(`${at}.path`))
    else causes.push(...validateLocalPath(file, `${at}.path`))
    const fieldRef = objectAt(item, 'fieldRef')
    if (fieldRef !== undefined) causes.push(...validateFieldRef(fieldRef, `${at}.fieldRef`, VOLUME_FIELDS))
    else if (objectAt(item, 'resourceFieldRef') === undefined) {
      causes.push(required(at, 'one of fieldRef and resourceFieldRef is required'))
    }
    causes.push(...validateMode(item['mode'], `${at}.mode`))
  }
  return causes
}

function validateProjected(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, projection] of objectsAt(source, 'sources').entries()) {
    const at = `${path}.sources[${index}]`
    for (const kind of ['secret', 'configMap']) {
      const part = objectAt(projection, kind)
      if (part === undefined) continue
      if (stringAt(part, 'name') === '') causes.push(required(`${at}.${kind}.name`))
      causes.push(...validateItems(part, `${at}.${kind}`))
    }
    const downward = objectAt(projection, 'downwardAPI')
    if (downward !== undefined) causes.push(...validateDownward(downward, `${at}.downwardAPI`))
    const token = objectAt(projection, 'serviceAccountToken')
    if (token !== undefined && stringAt(token, 'path') === '') {
      causes.push(required(`${at}.serviceAccountToken.path`))
    }
  }
  return causes
}
