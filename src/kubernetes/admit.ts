import type { Value } from '../domain/json.ts'
import type { ApiResult, ApiStatus, FieldValidation, WriteOptions } from './api.ts'
import { decode } from './decode.ts'
import { fillSpec } from './fill-spec.ts'
import { cloneJson, isMutableObject, type MutableObject, objectAt, stringAt } from './mutable.ts'
import { dns1035LabelErrors, dnsLabelErrors, dnsSubdomainErrors, pathSegmentErrors } from './names.ts'
import { prepareForCreate, prepareForUpdate } from './prepare.ts'
import { goTypeOf, isStored, qualifiedResource, type Resource } from './resources.ts'
import { semanticEqual } from './semantic-equal.ts'
import { isShared } from './shared-specs.ts'
import { allocateNew, allocateUpdate } from './service-allocation.ts'
import { badRequest, invalid, unexplained } from './status.ts'
import { hasStructFacts } from './type-facts.ts'
import type { KubeObject } from './types.ts'
import { validateChange, validateKind, validateNew } from './validation/kind.ts'
import { type NameRule, validateMetadata, validateMetadataUpdate } from './validation/metadata.ts'
import { limitWarnings } from './warning-limit.ts'
import { warningsFor } from './warnings.ts'

interface Admitted {
  readonly resource: Resource
  readonly namespace: string | undefined
  readonly validation: FieldValidation | undefined
  readonly result: ApiResult<KubeObject>
}

/** What became of objects that nobody may change. */
const admitted = new WeakMap<object, Admitted>()

/**
 * What the API server makes of a new object before it stores it: decoded, defaults filled in, checked. The result lacks
 * only what the store adds (uid, resourceVersion, creationTimestamp). Refusals are in the server's words.
 */
export function admitCreate(
  resource: Resource,
  namespace: string | undefined,
  body: Value,
  options: WriteOptions = {},
): ApiResult<KubeObject> {
  // A Service gets an address that others do not have.
  if (!isMutableObject(body) || !isShared(body) || resource.kind === 'Service') {
    return admitNew(resource, namespace, body, options)
  }
  const { fieldValidation: validation } = options
  const known = admitted.get(body)
  if (known?.resource === resource && known.namespace === namespace && known.validation === validation) {
    return known.result
  }
  const result = admitNew(resource, namespace, body, options)
  admitted.set(body, { resource, namespace, validation, result })
  return result
}

function admitNew(
  resource: Resource,
  namespace: string | undefined,
  body: Value,
  options: WriteOptions,
): ApiResult<KubeObject> {
  const decoded = decodeBody(resource, body, options.fieldValidation)
  if (!decoded.ok) return decoded
  const object = decoded.value
  const metadata = metadataOf(object)
  const problem = requestProblem(resource, namespace, metadata)
  if (problem !== undefined) return refuse(problem, decoded.warnings)
  if (stringAt(metadata, 'resourceVersion') !== '') {
    return refuse(unexplained('resourceVersion should not be set on objects to be created'), decoded.warnings)
  }
  if (resource.namespaced && namespace !== undefined) metadata['namespace'] = namespace
  else delete metadata['namespace']
  prepareForCreate(resource, object)
  const known = fillSpec(resource.kind, object)
  const name = stringAt(metadata, 'name')
  const spec = objectAt(object, 'spec') ?? {}
  const unavailable = resource.kind === 'Service' ? allocateNew(spec, options.taken) : []
  if (unavailable.length > 0) return refuse(invalid(resource, name, unavailable), decoded.warnings)
  const causes = [
    ...validateMetadata(metadata, resource.namespaced, nameRule(resource.kind)),
    ...(known === undefined ? validateKind(resource.kind, object, body) : []),
    ...validateNew(resource.kind, object),
  ]
  if (causes.length > 0) return refuse(invalid(resource, name, causes), decoded.warnings)
  return accept(resource, object, [...decoded.warnings, ...warningsFor(resource.kind, object, known?.warnings)])
}

/**
 * What the API server makes of a whole object that replaces `old`, or of a patched one: decoded, defaults filled in,
 * checked also for fields that cannot change. Keeps what only the server writes (uid, creationTimestamp, status), and
 * raises `metadata.generation` where the kind asks for it.
 */
export function admitUpdate(
  resource: Resource,
  old: KubeObject,
  body: Value,
  options: WriteOptions = {},
): ApiResult<KubeObject> {
  const decoded = decodeBody(resource, body, options.fieldValidation)
  if (!decoded.ok) return decoded
  const object = decoded.value
  const former = old as unknown as MutableObject
  const formerMetadata = objectAt(former, 'metadata') ?? {}
  const metadata = metadataOf(object)
  const problem = requestProblem(resource, old.metadata.namespace, metadata)
  if (problem !== undefined) return refuse(problem, decoded.warnings)
  if (old.metadata.namespace !== undefined) metadata['namespace'] = old.metadata.namespace
  prepareForUpdate(resource, object, former)
  const known = fillSpec(resource.kind, object)
  raiseGeneration(resource.kind, object, former)
  const spec = objectAt(object, 'spec') ?? {}
  const formerSpec = objectAt(former, 'spec') ?? {}
  const unavailable = resource.kind === 'Service' ? allocateUpdate(spec, formerSpec, options.taken) : []
  if (unavailable.length > 0) return refuse(invalid(resource, old.metadata.name, unavailable), decoded.warnings)
  const change = validateChange(resource.kind, object, former)
  const whole = [
    ...validateMetadata(metadata, resource.namespaced, nameRule(resource.kind)),
    ...(known === undefined ? validateKind(resource.kind, object, body) : []),
  ]
  const causes = [
    ...validateMetadataUpdate(metadata, formerMetadata),
    ...(CHANGE_FIRST.has(resource.kind) ? [...change, ...whole] : [...whole, ...change]),
  ]
  if (causes.length > 0) return refuse(invalid(resource, old.metadata.name, causes), decoded.warnings)
  const isNewGeneration = metadata['generation'] !== formerMetadata['generation']
  const about =
    resource.kind === 'Deployment' && !isNewGeneration ? [] : warningsFor(resource.kind, object, known?.warnings)
  return accept(resource, object, [...decoded.warnings, ...about])
}

/** Kinds of which the server first says what cannot change, then what is wrong with the whole. */
const CHANGE_FIRST = new Set(['Service', 'ConfigMap', 'Secret'])

type DecodeResult = ApiResult<MutableObject>

/** Decodes a body and applies the field validation that the client asked for; the server's default is to warn. */
function decodeBody(resource: Resource, body: Value, validation: FieldValidation = 'Warn'): DecodeResult {
  if (!isStored(resource)) {
    return refuse(badRequest(`${qualifiedResource(resource)} is not served by this simulation`), [])
  }
  const { apiVersion, kind } = resource
  if (!isMutableObject(body)) {
    return refuse(badRequest(`couldn't get version/kind; json parse error: ${notAnObject(body)}`), [])
  }
  if (body['kind'] !== kind || body['apiVersion'] !== apiVersion) return refuse(wrongKind(resource, body), [])
  // A kind whose struct is not known is taken as it is.
  if (!hasStructFacts(goTypeOf(resource))) return { ok: true, value: cloneJson(body), warnings: [] }
  const decoded = decode(goTypeOf(resource), body, 'json')
  const cannot = `${kind} in version "${resource.version}" cannot be handled as a ${kind}`
  if (decoded.error !== undefined) return refuse(badRequest(`${cannot}: ${decoded.error}`), [])
  const unknown = decoded.unknown.map((path) => `unknown field "${path}"`)
  if (unknown.length > 0 && validation === 'Strict') {
    return refuse(badRequest(`${cannot}: strict decoding error: ${unknown.join(', ')}`), [])
  }
  return { ok: true, value: decoded.value, warnings: validation === 'Warn' ? unknown : [] }
}

function notAnObject(body: Value): string {
  const kind = Array.isArray(body) ? 'array' : typeof body === 'boolean' ? 'bool' : typeof body
  return `json: cannot unmarshal ${kind} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`
}

function wrongKind(resource: Resource, body: MutableObject): ApiStatus {
  const [apiVersion, kind] = [stringAt(body, 'apiVersion'), stringAt(body, 'kind')]
  if (kind === '') return badRequest("Object 'Kind' is missing in 'unknown'")
  if (apiVersion === resource.apiVersion) {
    const scheme = 'pkg/api/legacyscheme/scheme.go:30'
    return badRequest(
      `${kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: no kind "${kind}" is registered for version "${apiVersion}" in scheme "${scheme}"`,
    )
  }
  return badRequest(
    `the API version in the data (${apiVersion}) does not match the expected API version (${resource.apiVersion})`,
  )
}

function metadataOf(object: MutableObject): MutableObject {
  const metadata = objectAt(object, 'metadata')
  if (metadata !== undefined) return metadata
  const created: MutableObject = {}
  object['metadata'] = created
  return created
}

function requestProblem(
  resource: Resource,
  namespace: string | undefined,
  metadata: MutableObject,
): ApiStatus | undefined {
  const given = stringAt(metadata, 'namespace')
  if (resource.namespaced && given !== '' && namespace !== undefined && given !== namespace) {
    return badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
  return undefined
}

/** Kinds whose names may hold anything that fits into a URL: `system:node`. */
const ROLES = new Set(['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'])

function nameRule(kind: string): NameRule {
  if (kind === 'Service') return dns1035LabelErrors
  if (ROLES.has(kind)) return pathSegmentErrors
  return kind === 'Namespace' ? dnsLabelErrors : dnsSubdomainErrors
}

/**
 * A Deployment's generation goes up when its spec or its annotations change, a ReplicaSet's when its spec does
 * (pkg/registry/apps/deployment/strategy.go, pkg/registry/apps/replicaset/strategy.go); other kinds have none.
 */
function raiseGeneration(kind: string, object: MutableObject, old: MutableObject): void {
  const metadata = metadataOf(object)
  const oldMetadata = objectAt(old, 'metadata') ?? {}
  if (oldMetadata['generation'] === undefined) {
    delete metadata['generation']
    return
  }
  const generation = Number(oldMetadata['generation'])
  const isChanged =
    !semanticEqual(object['spec'], old['spec']) ||
    (kind === 'Deployment' && !semanticEqual(metadata['annotations'] ?? {}, oldMetadata['annotations'] ?? {}))
  metadata['generation'] = isChanged ? generation + 1 : generation
}

function accept(resource: Resource, object: MutableObject, warnings: readonly string[]): ApiResult<KubeObject> {
  object['apiVersion'] = resource.apiVersion
  object['kind'] = resource.kind
  return { ok: true, value: object as unknown as KubeObject, warnings: limitWarnings(warnings) }
}

function refuse(status: ApiStatus, warnings: readonly string[]): ApiResult<never> {
  return { ok: false, status, warnings }
}
