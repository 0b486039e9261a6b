import { type MutableObject, objectAt, objectsAt } from './mutable.ts'

/** Permissions 0644, as a number the way JSON has them. */
const FILE_MODE = 420

/** Fills in what a volume leaves open, in place (pkg/apis/core/v1/defaults.go). */
export function fillVolumeDefaults(volume: MutableObject): void {
  if (Object.keys(volume).every((key) => key === 'name')) volume['emptyDir'] = {}
  for (const key of ['secret', 'configMap', 'downwardAPI', 'projected']) {
    const source = objectAt(volume, key)
    if (source !== undefined) source['defaultMode'] ??= FILE_MODE
  }
  const hostPath = objectAt(volume, 'hostPath')
  if (hostPath !== undefined) hostPath['type'] ??= ''
  fillDownwardApiItems(objectAt(volume, 'downwardAPI'))
  for (const source of objectsAt(objectAt(volume, 'projected'), 'sources')) {
    fillDownwardApiItems(objectAt(source, 'downwardAPI'))
    const token = objectAt(source, 'serviceAccountToken')
    if (token !== undefined) token['expirationSeconds'] ??= 3600
  }
  fillPluginDefaults(volume)
  const claim = objectAt(objectAt(volume, 'ephemeral'), 'volumeClaimTemplate')
  const claimSpec = objectAt(claim, 'spec')
  if (claimSpec !== undefined) claimSpec['volumeMode'] ??= 'Filesystem'
}

const PLUGIN_DEFAULTS: Readonly<Record<string, MutableObject>> = {
  iscsi: { iscsiInterface: 'default' },
  rbd: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
  azureDisk: { cachingMode: 'ReadWrite', kind: 'Shared', fsType: 'ext4', readOnly: false },
  scaleIO: { storageMode: 'ThinProvisioned', fsType: 'xfs' },
}

function fillPluginDefaults(volume: MutableObject): void {
  for (const [plugin, defaults] of Object.entries(PLUGIN_DEFAULTS)) {
    const source = objectAt(volume, plugin)
    if (source === undefined) continue
    for (const [key, value] of Object.entries(defaults)) source[key] ??= value
  }
}

function fillDownwardApiItems(source: MutableObject | undefined): void {
  for (const item of objectsAt(source, 'items')) fillFieldRefDefault(item)
}

/** A reference to a field of the pod means version `v1` of the pod. */
export function fillFieldRefDefault(source: MutableObject | undefined): void {
  const fieldRef = objectAt(source, 'fieldRef')
  if (fieldRef !== undefined) fieldRef['apiVersion'] ??= 'v1'
}
