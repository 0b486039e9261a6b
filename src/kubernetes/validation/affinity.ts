import type { StatusCause } from '../api.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../mutable.ts'
import { dnsLabelErrors, dnsSubdomainErrors, qualifiedNameErrors } from '../names.ts'
import { forbidden, invalid, invalidString, invalidStrings, required } from './field-error.ts'
import { validateLabelSelector } from './label-selector.ts'

const REQUIRED_RULE = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED_RULE = 'preferredDuringSchedulingIgnoredDuringExecution'

/** Checks `affinity` of a pod (pkg/apis/core/validation/validation.go validateAffinity). */
export function validateAffinity(affinity: MutableObject | undefined, path: string): StatusCause[] {
  if (affinity === undefined) return []
  return [
    ...validateNodeAffinity(objectAt(affinity, 'nodeAffinity'), `${path}.nodeAffinity`),
    ...validatePodAffinity(objectAt(affinity, 'podAffinity'), `${path}.podAffinity`),
    ...validatePodAffinity(objectAt(affinity, 'podAntiAffinity'), `${path}.podAntiAffinity`),
  ]
}

function validateNodeAffinity(affinity: MutableObject | undefined, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const selector = objectAt(affinity, REQUIRED_RULE)
  if (selector !== undefined) {
    const at = `${path}.${REQUIRED_RULE}.nodeSelectorTerms`
    const terms = objectsAt(selector, 'nodeSelectorTerms')
    if (terms.length === 0) causes.push(required(at, 'must have at least one node selector term'))
    for (const [index, term] of terms.entries()) causes.push(...validateNodeTerm(term, `${at}[${index}]`))
  }
  for (const [index, preferred] of objectsAt(affinity, PREFERRED_RULE).entries()) {
    const at = `${path}.${PREFERRED_RULE}[${index}]`
    causes.push(...validateWeight(preferred, at))
    causes.push(...validateNodeTerm(objectAt(preferred, 'preference') ?? {}, `${at}.preference`))
  }
  return causes
}

function validateWeight(preferred: MutableObject, path: string): readonly StatusCause[] {
  const weight = numberAt(preferred, 'weight')
  return weight >= 1 && weight <= 100 ? [] : [invalid(`${path}.weight`, weight, 'must be in the range 1-100')]
}

function validateNodeTerm(term: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, expression] of objectsAt(term, 'matchExpressions').entries()) {
    causes.push(...validateNodeExpression(expression, `${path}.matchExpressions[${index}]`))
  }
  for (const [index, expression] of objectsAt(term, 'matchFields').entries()) {
    causes.push(...validateFieldExpression(expression, `${path}.matchFields[${index}]`))
  }
  return causes
}

/** The only field of a node that can be matched is its name. */
function validateFieldExpression(expression: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const operator = stringAt(expression, 'operator')
  if (operator !== 'In' && operator !== 'NotIn') {
    causes.push(invalidString(`${path}.operator`, operator, 'not a valid selector operator'))
  } else if (stringsAt(expression, 'values').length !== 1) {
    const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
    causes.push(required(`${path}.values`, detail))
  }
  const key = stringAt(expression, 'key')
  if (key !== 'metadata.name') return [...causes, invalidString(`${path}.key`, key, 'not a valid field selector key')]
  for (const [index, name] of stringsAt(expression, 'values').entries()) {
    causes.push(...invalidStrings(`${path}.values[${index}]`, name, dnsSubdomainErrors(name)))
  }
  return causes
}

function validateNodeExpression(expression: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const count = stringsAt(expression, 'values').length
  const operator = stringAt(expression, 'operator')
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (count === 0) {
        causes.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"))
      }
      break
    case 'Exists':
    case 'DoesNotExist':
      if (count > 0) {
        causes.push(forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
      }
      break
    case 'Gt':
    case 'Lt':
      if (count !== 1) {
        causes.push(required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"))
      }
      break
    default:
      causes.push(invalidString(`${path}.operator`, operator, 'not a valid selector operator'))
  }
  const key = stringAt(expression, 'key')
  causes.push(...invalidStrings(`${path}.key`, key, qualifiedNameErrors(key)))
  return causes
}

function validatePodAffinity(affinity: MutableObject | undefined, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, term] of objectsAt(affinity, REQUIRED_RULE).entries()) {
    causes.push(...validatePodTerm(term, `${path}.${REQUIRED_RULE}[${index}]`))
  }
  for (const [index, preferred] of objectsAt(affinity, PREFERRED_RULE).entries()) {
    const at = `${path}.${PREFERRED_RULE}[${index}]`
    causes.push(...validateWeight(preferred, at))
    causes.push(...validatePodTerm(objectAt(preferred, 'podAffinityTerm') ?? {}, `${at}.podAffinityTerm`))
  }
  return causes
}

function validatePodTerm(term: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const selector = objectAt(term, 'labelSelector')
  if (selector !== undefined) causes.push(...validateLabelSelector(selector, `${path}.labelSelector`))
  const namespaces = objectAt(term, 'namespaceSelector')
  if (namespaces !== undefined) causes.push(...validateLabelSelector(namespaces, `${path}.namespaceSelector`))
  for (const name of stringsAt(term, 'namespaces')) {
    causes.push(...invalidStrings(`${path}.namespace`, name, dnsLabelErrors(name)))
  }
  causes.push(...validateLabelKeys(term, selector, path))
  const key = stringAt(term, 'topologyKey')
  if (key === '') causes.push(required(`${path}.topologyKey`, 'can not be empty'))
  causes.push(...invalidStrings(`${path}.topologyKey`, key, qualifiedNameErrors(key)))
  return causes
}

/** Checks the keys whose values are taken from the pod itself (validateMatchLabelKeysAndMismatchLabelKeys). */
function validateLabelKeys(term: MutableObject, selector: MutableObject | undefined, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const field of ['matchLabelKeys', 'mismatchLabelKeys']) {
    const keys = stringsAt(term, field)
    if (keys.length > 0 && selector === undefined) {
      causes.push(forbidden(`${path}.${field}`, 'must not be specified when labelSelector is not set'))
      continue
    }
    for (const [index, key] of keys.entries()) {
      causes.push(...invalidStrings(`${path}.${field}[${index}]`, key, qualifiedNameErrors(key)))
    }
  }
  const mismatched = stringsAt(term, 'mismatchLabelKeys')
  for (const [index, key] of stringsAt(term, 'matchLabelKeys').entries()) {
    if (!mismatched.includes(key)) continue
    const detail = 'exists in both matchLabelKeys and mismatchLabelKeys'
    causes.push(invalidString(`${path}.matchLabelKeys[${index}]`, key, detail))
  }
  return causes
}
