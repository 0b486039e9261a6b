import { fromBase64 } from '../domain/bytes.ts'
import { isJsonObject, type JsonObject, mappingsIn, ownValue, scalarText, type Value } from '../domain/json.ts'
import { expandEnv } from '../engines/entrypoint/index.ts'
import type { ApiReader } from '../kubernetes/api.ts'
import type { Container, Pod } from '../kubernetes/types.ts'

/** The environment of a container, or why the kubelet cannot work it out (CreateContainerConfigError). */
export type ContainerVariables =
  | { readonly ok: true; readonly variables: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly message: string }

/** A value that had to be fetched; `missing` is the kubelet's complaint. */
type Fetched = { readonly value: string } | { readonly missing: string } | { readonly absent: true }

/**
 * What the kubelet gives a container as environment: service variables, `envFrom`, `env`, with ConfigMaps and Secrets
 * read from the cluster. Source: Kubernetes `pkg/kubelet/kubelet_pods.go`.
 */
export function containerVariables(container: Container, pod: Pod, api: ApiReader): ContainerVariables {
  const namespace = pod.metadata.namespace ?? 'default'
  const envFrom: Record<string, string> = {}
  for (const source of mappingsIn(container['envFrom'])) {
    const read = readEnvFrom(source, namespace, api)
    if (typeof read === 'string') return { ok: false, message: read }
    Object.assign(envFrom, read)
  }
  const env: { name: string; value: string; literal: boolean }[] = []
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (valueFrom === undefined) {
      env.push({ name, value: value ?? '', literal: true })
      continue
    }
    const fetched = fetchValue(valueFrom, pod, namespace, api)
    if ('missing' in fetched) return { ok: false, message: fetched.missing }
    if ('value' in fetched) env.push({ name, value: fetched.value, literal: false })
  }
  return { ok: true, variables: expandEnv({ env, envFrom, serviceEnv: serviceVariables(namespace, api) }) }
}

/** All keys of one ConfigMap or Secret, with the prefix; a text is the complaint. */
function readEnvFrom(source: JsonObject, namespace: string, api: ApiReader): Readonly<Record<string, string>> | string {
  const kind = source['secretRef'] === undefined ? CONFIG_MAP : SECRET
  const reference = asObject(source[kind === SECRET ? 'secretRef' : 'configMapRef'])
  if (reference === undefined) return {}
  const name = scalarText(reference['name'])
  const data = dataOf(api, kind, namespace, name)
  if (data === undefined) return reference['optional'] === true ? {} : `${kind.inMessages} "${name}" not found`
  const prefix = scalarText(source['prefix'])
  return Object.fromEntries([...data].map(([key, value]) => [`${prefix}${key}`, value]))
}

/** A kind that holds values for containers, and how the kubelet calls it. */
export interface DataKind {
  readonly kind: string
  readonly resource: string
  readonly inMessages: string
}

export const CONFIG_MAP: DataKind = { kind: 'ConfigMap', resource: 'configmaps', inMessages: 'configmap' }
export const SECRET: DataKind = { kind: 'Secret', resource: 'secrets', inMessages: 'secret' }

function fetchValue(from: JsonObject, pod: Pod, namespace: string, api: ApiReader): Fetched {
  const field = asObject(from['fieldRef'])
  if (field !== undefined) return { value: podField(pod, scalarText(field['fieldPath'])) }
  const kind = from['secretKeyRef'] === undefined ? CONFIG_MAP : SECRET
  const reference = asObject(from[kind === SECRET ? 'secretKeyRef' : 'configMapKeyRef'])
  if (reference === undefined) return { value: '' }
  const name = scalarText(reference['name'])
  const key = scalarText(reference['key'])
  const optional = reference['optional'] === true
  const data = dataOf(api, kind, namespace, name)
  if (data === undefined) return optional ? { absent: true } : { missing: `${kind.inMessages} "${name}" not found` }
  const value = data.get(key)
  if (value !== undefined) return { value }
  return optional ? { absent: true } : { missing: `couldn't find key ${key} in ${kind.kind} ${namespace}/${name}` }
}

/** The texts that a ConfigMap or Secret holds, by their keys; `undefined` where there is none of that name. */
export function dataOf(
  api: ApiReader,
  { resource }: DataKind,
  namespace: string,
  name: string,
): ReadonlyMap<string, string> | undefined {
  const found = api.get({ resource, namespace, name })
  if (found === undefined) return undefined
  const read = resource === 'secrets' ? (value: Value) => fromBase64(scalarText(value)) : scalarText
  return new Map(Object.entries(asObject(found['data']) ?? {}).map(([key, value]) => [key, read(value)]))
}

/** The downward API, as far as it is known before the pod runs. */
function podField({ metadata, spec }: Pod, path: string): string {
  const keyed = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path)
  if (keyed !== null) {
    const values = keyed[1] === 'labels' ? metadata.labels : metadata.annotations
    return ownValue(values, keyed[2] ?? '') ?? ''
  }
  switch (path) {
    case 'metadata.name':
      return metadata.name
    case 'metadata.namespace':
      return metadata.namespace ?? ''
    case 'metadata.uid':
      return metadata.uid ?? ''
    case 'spec.nodeName':
      return spec.nodeName ?? ''
    default:
      return ''
  }
}

/** `WEB_SERVICE_HOST` and `WEB_SERVICE_PORT` for every service with an address, and those of the API server. */
function serviceVariables(namespace: string, api: ApiReader): Readonly<Record<string, string>> {
  const variables: Record<string, string> = { KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBERNETES_SERVICE_PORT: '443' }
  for (const service of api.list('services', namespace)) {
    const spec = asObject(service['spec'])
    const address = scalarText(spec?.['clusterIP'])
    if (address === '' || address === 'None') continue
    const name = service.metadata.name.toUpperCase().replaceAll('-', '_')
    variables[`${name}_SERVICE_HOST`] = address
    const [port] = mappingsIn(spec?.['ports'])
    if (port !== undefined) variables[`${name}_SERVICE_PORT`] = scalarText(port['port'])
  }
  return variables
}

function asObject(value: unknown): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined
}
