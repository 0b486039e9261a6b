import type { StatusCause } from '../api.ts'
import { type MutableObject, objectAt, stringAt } from '../mutable.ts'
import { configMapKeyErrors, dnsSubdomainErrors, envVarNameErrors } from '../names.ts'
import { ENV_FIELDS, validateFieldRef, validateResourceFieldRef } from './downward-api.ts'
import { invalidString, invalidStrings, required } from './field-error.ts'

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

/** Checks `envFrom` of a container. What is wrong with a source as a whole is said of the list. */
export function validateEnvFrom(sources: readonly MutableObject[], path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, source] of sources.entries()) {
    const at = `${path}[${index}]`
    const prefix = stringAt(source, 'prefix')
    if (prefix !== '') causes.push(...invalidStrings(`${at}.prefix`, prefix, envVarNameErrors(prefix)))
    const given = ['configMapRef', 'secretRef'].filter((kind) => objectAt(source, kind) !== undefined)
    for (const kind of given) causes.push(...validateEnvSourceName(objectAt(source, kind), `${at}.${kind}.name`))
    if (given.length === 0) {
      causes.push(invalidString(path, '', 'must specify one of: `configMapRef` or `secretRef`'))
    } else if (given.length > 1) {
      causes.push(invalidString(path, '', 'may not have more than one field specified at a time'))
    }
  }
  return causes
}

/** Upstream treats the name as the beginning of one, which may end with a hyphen. */
function validateEnvSourceName(source: MutableObject | undefined, path: string): readonly StatusCause[] {
  const name = stringAt(source, 'name')
  if (name === '') return [required(path)]
  return invalidStrings(path, name, dnsSubdomainErrors(name.replace(/-$/, 'a')))
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
      return validateResourceFieldRef(source, path, false)
    default:
      return validateKeyRef(source, path)
  }
}

function validateKeyRef(source: MutableObject, path: string): StatusCause[] {
  const name = stringAt(source, 'name')
  const causes: StatusCause[] = [...invalidStrings(`${path}.name`, name, dnsSubdomainErrors(name))]
  const key = stringAt(source, 'key')
  if (key === '') causes.push(required(`${path}.key`))
  else causes.push(...invalidStrings(`${path}.key`, key, configMapKeyErrors(key)))
  return causes
}
