import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, stringAt } from '../mutable.ts'
import { qualifiedNameErrors } from '../names.ts'
import { parseQuantity } from '../quantity.ts'
import { invalidString, invalidStrings, notSupported, required } from './field-error.ts'

/** Fields of its pod that an environment variable can hold. */
export const ENV_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

/** Fields of its pod that a volume can show as a file. */
export const VOLUME_FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]

/** Fields that the downward API knows besides, but that can be used nowhere. */
const OTHER_FIELDS = ['spec.restartPolicy', 'spec.schedulerName', 'status.phase']

/** Checks a reference to a field of the pod (pkg/apis/core/validation/validation.go validateObjectFieldSelector). */
export function validateFieldRef(fieldRef: MutableObject, path: string, allowed: readonly string[]): StatusCause[] {
  if (stringAt(fieldRef, 'apiVersion') === '') return [required(`${path}.apiVersion`)]
  const fieldPath = stringAt(fieldRef, 'fieldPath')
  if (fieldPath === '') return [required(`${path}.fieldPath`)]
  const { whole, subscript } = splitSubscript(fieldPath)
  if (![...ENV_FIELDS, ...VOLUME_FIELDS, ...OTHER_FIELDS].includes(whole)) {
    const detail = `error converting fieldPath: field label not supported: ${fieldPath}`
    return [invalidString(`${path}.fieldPath`, fieldPath, detail)]
  }
  if (subscript !== undefined) {
    if (whole === 'metadata.labels') return [...invalidStrings(path, subscript, qualifiedNameErrors(subscript))]
    if (whole !== 'metadata.annotations') return [invalidString(path, whole, 'does not support subscript')]
    const key = subscript.toLowerCase()
    return [...invalidStrings(path, key, qualifiedNameErrors(key))]
  }
  return allowed.includes(fieldPath) ? [] : [notSupported(`${path}.fieldPath`, goQuote(fieldPath), allowed)]
}

/** `metadata.labels['app']` is the field `metadata.labels` and the key `app` (pkg/fieldpath). */
function splitSubscript(fieldPath: string): { readonly whole: string; readonly subscript?: string } {
  const at = fieldPath.indexOf("['")
  if (at < 0 || !fieldPath.endsWith("']")) return { whole: fieldPath }
  return { whole: fieldPath.slice(0, at), subscript: fieldPath.slice(at + 2, -2) }
}

const RESOURCE_FIELDS = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]

/** Checks a reference to an amount of a container; in a volume it must say of which. */
export function validateResourceFieldRef(source: MutableObject, path: string, inVolume: boolean): StatusCause[] {
  const resource = stringAt(source, 'resource')
  const causes: StatusCause[] = []
  if (inVolume && stringAt(source, 'containerName') === '') causes.push(required(`${path}.containerName`))
  else if (resource === '') causes.push(required(`${path}.resource`))
  else if (!RESOURCE_FIELDS.includes(resource) && !/^(limits|requests)\.hugepages-/.test(resource)) {
    causes.push(notSupported(`${path}.resource`, goQuote(resource), RESOURCE_FIELDS))
  }
  return [...causes, ...validateDivisor(source, resource, path)]
}

const BYTE_DIVISORS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']

/** What is divided, and how upstream calls it. */
const DIVISOR_KINDS: readonly (readonly [what: RegExp, name: string])[] = [
  [/^(limits|requests)\.memory$/, 'memory'],
  [/^(limits|requests)\.ephemeral-storage$/, 'local ephemeral storage'],
  [/^(limits|requests)\.hugepages-/, 'hugepages'],
]

function validateDivisor(source: MutableObject, resource: string, path: string): readonly StatusCause[] {
  const divisor = stringAt(source, 'divisor')
  const parsed = parseQuantity(divisor)
  if (!parsed.ok || parsed.value.nanos === 0n) return []
  if (resource === 'limits.cpu' || resource === 'requests.cpu') {
    if (divisor === '1m' || divisor === '1') return []
    const detail = "only divisor's values 1m and 1 are supported with the cpu resource"
    return [invalidString(`${path}.divisor`, resource, detail)]
  }
  const kind = DIVISOR_KINDS.find(([what]) => what.test(resource))?.[1]
  if (kind === undefined || BYTE_DIVISORS.includes(divisor)) return []
  const detail = `only divisor's values ${BYTE_DIVISORS.join(', ')} are supported with the ${kind} resource`
  return [invalidString(`${path}.divisor`, resource, detail)]
}
