import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { labelValueErrors, qualifiedNameErrors } from '../names.ts'
import { invalid, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { validateLabelSelector } from './label-selector.ts'

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

/** Checks `tolerations` of a pod (pkg/apis/core/validation/validation.go ValidateTolerations). */
export function validateTolerations(tolerations: readonly MutableObject[], path: string): StatusCause[] {
  return tolerations.flatMap((toleration, index) => validateToleration(toleration, `${path}[${index}]`))
}

function validateToleration(toleration: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const key = stringAt(toleration, 'key')
  const operator = stringAt(toleration, 'operator')
  const value = stringAt(toleration, 'value')
  const effect = stringAt(toleration, 'effect')
  if (key !== '') causes.push(...invalidStrings(`${path}.key`, key, qualifiedNameErrors(key)))
  if (key === '' && operator !== 'Exists') {
    const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"'
    causes.push(invalidString(`${path}.operator`, operator, detail))
  }
  if (toleration['tolerationSeconds'] !== undefined && effect !== 'NoExecute') {
    causes.push(invalidString(`${path}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"))
  }
  if (operator === 'Equal' || operator === '') {
    const errors = labelValueErrors(value)
    if (errors.length > 0) causes.push(invalidString(`${path}.operator`, value, errors.join(';')))
  } else if (operator === 'Exists') {
    if (value !== '')
      causes.push(invalidString(`${path}.operator`, value, "value must be empty when `operator` is 'Exists'"))
  } else {
    causes.push(notSupported(`${path}.operator`, goQuote(operator), ['Equal', 'Exists']))
  }
  if (effect !== '' && !EFFECTS.includes(effect)) {
    causes.push(notSupported(`${path}.effect`, goQuote(effect), EFFECTS))
  }
  return causes
}

const WHEN_UNSATISFIABLE = ['DoNotSchedule', 'ScheduleAnyway']

/** Checks `topologySpreadConstraints` of a pod. */
export function validateTopologySpread(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const [index, constraint] of objectsAt(spec, 'topologySpreadConstraints').entries()) {
    const at = `${path}[${index}]`
    const maxSkew = numberAt(constraint, 'maxSkew')
    if (maxSkew <= 0) causes.push(invalid(`${at}.maxSkew`, maxSkew, 'must be greater than zero'))
    const key = stringAt(constraint, 'topologyKey')
    if (key === '') causes.push(required(`${at}.topologyKey`, 'can not be empty'))
    else causes.push(...invalidStrings(`${at}.topologyKey`, key, qualifiedNameErrors(key)))
    const action = stringAt(constraint, 'whenUnsatisfiable')
    if (!WHEN_UNSATISFIABLE.includes(action)) {
      causes.push(notSupported(`${at}.whenUnsatisfiable`, goQuote(action), WHEN_UNSATISFIABLE))
    }
    const selector = objectAt(constraint, 'labelSelector')
    if (selector !== undefined) causes.push(...validateLabelSelector(selector, `${at}.labelSelector`))
  }
  return causes
}
