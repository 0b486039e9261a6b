import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, stringAt } from '../mutable.ts'
import { dnsLabelErrors, dnsSubdomainErrors } from '../names.ts'
import { duplicate, forbidden, invalidString, invalidStrings, required } from './field-error.ts'
import { validateVolumeSource } from './volume-sources.ts'

export interface CheckedVolumes {
  readonly causes: StatusCause[]
  /** The volumes without fault, by name: only those can be mounted. */
  readonly sound: ReadonlyMap<string, MutableObject>
}

/**
 * Checks the volumes of a pod (pkg/apis/core/validation/validation.go ValidateVolumes). `podName` is absent for those of a
 * template.
 */
export function validateVolumes(volumes: readonly MutableObject[], path: string, podName = ''): CheckedVolumes {
  const created = new Set(
    volumes
      .filter((volume) => podName !== '' && volume['ephemeral'] !== undefined)
      .map((volume) => `${podName}-${stringAt(volume, 'name')}`),
  )
  const causes: StatusCause[] = []
  const sound = new Map<string, MutableObject>()
  for (const [index, volume] of volumes.entries()) {
    const at = `${path}[${index}]`
    const found = validateSources(volume, at, podName)
    const name = stringAt(volume, 'name')
    if (name === '') found.push(required(`${at}.name`))
    else found.push(...invalidStrings(`${at}.name`, name, dnsLabelErrors(name)))
    if (sound.has(name)) found.push(duplicate(`${at}.name`, goQuote(name)))
    if (found.length === 0) sound.set(name, volume)
    else causes.push(...found)
    const claim = stringAt(objectAt(volume, 'persistentVolumeClaim'), 'claimName')
    if (created.has(claim)) {
      const detail = 'must not reference a PVC that gets created for an ephemeral volume'
      causes.push(invalidString(`${at}.persistentVolumeClaim.claimName`, claim, detail))
    }
  }
  return { causes, sound }
}

/** Kinds of volumes in the order in which the server looks for them; it drops `image`, which is off in v1.32, before. */
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
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
]

/** Where upstream calls a kind of volume otherwise than its field. */
const PATHS: Readonly<Record<string, string>> = { gcePersistentDisk: 'persistentDisk' }
const PATHS_OF_SECOND: Readonly<Record<string, string>> = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' }

function validateSources(volume: MutableObject, path: string, podName: string): StatusCause[] {
  const causes: StatusCause[] = []
  const name = stringAt(volume, 'name')
  let count = 0
  for (const kind of SOURCES) {
    const source = objectAt(volume, kind)
    if (source === undefined) continue
    count += 1
    if (count > 1) {
      causes.push(forbidden(`${path}.${PATHS_OF_SECOND[kind] ?? kind}`, 'may not specify more than 1 volume type'))
    } else {
      causes.push(...validateVolumeSource(kind, source, `${path}.${PATHS[kind] ?? kind}`))
      if (kind === 'ephemeral' && podName !== '' && name !== '') causes.push(...validateClaimName(podName, name, path))
    }
    if (kind === 'iscsi' && source['initiatorName'] !== undefined) causes.push(...validatePortal(source, name, path))
  }
  if (count === 0) causes.push(required(path, 'must specify a volume type'))
  return causes
}

/** The claim of an ephemeral volume is called after its pod and the volume. */
function validateClaimName(podName: string, name: string, path: string): readonly StatusCause[] {
  const claim = `${podName}-${name}`
  const details = dnsSubdomainErrors(claim).map((error) => `PVC name ${goQuote(claim)}: ${error}`)
  return invalidStrings(`${path}.name`, name, details)
}

const PORTAL_LENGTH_MAX = 64

function validatePortal(source: MutableObject, name: string, path: string): readonly StatusCause[] {
  if (`${name}:${stringAt(source, 'targetPortal')}`.length <= PORTAL_LENGTH_MAX) return []
  const detail =
    'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.'
  return [invalidString(`${path}.name`, name, detail)]
}
