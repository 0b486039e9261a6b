import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, stringAt } from '../mutable.ts'
import { configMapKeyErrors, envVarNameErrors } from '../names.ts'
import { invalidString, invalidStrings, notSupported, required } from './field-error.ts'

/** Checks `env` of a container (pkg/apis/core/validation/validation.go ValidateEnv). */
export function validateEnv(variables: readonly MutableObject[], path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, variable] of variables.entries()) {
    const name = stringAt(variable, 'name')
    if (name === '') causes.push(required(`${path}[${index}].name`))
    else causes.push(...invalidStrings(`${path}[${index}].name`, name, envVarNameErrors(name)))
    causes.push(...validateValueFrom(variable, `${path}[${index}].valueFrom`))
  }
  return causes
}

/** Checks `envFrom` of a container. */
export function validateEnvFrom(sources: readonly MutableObject[], path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, source] of sources.entries()) {
    const at = `${path}[${index}]`
    const prefix = stringAt(source, 'prefix')
    if (prefix !== '') causes.push(...invalidStrings(`${at}.prefix`, prefix, envVarNameErrors(prefix)))
    const given = ['configMapRef', 'secretRef'].filter((kind) => objectAt(source, kind) !== undefined)
    for (const kind of given) {
      if (stringAt(objectAt(source, kind), 'name') === '') causes.push(required(`${at}.${kind}.name`))
    }
    if (given.length === 0) {
      causes.push(invalidString(at, '', 'must specify one of: `configMapRef` or `secretRef`'))
    } else if (given.length > 1) {
      causes.push(invalidString(at, '', 'may not have more than one field specified at a time'))
    }
  }
  return causes
}

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef']

function validateValueFrom(variable: MutableObject, path: string): StatusCause[] {
  const source = objectAt(variable, 'valueFrom')
  if (source === undefined) return []
  const given = SOURCES.filter((kind) => objectAt(source, kind) !== undefined)
  const causes = given.flatMap((kind) => validateSource(kind, objectAt(source, kind) ?? {}, `${path}.${kind}`))
  if (given.length === 0) {
    const detail = 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'
    causes.push(invalidString(path, '', detail))
  } else if (stringAt(variable, 'value') !== '') {
    causes.push(invalidString(path, '', 'may not be specified when `value` is not empty'))
  } else if (given.length > 1) {
    causes.push(invalidString(path, '', 'may not have more than one field specified at a time'))
  }
  return causes
}

function validateSource(kind: string, source: MutableObject, path: string): StatusCause[] {
  switch (kind) {
    case 'fieldRef':
      return validateFieldRef(source, path, ENV_FIELDS)
    case 'resourceFieldRef':
      return validateResourceFieldRef(source, path)
    default:
      return validateKeyRef(source, path)
  }
}

function validateKeyRef(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  if (stringAt(source, 'name') === '') causes.push(required(`${path}.name`))
  const key = stringAt(source, 'key')
  if (key === '') causes.push(required(`${path}.key`))
  else causes.push(...invalidStrings(`${path}.key`, key, configMapKeyErrors(key)))
  return causes
}

const ENV_FIELDS = [
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
/** Fields that the downward API knows, but not for environment variables. */
const OTHER_FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
]

/** Checks a reference to a field of the pod against the fields that may be used at this place. */
export function validateFieldRef(fieldRef: MutableObject, path: string, allowed: readonly string[]): StatusCause[] {
  const causes: StatusCause[] = []
  if (stringAt(fieldRef, 'apiVersion') === '') return [required(`${path}.apiVersion`)]
  const fieldPath = stringAt(fieldRef, 'fieldPath')
  if (fieldPath === '') return [required(`${path}.fieldPath`)]
  const subscript = /^(metadata\.(?:annotations|labels))\['(.*)'\]$/.exec(fieldPath)
  if (subscript !== null) return causes
  if (![...ENV_FIELDS, ...OTHER_FIELDS].includes(fieldPath)) {
    const detail = `error converting fieldPath: field label not supported: ${fieldPath}`
    causes.push(invalidString(`${path}.fieldPath`, fieldPath, detail))
  } else if (!allowed.includes(fieldPath)) {
    causes.push(notSupported(`${path}.fieldPath`, goQuote(fieldPath), allowed))
  }
  return causes
}

const RESOURCE_FIELDS = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]

function validateResourceFieldRef(source: MutableObject, path: string): StatusCause[] {
  const resource = stringAt(source, 'resource')
  if (resource === '') return [required(`${path}.resource`)]
  if (RESOURCE_FIELDS.includes(resource) || /^(limits|requests)\.hugepages-/.test(resource)) return []
  return [notSupported(`${path}.resource`, goQuote(resource), RESOURCE_FIELDS)]
}
