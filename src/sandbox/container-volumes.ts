import { isJsonObject, type JsonObject } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import { filesLeft, type Image, type Mount } from '../engines/entrypoint/index.ts'
import type { ApiReader } from '../kubernetes/api.ts'
import type { Container, Pod } from '../kubernetes/types.ts'
import { CONFIG_MAP, containerVariables, dataOf, SECRET } from './container-env.ts'
import { startOf } from './container-start.ts'

/** What volumes are filled from. */
export interface VolumeSources {
  readonly api: ApiReader
  /** An image of which it is known what it starts. */
  readonly image: (reference: string) => Image | undefined
  readonly limits: Limits
}

type Files = Readonly<Record<string, string>>

/**
 * The volumes of a container as it finds them when it starts: keys of ConfigMaps and Secrets as files, and in other volumes what the init containers
 * before it left there. What volumes of other kinds hold at first is not known, so they are empty. Source: Kubernetes
 * `pkg/kubelet/kubelet_pods.go` (makeMounts), `pkg/volume/configmap`.
 */
export function containerMounts(container: Container, pod: Pod, sources: VolumeSources): readonly Mount[] {
  if (asList(container['volumeMounts']).length === 0) return []
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
  asList(init['volumeMounts']).forEach((mount, at) => {
    if (mount['subPath'] === undefined) volumes.set(text(mount['name']), left[at] ?? {})
  })
}

function mountsOf(container: Container, volumes: ReadonlyMap<string, Files>): readonly Mount[] {
  return asList(container['volumeMounts']).map((mount) => {
    const files = volumes.get(text(mount['name'])) ?? {}
    const path = `/${text(mount['mountPath']).split('/').filter(Boolean).join('/')}`
    const sub = text(mount['subPath'])
    if (sub === '') return { path, files }
    const file = files[sub]
    return file === undefined ? { path, files: {} } : { path, files: { '': file }, isFile: true }
  })
}

/** What each volume of a pod holds before any of its containers ran. */
function volumesOf({ metadata, spec }: Pod, api: ApiReader): Map<string, Files> {
  const namespace = metadata.namespace ?? 'default'
  const volumes = new Map<string, Files>()
  for (const volume of asList(spec['volumes'])) {
    const configMap = isJsonObject(volume['configMap']) ? volume['configMap'] : undefined
    const secret = isJsonObject(volume['secret']) ? volume['secret'] : undefined
    const data =
      configMap !== undefined
        ? dataOf(api, CONFIG_MAP, namespace, text(configMap['name']))
        : secret === undefined
          ? undefined
          : dataOf(api, SECRET, namespace, text(secret['secretName']))
    volumes.set(text(volume['name']), projected(data ?? new Map(), configMap ?? secret))
  }
  return volumes
}

/**
 * Why a volume that a container of the pod uses cannot be mounted: its ConfigMap or Secret is not there, or has no such key. Source: Kubernetes
 * `pkg/volume/configmap/configmap.go` and `pkg/volume/secret/secret.go` (SetUpAt, MakePayload).
 */
export function unmountedVolume({ metadata, spec }: Pod, api: ApiReader): string | undefined {
  const volumes = asList(spec['volumes'])
  if (volumes.length === 0) return undefined
  const containers = [...(spec.initContainers ?? []), ...spec.containers]
  const used = new Set(containers.flatMap((container) => asList(container['volumeMounts']).map(({ name }) => name)))
  for (const volume of volumes) {
    const problem = used.has(volume['name']) ? sourceProblem(volume, metadata.namespace ?? 'default', api) : undefined
    if (problem !== undefined) return `MountVolume.SetUp failed for volume "${text(volume['name'])}" : ${problem}`
  }
  return undefined
}

function sourceProblem(volume: JsonObject, namespace: string, api: ApiReader): string | undefined {
  const [kind, source, name] = isJsonObject(volume['configMap'])
    ? [CONFIG_MAP, volume['configMap'], volume['configMap']['name']]
    : [SECRET, volume['secret'], isJsonObject(volume['secret']) ? volume['secret']['secretName'] : undefined]
  if (!isJsonObject(source) || source['optional'] === true) return undefined
  const data = dataOf(api, kind, namespace, text(name))
  if (data === undefined) return `${kind.inMessages} "${text(name)}" not found`
  const missing = asList(source['items']).find(({ key }) => !data.has(text(key)))
  if (missing === undefined) return undefined
  return `references non-existent ${kind === SECRET ? 'secret' : 'config'} key: ${text(missing['key'])}`
}

/** All keys under their own names, or those of `items` at the paths given there. */
function projected(data: ReadonlyMap<string, string>, source: JsonObject | undefined): Files {
  const items = asList(source?.['items'])
  if (items.length === 0) return Object.fromEntries(data)
  return Object.fromEntries(items.map((item) => [text(item['path']), data.get(text(item['key'])) ?? '']))
}

function asList(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
