import type { JsonObject } from '../../domain/json.ts'
import { isTrueAt, mapsAt, maybeMapAt, numberAt, scalarAt, textAt } from '../json-access.ts'
import type { DescribeWriter } from './writer.ts'

/** The volumes of a pod (describe.go, describeVolumes), the kinds that occur in course material. */
export function writeVolumes(writer: DescribeWriter, volumes: readonly JsonObject[], space: string): void {
  if (volumes.length === 0) {
    writer.write(0, `${space}Volumes:\t<none>\n`)
    return
  }
  writer.write(0, `${space}Volumes:\n`)
  for (const volume of volumes) {
    writer.write(1, `${space === '' ? '' : ' '}${textAt(volume, 'name')}:\n`)
    for (const line of volumeLines(volume)) writer.write(2, `${line}\n`)
  }
}

function volumeLines(volume: JsonObject): readonly string[] {
  const hostPath = maybeMapAt(volume, 'hostPath')
  if (hostPath !== undefined) {
    const type = hostPath['type'] === undefined ? '<none>' : textAt(hostPath, 'type')
    return [
      'Type:\tHostPath (bare host directory volume)',
      `Path:\t${textAt(hostPath, 'path')}`,
      `HostPathType:\t${type}`,
    ]
  }
  const emptyDir = maybeMapAt(volume, 'emptyDir')
  if (emptyDir !== undefined) {
    const limit = scalarAt(emptyDir, 'sizeLimit')
    return [
      "Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
      `Medium:\t${textAt(emptyDir, 'medium')}`,
      `SizeLimit:\t${limit === '' || limit === '0' ? '<unset>' : limit}`,
    ]
  }
  const secret = maybeMapAt(volume, 'secret')
  if (secret !== undefined) {
    return [
      'Type:\tSecret (a volume populated by a Secret)',
      `SecretName:\t${textAt(secret, 'secretName')}`,
      `Optional:\t${isTrueAt(secret, 'optional')}`,
    ]
  }
  const configMap = maybeMapAt(volume, 'configMap')
  if (configMap !== undefined) {
    return [
      'Type:\tConfigMap (a volume populated by a ConfigMap)',
      `Name:\t${textAt(configMap, 'name')}`,
      `Optional:\t${isTrueAt(configMap, 'optional')}`,
    ]
  }
  return otherVolumeLines(volume)
}

function otherVolumeLines(volume: JsonObject): readonly string[] {
  const claim = maybeMapAt(volume, 'persistentVolumeClaim')
  if (claim !== undefined) {
    return [
      'Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
      `ClaimName:\t${textAt(claim, 'claimName')}`,
      `ReadOnly:\t${isTrueAt(claim, 'readOnly')}`,
    ]
  }
  const nfs = maybeMapAt(volume, 'nfs')
  if (nfs !== undefined) {
    return [
      'Type:\tNFS (an NFS mount that lasts the lifetime of a pod)',
      `Server:\t${textAt(nfs, 'server')}`,
      `Path:\t${textAt(nfs, 'path')}`,
      `ReadOnly:\t${isTrueAt(nfs, 'readOnly')}`,
    ]
  }
  const downward = maybeMapAt(volume, 'downwardAPI')
  if (downward !== undefined) {
    const items = mapsAt(downward, 'items').map((item) => {
      const from = textAt(item, 'fieldRef', 'fieldPath') || textAt(item, 'resourceFieldRef', 'resource')
      return `  ${from} -> ${textAt(item, 'path')}`
    })
    return ['Type:\tDownwardAPI (a volume populated by information about the pod)', 'Items:', ...items]
  }
  const projected = maybeMapAt(volume, 'projected')
  if (projected !== undefined) {
    const sources = mapsAt(projected, 'sources').flatMap(projectedLines)
    return ['Type:\tProjected (a volume that contains injected data from multiple sources)', ...sources]
  }
  return ['<unknown>']
}

function projectedLines(source: JsonObject): readonly string[] {
  const secret = maybeMapAt(source, 'secret')
  if (secret !== undefined) {
    return [`SecretName:\t${textAt(secret, 'name')}`, `SecretOptionalName:\t${pointer(secret)}`]
  }
  if (maybeMapAt(source, 'downwardAPI') !== undefined) return ['DownwardAPI:\ttrue']
  const configMap = maybeMapAt(source, 'configMap')
  if (configMap !== undefined) {
    return [`ConfigMapName:\t${textAt(configMap, 'name')}`, `ConfigMapOptional:\t${pointer(configMap)}`]
  }
  const token = maybeMapAt(source, 'serviceAccountToken')
  return token === undefined ? [] : [`TokenExpirationSeconds:\t${numberAt(token, 'expirationSeconds')}`]
}

function pointer(source: JsonObject): string {
  return source['optional'] === undefined ? '<nil>' : String(isTrueAt(source, 'optional'))
}
