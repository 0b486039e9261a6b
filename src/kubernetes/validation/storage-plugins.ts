import type { StatusCause } from '../api.ts'
import { goQuote, goStringList } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, stringAt, stringsAt } from '../mutable.ts'
import { dnsLabelErrors, dnsSubdomainErrors } from '../names.ts'
import { invalid, invalidString, invalidStrings, notSupported, required, tooLong } from './field-error.ts'
import { validateLocalPath } from './paths.ts'

/** Checks what the storage systems ask for beyond their required strings (pkg/apis/core/validation/validation.go). */
export function validateStoragePlugin(kind: string, source: MutableObject, path: string): StatusCause[] {
  switch (kind) {
    case 'rbd':
    case 'cephfs':
      return stringsAt(source, 'monitors').length === 0 ? [required(`${path}.monitors`)] : []
    case 'quobyte':
      return validateQuobyte(source, path)
    case 'fc':
      return validateFibreChannel(source, path)
    case 'iscsi':
      return validateIscsi(source, path)
    case 'azureDisk':
      return validateAzureDisk(source, path)
    case 'storageos':
      return validateStorageOs(source, path)
    case 'csi':
      return validateCsi(source, path)
    case 'flocker':
      return validateFlocker(source, path)
    case 'gitRepo':
      return validateLocalPath(stringAt(source, 'directory'), `${path}.directory`)
    case 'flexVolume':
      return validateFlexOptions(source, path)
    case 'cinder':
      return validateSecretName(source, path)
    case 'gcePersistentDisk':
    case 'awsElasticBlockStore':
      return validateRange(source, 'partition', path, 'must be between 1 and 255, inclusive')
    default:
      return []
  }
}

function validateFlocker(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const [name, uuid] = [stringAt(source, 'datasetName'), stringAt(source, 'datasetUUID')]
  if (name === '' && uuid === '') causes.push(required(path, 'one of datasetName and datasetUUID is required'))
  if (name !== '' && uuid !== '') {
    causes.push(invalidString(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'))
  }
  if (name.includes('/')) causes.push(invalidString(`${path}.datasetName`, name, "must not contain '/'"))
  return causes
}

function validateFlexOptions(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const key of Object.keys(objectAt(source, 'options') ?? {}).toSorted()) {
    const namespace = `.${key.split('/', 1)[0] ?? ''}`.toLowerCase()
    if (!namespace.endsWith('.kubernetes.io') && !namespace.endsWith('.k8s.io')) continue
    const detail = 'kubernetes.io and k8s.io namespaces are reserved'
    causes.push(invalidString(`${path}.options[${key}]`, key, detail))
  }
  return causes
}

function validateSecretName(source: MutableObject, path: string): StatusCause[] {
  const secret = objectAt(source, 'secretRef')
  return secret === undefined || stringAt(secret, 'name') !== '' ? [] : [required(`${path}.secretRef.name`)]
}

const BYTE_MAX = 255

function validateRange(source: MutableObject, field: string, path: string, rule: string): StatusCause[] {
  const value = numberAt(source, field)
  return value < 0 || value > BYTE_MAX ? [invalid(`${path}.${field}`, value, rule)] : []
}

const REGISTRY_RULE = 'must be a host:port pair or multiple pairs separated by commas'

function validateQuobyte(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const registry = stringAt(source, 'registry')
  const tenant = stringAt(source, 'tenant')
  // Upstream says it once per pair that is wrong; a cause that is repeated is shown once anyway.
  const isSound = registry.split(',').every((pair) => /^[^:]*:[^:]*$/.test(pair))
  if (registry === '') causes.push(required(`${path}.registry`, REGISTRY_RULE))
  else if (tenant.length > 64) {
    causes.push(required(`${path}.tenant`, 'must be a UUID and may not exceed a length of 64 characters'))
  } else if (!isSound) causes.push(invalidString(`${path}.registry`, registry, REGISTRY_RULE))
  if (stringAt(source, 'volume') === '') causes.push(required(`${path}.volume`))
  return causes
}

function validateFibreChannel(source: MutableObject, path: string): StatusCause[] {
  const names = stringsAt(source, 'targetWWNs')
  const ids = stringsAt(source, 'wwids')
  if (names.length === 0 && ids.length === 0) {
    return [required(`${path}.targetWWNs`, 'must specify either targetWWNs or wwids, but not both')]
  }
  if (names.length === 0) return []
  const causes: StatusCause[] = []
  if (ids.length > 0) {
    const detail = 'targetWWNs and wwids can not be specified simultaneously'
    causes.push(invalid(`${path}.targetWWNs`, goStringList(names), detail))
  }
  if (source['lun'] === undefined) causes.push(required(`${path}.lun`, 'lun is required if targetWWNs is specified'))
  else causes.push(...validateRange(source, 'lun', path, 'must be between 0 and 255, inclusive'))
  return causes
}

/** What an initiator's name looks like, by its first three letters. */
const INITIATORS: Readonly<Record<string, RegExp>> = {
  iqn: /^iqn\.[0-9]{4}-[0-9]{2}\.([A-Za-z0-9.-]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[A-Za-z0-9]{16}$/,
  naa: /^naa.[A-Za-z0-9]{32}$/,
}

function validateIscsi(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const name = stringAt(source, 'iqn')
  if (name !== '') causes.push(...invalidStrings(`${path}.iqn`, name, initiatorErrors(name)))
  causes.push(...validateRange(source, 'lun', path, 'must be between 0 and 255, inclusive'))
  const asksForSecret = source['chapAuthDiscovery'] === true || source['chapAuthSession'] === true
  if (asksForSecret && objectAt(source, 'secretRef') === undefined) causes.push(required(`${path}.secretRef`))
  const initiator = source['initiatorName']
  if (typeof initiator === 'string') {
    causes.push(...invalidStrings(`${path}.initiatorname`, initiator, initiatorErrors(initiator)))
  }
  return causes
}

function initiatorErrors(name: string): readonly string[] {
  const format = INITIATORS[name.slice(0, 3)]
  if (format === undefined) return ['must be valid format starting with iqn, eui, or naa']
  return format.test(name) ? [] : ['must be valid format']
}

const CACHING_MODES = ['None', 'ReadOnly', 'ReadWrite']
const DISK_KINDS = ['Dedicated', 'Managed', 'Shared']
const MANAGED_DISK = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}'
const BLOB_DISK = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd'

function validateAzureDisk(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const caching = stringAt(source, 'cachingMode')
  if (!CACHING_MODES.includes(caching)) {
    causes.push(notSupported(`${path}.cachingMode`, goQuote(caching), CACHING_MODES))
  }
  const kind = stringAt(source, 'kind')
  if (!DISK_KINDS.includes(kind)) causes.push(notSupported(`${path}.kind`, goQuote(kind), DISK_KINDS))
  const uri = stringAt(source, 'diskURI')
  const isManaged = kind === 'Managed'
  if (!uri.startsWith(isManaged ? '/subscriptions/' : 'https://')) {
    causes.push(notSupported(`${path}.diskURI`, goQuote(uri), [isManaged ? MANAGED_DISK : BLOB_DISK]))
  }
  return causes
}

function validateStorageOs(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const name = stringAt(source, 'volumeName')
  if (name === '') causes.push(required(`${path}.volumeName`))
  else causes.push(...invalidStrings(`${path}.volumeName`, name, dnsLabelErrors(name)))
  const namespace = stringAt(source, 'volumeNamespace')
  if (namespace !== '') {
    causes.push(...invalidStrings(`${path}.volumeNamespace`, namespace, dnsLabelErrors(namespace)))
  }
  return [...causes, ...validateSecretName(source, path)]
}

const DRIVER_BYTES_MAX = 63

function validateCsi(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const driver = stringAt(source, 'driver')
  if (driver === '') causes.push(required(`${path}.driver`))
  if (driver.length > DRIVER_BYTES_MAX) causes.push(tooLong(`${path}.driver`, DRIVER_BYTES_MAX))
  causes.push(...invalidStrings(`${path}.driver`, driver, dnsSubdomainErrors(driver.toLowerCase())))
  const secret = objectAt(source, 'nodePublishSecretRef')
  if (secret === undefined) return causes
  const name = stringAt(secret, 'name')
  if (name === '') causes.push(required(`${path}.nodePublishSecretRef.name`))
  else causes.push(...invalidStrings(`${path}.name`, name, dnsSubdomainErrors(name)))
  return causes
}
