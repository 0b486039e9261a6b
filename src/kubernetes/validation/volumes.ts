import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, stringAt } from '../mutable.ts'
import { dnsLabelErrors } from '../names.ts'
import { duplicate, forbidden, invalidStrings, required } from './field-error.ts'
import { validateVolumeSource } from './volume-sources.ts'

export interface CheckedVolumes {
  readonly causes: StatusCause[]
  /** The volumes without fault, by name: only those can be mounted. */
  readonly sound: ReadonlyMap<string, MutableObject>
}

/** Checks the volumes of a pod (pkg/apis/core/validation/validation.go ValidateVolumes). */
export function validateVolumes(volumes: readonly MutableObject[], path: string): CheckedVolumes {
  const causes: StatusCause[] = []
  const sound = new Map<string, MutableObject>()
  for (const [index, volume] of volumes.entries()) {
    const at = `${path}[${index}]`
    const found = validateSources(volume, at)
    const name = stringAt(volume, 'name')
    if (name === '') found.push(required(`${at}.name`))
    else found.push(...invalidStrings(`${at}.name`, name, dnsLabelErrors(name)))
    if (sound.has(name)) found.push(duplicate(`${at}.name`, goQuote(name)))
    if (found.length === 0) sound.set(name, volume)
    else causes.push(...found)
  }
  return { causes, sound }
}

/**
 * Kinds of volumes in the order in which the server looks for them. `image` is missing: in v1.32 it is switched off by
 * default, and the server drops it before it looks.
 */
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

function validateSources(volume: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  let count = 0
  for (const kind of SOURCES) {
    const source = objectAt(volume, kind)
    if (source === undefined) continue
    count += 1
    if (count > 1) causes.push(forbidden(`${path}.${kind}`, 'may not specify more than 1 volume type'))
    else causes.push(...validateVolumeSource(kind, source, `${path}.${kind}`))
  }
  if (count === 0) causes.push(required(path, 'must specify a volume type'))
  return causes
}
