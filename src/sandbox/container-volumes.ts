import { isJsonObject, type JsonObject, mappingsIn, scalarText } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import { filesLeft, type Image, type Mount } from '../engines/entrypoint/index.ts'
import type { ApiReader } from '../kubernetes/api.ts'
import type { Container, Pod } from '../kubernetes/types.ts'
import { CONFIG_MAP, containerVariables, type DataKind, dataOf, SECRET } from './container-env.ts'
import { startOf } from './container-start.ts'

/** What volumes are filled from. */
export interface VolumeSources {
  readonly api: ApiReader
  /** An image of which it is known what it starts. */
  readonly image: (reference: string) => Image | undefined
  readonly limits: Limits
}

type Files = Readonly<Record<string, string>>

interface Source {
  readonly kind: DataKind
  readonly name: string
  readonly said: JsonObject
}

/**
 * The volumes of a container as it finds them when it starts: keys of ConfigMaps and Secrets as files, and in other volumes what the init containers
 * before it left there. What volumes of other kinds hold at first is not known, so they are empty. Source: Kubernetes
 * `pkg/kubelet/kubelet_pods.go` (makeMounts), `pkg/volume/configmap`.
 */
export function containerMounts(container: Container, pod: Pod, sources: VolumeSources): readonly Mount[] {
  if (mappingsIn(container['volumeMounts']).length === 0) return []
  const volumes = volumesOf(pod, sources.api)
  for (const init of endedBefore(container, pod)) runInit(init, pod, sources, volumes)
  return mountsOf(container, volumes)
}

/** Init containers that ended before a container starts; those that keep running beside the others are sidecars. */
function endedBefore(container: Container, { spec }: Pod): readonly Container[] {
  const inits = spec.initContainers ?? []
  const own = inits.findIndex(({ name }) => name === container.name)
  return inits.slice(0, own === -1 ? inits.length : own).filter((init) => init['restartPolicy'] !== 'Always')
}

/** Runs an init container for what it leaves in the volumes. */
function runInit(init: Container, pod: Pod, { api, image: find, limits }: VolumeSources, volumes: Map<string, Files>) {
  const image = find(init.image ?? '')
  const mounts = mountsOf(init, volumes)
  if (image === undefined || mounts.length === 0) return
  const found = containerVariables(init, pod, api)
  if (!found.ok) return
  const start = startOf(image, init, pod, { variables: found.variables, mounts })
  if (start === undefined) return
  const left = filesLeft(image, start.argv, start, limits)
  mappingsIn(init['volumeMounts']).forEach((mount, at) => {
    if (mount['subPath'] === undefined) volumes.set(scalarText(mount['name']), left[at] ?? {})
  })
}

function mountsOf(container: Container, volumes: ReadonlyMap<string, Files>): readonly Mount[] {
  return mappingsIn(container['volumeMounts']).map((mount) => {
    const files = volumes.get(scalarText(mount['name'])) ?? {}
    const path = `/${scalarText(mount['mountPath']).split('/').filter(Boolean).join('/')}`
    const sub = scalarText(mount['subPath'])
    if (sub === '') return { path, files }
    const file = files[sub]
    return file === undefined ? { path, files: {} } : { path, files: { '': file }, isFile: true }
  })
}

/** What each volume of a pod holds before any of its containers ran. */
function volumesOf({ metadata, spec }: Pod, api: ApiReader): Map<string, Files> {
  const namespace = metadata.namespace ?? 'default'
  const volumes = new Map<string, Files>()
  for (const volume of mappingsIn(spec['volumes'])) {
    const source = sourceOf(volume)
    const data = source === undefined ? undefined : dataOf(api, source.kind, namespace, source.name)
    volumes.set(scalarText(volume['name']), projected(data ?? new Map(), source?.said))
  }
  return volumes
}

/** The ConfigMap or Secret that a volume is filled from, and what is said of that; `undefined` for other volumes. */
function sourceOf({ configMap, secret }: JsonObject): Source | undefined {
  if (isJsonObject(configMap)) return { kind: CONFIG_MAP, name: scalarText(configMap['name']), said: configMap }
  return isJsonObject(secret) ? { kind: SECRET, name: scalarText(secret['secretName']), said: secret } : undefined
}

/**
 * Why a volume that a container of the pod uses cannot be mounted: its ConfigMap or Secret is not there, or has no such key. Source: Kubernetes
 * `pkg/volume/configmap/configmap.go` and `pkg/volume/secret/secret.go` (SetUpAt, MakePayload).
 */
export function unmountedVolume({ metadata, spec }: Pod, api: ApiReader): string | undefined {
  const volumes = mappingsIn(spec['volumes'])
  if (volumes.length === 0) return undefined
  const containers = [...(spec.initContainers ?? []), ...spec.containers]
  const used = new Set(containers.flatMap((container) => mappingsIn(container['volumeMounts']).map(({ name }) => name)))
  for (const volume of volumes) {
    const problem = used.has(volume['name']) ? sourceProblem(volume, metadata.namespace ?? 'default', api) : undefined
    if (problem !== undefined) return `MountVolume.SetUp failed for volume "${scalarText(volume['name'])}" : ${problem}`
  }
  return undefined
}

function sourceProblem(volume: JsonObject, namespace: string, api: ApiReader): string | undefined {
  const source = sourceOf(volume)
  if (source === undefined || source.said['optional'] === true) return undefined
  const { kind, name, said } = source
  const data = dataOf(api, kind, namespace, name)
  if (data === undefined) return `${kind.inMessages} "${name}" not found`
  const missing = mappingsIn(said['items']).find(({ key }) => !data.has(scalarText(key)))
  if (missing === undefined) return undefined
  return `references non-existent ${kind === SECRET ? 'secret' : 'config'} key: ${scalarText(missing['key'])}`
}

/** All keys under their own names, or those of `items` at the paths given there. */
function projected(data: ReadonlyMap<string, string>, source: JsonObject | undefined): Files {
  const items = mappingsIn(source?.['items'])
  if (items.length === 0) return Object.fromEntries(data)
  return Object.fromEntries(items.map((item) => [scalarText(item['path']), data.get(scalarText(item['key'])) ?? '']))
}
