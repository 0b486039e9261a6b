import { diagnostic } from '../../domain/codes.ts'
import { isJsonObject, type Value } from '../../domain/json.ts'
import { rfc3339 } from '../../domain/time.ts'
import { admitCreate, admitUpdate } from '../../kubernetes/admit.ts'
import type { Api, ApiResult, ApiStatus, ObjectRef, WriteOptions } from '../../kubernetes/api.ts'
import { applyPatch } from '../../kubernetes/patch.ts'
import { findResource, inVersion, type Resource } from '../../kubernetes/resources.ts'
import { semanticEqual } from '../../kubernetes/semantic-equal.ts'
import { alreadyExists, badRequest, conflict, notFound } from '../../kubernetes/status.ts'
import type { KubeObject, Pod } from '../../kubernetes/types.ts'
import type { ClientWrite } from './cluster-api.ts'
import { generatedName } from './derived-names.ts'
import { getEndpoints, listEndpoints } from './endpoints.ts'
import type { Garbage } from './garbage.ts'
import type { Kernel } from './kernel.ts'
import type { Nodes } from './nodes.ts'
import { addressesOf, createServiceAddresses } from './service-addresses.ts'
import type { Store } from './store.ts'

interface ApiServer {
  readonly api: Api
  /** Every write of a client so far. */
  readonly writes: readonly ClientWrite[]
}

/** The API server: admission (in `kubernetes`) before, the store behind (apiserver registry/generic/registry/store.go). */
export function createApiServer(kernel: Kernel, nodes: Nodes, garbage: Garbage): ApiServer {
  const { store } = kernel
  const writes: ClientWrite[] = []
  const addresses = createServiceAddresses()
  const note = (
    ref: ObjectRef,
    before: KubeObject | undefined,
    after: KubeObject | undefined,
    options: WriteOptions,
  ): void => {
    writes.push({
      atMs: kernel.nowMs(),
      ref,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(options.source === undefined ? {} : { source: options.source }),
    })
  }

  const create: Api['create'] = (name, namespace, body, options = {}) => {
    const resource = resourceNamed(name, body)
    if (resource === undefined) return refused(badRequest('the server could not find the requested resource'))
    if (namespace !== undefined && store.get({ resource: 'namespaces', name: namespace }) === undefined) {
      return refused(notFound(resourceNamed('namespaces') ?? resource, namespace))
    }
    const taken = takenAddresses(resource, store)
    const admitted = admitCreate(resource, namespace, withGeneratedName(kernel, body), { ...options, ...taken })
    if (!admitted.ok) return admitted
    const ref = refFor(resource, namespace, admitted.value.metadata.name)
    if (store.get(ref) !== undefined) return refused(alreadyExists(resource, ref.name))
    const metadata = { ...admitted.value.metadata, uid: kernel.names.uid(), creationTimestamp: rfc3339(kernel.nowMs()) }
    const object = { ...admitted.value, metadata }
    if (options.dryRun === true) return accepted(object, admitted.warnings)
    if (store.size >= kernel.limits.objectsMax) {
      kernel.report(diagnostic('SIMULATION_OBJECTS_LIMIT', { max: kernel.limits.objectsMax }))
      return refused(badRequest('the simulated cluster holds no more objects'))
    }
    if (resource.resource === 'pods') nodes.run(ref, object as Pod)
    else store.put(ref, resource.resource === 'services' ? addresses.assign(object) : object)
    const stored = store.get(ref) ?? object
    note(ref, undefined, stored, options)
    return accepted(stored, admitted.warnings)
  }

  /** `change` turns the stored object into what the client wants stored. */
  const write = (
    ref: ObjectRef,
    options: WriteOptions,
    change: (resource: Resource, before: KubeObject) => ApiResult<Value>,
  ): ApiResult<KubeObject> => {
    const resource = resourceNamed(ref.resource)
    const before = store.get(ref)
    if (resource === undefined) return refused(badRequest('the server could not find the requested resource'))
    if (before === undefined) return refused(notFound(resource, ref.name))
    const wanted = change(resource, before)
    if (!wanted.ok) return wanted
    const version = resourceVersionOf(wanted.value)
    if (version !== undefined && version !== before.metadata.resourceVersion)
      return refused(conflict(resource, ref.name))
    const taken = takenAddresses(resource, store, before)
    const served = inVersion(resource, isJsonObject(wanted.value) ? wanted.value['apiVersion'] : '')
    const admitted = admitUpdate(served, before, wanted.value, { ...options, ...taken })
    if (!admitted.ok) return { ...admitted, warnings: [...wanted.warnings, ...admitted.warnings] }
    const warnings = [...wanted.warnings, ...admitted.warnings]
    if (semanticEqual(before, admitted.value)) return accepted(before, warnings)
    if (options.dryRun === true) return accepted(admitted.value, warnings)
    const stored = store.put(ref, admitted.value)
    note(ref, before, stored, options)
    return accepted(stored, warnings)
  }

  const api: Api = {
    get: (ref) => (ref.resource === 'endpoints' ? getEndpoints(store, ref.namespace, ref.name) : store.get(ref)),
    list: (resource, namespace) =>
      resource === 'endpoints' ? listEndpoints(store, namespace) : store.list(resource, namespace),
    create,
    update: (ref, body, options = {}) => write(ref, options, () => accepted(body, [])),
    patch: (ref, type, patch, options = {}) =>
      write(ref, options, (resource, before) => {
        const patched = applyPatch(inVersion(resource, before.apiVersion), type, before, patch, options)
        const problem = patched.ok ? renamed(ref, patched.value) : undefined
        return problem === undefined ? patched : refused(badRequest(problem))
      }),
    delete(ref, options = {}) {
      const resource = resourceNamed(ref.resource)
      const before = store.get(ref)
      if (resource === undefined) return refused(badRequest('the server could not find the requested resource'))
      if (before === undefined) return refused(notFound(resource, ref.name))
      if (options.dryRun === true) return accepted(before, [])
      note(ref, before, undefined, options)
      garbage.remove(ref, options.cascade ?? 'background', options.gracePeriodSeconds)
      return accepted(before, [])
    },
  }
  return { api, writes }
}

/** A patch may not move an object (endpoints/handlers/rest.go checkName). */
function renamed({ name, namespace }: ObjectRef, body: Value): string | undefined {
  const metadata = isJsonObject(body) && isJsonObject(body['metadata']) ? body['metadata'] : {}
  const { name: wanted, namespace: place } = metadata
  if (wanted === undefined || wanted === '')
    return `the name of the object (${name} based on URL) was undeterminable: name must be provided`
  if (typeof wanted === 'string' && wanted !== name)
    return `the name of the object (${wanted}) does not match the name on the URL (${name})`
  if (namespace === undefined || typeof place !== 'string' || place === '' || place === namespace) return undefined
  return `the namespace of the object (${place}) does not match the namespace on the URL (${namespace})`
}

function accepted<T>(value: T, warnings: readonly string[]): ApiResult<T> {
  return { ok: true, value, warnings }
}

function refused<T>(status: ApiStatus): ApiResult<T> {
  return { ok: false, status, warnings: [] }
}

/** A resource, in the version in which the client sends an object of it. */
function resourceNamed(name: string, body: Value = null): Resource | undefined {
  const resource = findResource(name)
  if (resource === undefined || !isJsonObject(body)) return resource
  return inVersion(resource, body['apiVersion'])
}

function refFor(resource: Resource, namespace: string | undefined, name: string): ObjectRef {
  return namespace === undefined || !resource.namespaced
    ? { resource: resource.resource, name }
    : { resource: resource.resource, namespace, name }
}

/** What the other Services have, for a write to a Service. */
function takenAddresses(resource: Resource, store: Store, own?: KubeObject): Pick<WriteOptions, 'taken'> {
  if (resource.resource !== 'services') return {}
  return { taken: addressesOf(store.list('services').filter((service) => service !== own)) }
}

function resourceVersionOf(body: Value): string | undefined {
  const metadata = isJsonObject(body) ? body['metadata'] : undefined
  const version = isJsonObject(metadata) ? metadata['resourceVersion'] : undefined
  return typeof version === 'string' && version !== '' ? version : undefined
}

/** `metadata.generateName` gets its five characters before anything else is looked at. */
function withGeneratedName(kernel: Kernel, body: Value): Value {
  if (!isJsonObject(body) || !isJsonObject(body['metadata'])) return body
  const { name, generateName } = body['metadata']
  if (typeof generateName !== 'string' || (name !== undefined && name !== '')) return body
  return { ...body, metadata: { ...body['metadata'], name: generatedName(generateName, kernel.names) } }
}
