import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
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
 * What the kubelet gives a container as environment: service variables, `envFrom`, `env`, with ConfigMaps read from the
 * cluster. Secrets are not simulated: their values are taken as empty. Source: Kubernetes `pkg/kubelet/kubelet_pods.go`.
 */
export function containerVariables(container: Container, pod: Pod, api: ApiReader): ContainerVariables {
  const namespace = pod.metadata.namespace ?? 'default'
  const envFrom: Record<string, string> = {}
  for (const source of asList(container['envFrom'])) {
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

/** All keys of one ConfigMap, with the prefix; a text is the complaint. */
function readEnvFrom(source: JsonObject, namespace: string, api: ApiReader): Readonly<Record<string, string>> | string {
  const reference = asObject(source['configMapRef'])
  if (reference === undefined) return {}
  const name = text(reference['name'])
  const data = dataOf(api, namespace, name)
  if (data === undefined) return reference['optional'] === true ? {} : `configmap "${name}" not found`
  const prefix = text(source['prefix'])
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [`${prefix}${key}`, text(value)]))
}

function fetchValue(from: JsonObject, pod: Pod, namespace: string, api: ApiReader): Fetched {
  const field = asObject(from['fieldRef'])
  if (field !== undefined) return { value: podField(pod, text(field['fieldPath'])) }
  const reference = asObject(from['configMapKeyRef'])
  if (reference === undefined) return { value: '' }
  const name = text(reference['name'])
  const key = text(reference['key'])
  const optional = reference['optional'] === true
  const data = dataOf(api, namespace, name)
  if (data === undefined) return optional ? { absent: true } : { missing: `configmap "${name}" not found` }
  const value = data[key]
  if (value !== undefined) return { value: text(value) }
  return optional ? { absent: true } : { missing: `couldn't find key ${key} in ConfigMap ${namespace}/${name}` }
}

function dataOf(api: ApiReader, namespace: string, name: string): JsonObject | undefined {
  const found = api.get({ resource: 'configmaps', namespace, name })
  return found === undefined ? undefined : (asObject(found['data']) ?? {})
}

/** The downward API, as far as it is known before the pod runs. */
function podField({ metadata, spec }: Pod, path: string): string {
  const keyed = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path)
  if (keyed !== null) {
    const values = keyed[1] === 'labels' ? metadata.labels : metadata.annotations
    return values?.[keyed[2] ?? ''] ?? ''
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
    const address = text(spec?.['clusterIP'])
    if (address === '' || address === 'None') continue
    const name = service.metadata.name.toUpperCase().replaceAll('-', '_')
    variables[`${name}_SERVICE_HOST`] = address
    const [port] = asList(spec?.['ports'])
    if (port !== undefined) variables[`${name}_SERVICE_PORT`] = text(port['port'])
  }
  return variables
}

function asObject(value: unknown): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined
}

function asList(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

function text(value: Value | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
