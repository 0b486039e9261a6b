import { isJsonObject, type JsonObject, mappingsIn, type Value } from '../../domain/json.ts'
import type { KubeObject, Pod } from '../../kubernetes/types.ts'
import { isReady } from './replica-set.ts'
import type { Store } from './store.ts'

/** An address of a subset, and whether it takes requests. */
interface Address {
  readonly ip: string
  readonly ready: boolean
  readonly value: JsonObject
}

/** The address of the API server, as kind and kubeadm have it. */
const API_SERVER = { addresses: [{ ip: '172.18.0.2' }], ports: [{ name: 'https', port: 6443, protocol: 'TCP' }] }

/**
 * The Endpoints of a namespace, or of all: those that somebody made, and for each Service with a selector those that its pods come to. They are worked
 * out when somebody looks, since nothing here waits for them. Source: kubernetes `pkg/controller/endpoint/endpoints_controller.go`.
 */
export function listEndpoints(store: Store, namespace: string | undefined): readonly KubeObject[] {
  const made = store.list('endpoints', namespace)
  const known = new Set(made.map(keyOf))
  const derived = store.list('services', namespace).flatMap((service) => {
    const endpoints = known.has(keyOf(service)) ? undefined : endpointsOf(service, store)
    return endpoints === undefined ? [] : [endpoints]
  })
  if (derived.length === 0) return made
  return [...made, ...derived].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** The Endpoints of one name. */
export function getEndpoints(store: Store, namespace: string | undefined, name: string): KubeObject | undefined {
  return listEndpoints(store, namespace).find(({ metadata }) => metadata.name === name)
}

function keyOf({ metadata: { namespace = '', name } }: KubeObject): string {
  return `${namespace}/${name}`
}

function endpointsOf(service: KubeObject, store: Store): KubeObject | undefined {
  const { name, namespace = 'default', labels, uid, creationTimestamp, resourceVersion } = service.metadata
  const spec = asObject(service['spec'])
  const isApiServer = name === 'kubernetes' && namespace === 'default'
  const selector = Object.entries(asObject(spec['selector']))
  if (!isApiServer && (selector.length === 0 || spec['type'] === 'ExternalName')) return undefined
  const subsets = isApiServer ? [API_SERVER] : subsetsOf(spec, selector, podsOf(store, namespace))
  const isHeadless = spec['clusterIP'] === 'None' ? { 'service.kubernetes.io/headless': '' } : {}
  const all = { ...(isApiServer ? {} : labels), ...isHeadless }
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name,
      namespace,
      ...(uid === undefined ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
      ...(Object.keys(all).length === 0 ? {} : { labels: all }),
    },
    ...(subsets.length === 0 ? {} : { subsets }),
  }
}

/** Pods with an address that neither ended nor are on their way out. */
function podsOf(store: Store, namespace: string): readonly Pod[] {
  const pods = store.list('pods', namespace) as readonly Pod[]
  return pods.filter(
    ({ metadata, status: { podIP = '', phase } }) =>
      podIP !== '' && metadata.deletionTimestamp === undefined && phase !== 'Failed' && phase !== 'Succeeded',
  )
}

/** Pods with the same ports make one subset; a port that a pod does not have by its name is left out for that pod. */
function subsetsOf(
  spec: JsonObject,
  selector: readonly (readonly [string, Value])[],
  pods: readonly Pod[],
): JsonObject[] {
  const publishesAll = spec['publishNotReadyAddresses'] === true
  const subsets = new Map<string, { readonly ports: readonly JsonObject[]; readonly addresses: Address[] }>()
  for (const pod of pods) {
    if (!selector.every(([key, value]) => pod.metadata.labels?.[key] === value)) continue
    const ports = portsOf(spec, pod)
    if (ports.length === 0 && mappingsIn(spec['ports']).length > 0) continue
    const key = JSON.stringify(ports)
    const subset = subsets.get(key) ?? { ports, addresses: [] }
    subset.addresses.push({ ip: pod.status.podIP ?? '', ready: publishesAll || isReady(pod), value: addressOf(pod) })
    subsets.set(key, subset)
  }
  return [...subsets.values()].map(({ ports, addresses }) => {
    const sorted = addresses.toSorted((a, b) => (a.ip < b.ip ? -1 : 1))
    const ready = sorted.filter((address) => address.ready).map(({ value }) => value)
    const others = sorted.filter((address) => !address.ready).map(({ value }) => value)
    return {
      ...(ready.length === 0 ? {} : { addresses: ready }),
      ...(others.length === 0 ? {} : { notReadyAddresses: others }),
      ...(ports.length === 0 ? {} : { ports }),
    }
  })
}

function addressOf({ metadata: { namespace = '', name, uid = '' }, spec, status }: Pod): JsonObject {
  const { nodeName } = spec
  return {
    ip: status.podIP ?? '',
    ...(typeof nodeName === 'string' ? { nodeName } : {}),
    targetRef: { kind: 'Pod', name, namespace, uid },
  }
}

function portsOf(spec: JsonObject, pod: Pod): readonly JsonObject[] {
  return mappingsIn(spec['ports']).flatMap((port) => {
    const number = targetPort(port, pod)
    if (number === undefined) return []
    const { name, protocol = 'TCP' } = port
    return [{ ...(name === undefined || name === '' ? {} : { name }), port: number, protocol }]
  })
}

function targetPort({ targetPort: target, port }: JsonObject, pod: Pod): number | undefined {
  if (typeof target === 'number') return target
  if (target === undefined) return typeof port === 'number' ? port : undefined
  const named = pod.spec.containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === target)
  return named?.containerPort
}

function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}
