import { diagnostic } from '../domain/codes.ts'
import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
import { goQuote } from '../kubernetes/go-format.ts'
import { parseLabelSelector } from '../kubernetes/label-query.ts'
import type { ApiStatus } from '../kubernetes/api.ts'
import type { Resource } from '../kubernetes/resources.ts'
import { matchesRequirements, type Labels } from '../kubernetes/selector.ts'
import { badRequest } from '../kubernetes/status.ts'
import type { Call } from './call.ts'
import { type Result, bad, good } from './failure.ts'
import { type Info, asJson } from './info.ts'

/** What `-l` and `--field-selector` let through. */
export interface Selectors {
  readonly labels: (labels: Labels) => boolean
  readonly fields: readonly FieldTerm[]
  readonly labelText: string
  readonly fieldText: string
}

interface FieldTerm {
  readonly field: string
  readonly equal: boolean
  readonly value: string
}

/** Reads both kinds of selector. A wrong label selector fails in the server's words. */
export function parseSelectors(labelText: string, fieldText: string): Result<Selectors> {
  const query = parseLabelSelector(labelText)
  if (!query.ok) return bad({ kind: 'status', status: badRequest(query.error) })
  const fields: FieldTerm[] = []
  for (const term of fieldText.split(',').filter((part) => part !== '')) {
    const split = /^([^=!]*)(==|!=|=)(.*)$/s.exec(term)
    if (split === null) {
      const why = `invalid selector: '${fieldText}'; can't understand '${term}'`
      return bad({ kind: 'status', status: badRequest(why) })
    }
    fields.push({ field: split[1] ?? '', equal: split[2] !== '!=', value: split[3] ?? '' })
  }
  const labels = (of: Labels) => matchesRequirements(query.requirements, of)
  return good({ labels, fields, labelText, fieldText })
}

/** Names what was looked for in front of a refusal to list it (cli-runtime pkg/resource/selector.go). */
export function unableToFind(resource: Resource, labelText: string, fieldText: string, why: string): ApiStatus {
  const { group, version, resource: plural } = resource
  const name = goQuote(`${group}/${version}, Resource=${plural}`)
  const selected = `label selector ${goQuote(labelText)}, field selector ${goQuote(fieldText)}`
  return badRequest(`Unable to find ${name} that match ${selected}: ${why}`)
}

/** The objects of a resource that the selectors let through, in the server's order. */
export function* listInfos(
  call: Call,
  resource: Resource,
  namespace: string | undefined,
  selectors: Selectors,
  isQuiet = false,
): Iterable<Result<Info>> {
  if (!resource.simulated) {
    // A kind that only `all` brought in goes without saying.
    if (!isQuiet) call.diagnostics.push(diagnostic('MANIFEST_NOT_SIMULATED', { what: resource.kind }))
  }
  const unknown = selectors.fields.find((term) => !isFieldLabel(resource, term.field))
  if (unknown !== undefined) {
    const { labelText, fieldText } = selectors
    const why = `field label not supported: ${unknown.field}`
    yield bad({ kind: 'status', status: unableToFind(resource, labelText, fieldText, why) })
    return
  }
  for (const object of call.host.cluster.api.list(resource.resource, resource.namespaced ? namespace : undefined)) {
    const { name, namespace: inNamespace = '', labels = {} } = object.metadata
    const json = asJson(object)
    if (!selectors.labels(labels) || !selectors.fields.every((term) => meetsField(json, term))) continue
    yield good({ resource, namespace: inNamespace, name, sourceName: '', object: json })
  }
}

/** Fields that the server can select by (pkg/apis/core/v1/conversion.go and its siblings). */
const FIELD_LABELS: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  replicasets: ['status.replicas'],
  namespaces: ['status.phase'],
  services: ['spec.clusterIP', 'spec.type'],
  secrets: ['type'],
  nodes: ['spec.unschedulable'],
  jobs: ['status.successful'],
  replicationcontrollers: ['status.replicas'],
  certificatesigningrequests: ['spec.signerName'],
}

function isFieldLabel(resource: Resource, field: string): boolean {
  if (field === 'metadata.name' || field === 'metadata.namespace') return true
  return (FIELD_LABELS[resource.resource] ?? []).includes(field)
}

function meetsField(object: JsonObject, term: FieldTerm): boolean {
  let value: Value = object
  for (const key of term.field.split('.')) value = isJsonObject(value) ? (value[key] ?? null) : null
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return (text === term.value) === term.equal
}
