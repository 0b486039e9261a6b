import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../mutable.ts'
import { labelValueErrors, qualifiedNameErrors } from '../names.ts'
import { duplicate, forbidden, invalid, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
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
const NODE_POLICIES = ['Honor', 'Ignore']
const NOT_POSITIVE = 'must be greater than zero'

/** Checks `topologySpreadConstraints` of a pod. */
export function validateTopologySpread(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const constraints = objectsAt(spec, 'topologySpreadConstraints')
  const last = new Map(constraints.map((constraint, index) => [spreadKey(constraint), index]))
  for (const [index, constraint] of constraints.entries()) {
    const at = `${path}[${index}]`
    const maxSkew = numberAt(constraint, 'maxSkew')
    if (maxSkew <= 0) causes.push(invalid(`${at}.maxSkew`, maxSkew, NOT_POSITIVE))
    const [key, action] = [stringAt(constraint, 'topologyKey'), stringAt(constraint, 'whenUnsatisfiable')]
    if (key === '') causes.push(required(`${at}.topologyKey`, 'can not be empty'))
    if (!WHEN_UNSATISFIABLE.includes(action)) {
      causes.push(notSupported(`${at}.whenUnsatisfiable`, goQuote(action), WHEN_UNSATISFIABLE))
    }
    const pair = spreadKey(constraint)
    if ((last.get(pair) ?? 0) > index) causes.push(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, goQuote(pair)))
    causes.push(...validateMinDomains(constraint, action, `${at}.minDomains`))
    for (const field of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) {
      const policy = constraint[field]
      if (typeof policy !== 'string' || NODE_POLICIES.includes(policy)) continue
      causes.push(notSupported(`${at}.${field}`, goQuote(policy), NODE_POLICIES))
    }
    const selector = objectAt(constraint, 'labelSelector')
    causes.push(...validateMatchLabelKeys(stringsAt(constraint, 'matchLabelKeys'), selector, `${at}.matchLabelKeys`))
    if (selector !== undefined) causes.push(...validateLabelSelector(selector, `${at}.labelSelector`))
  }
  return causes
}

function validateMatchLabelKeys(
  keys: readonly string[],
  selector: MutableObject | undefined,
  path: string,
): StatusCause[] {
  const causes: StatusCause[] = []
  if (keys.length === 0) return causes
  if (selector === undefined) causes.push(forbidden(path, 'must not be specified when labelSelector is not set'))
  const selected = new Set([
    ...Object.keys(objectAt(selector, 'matchLabels') ?? {}),
    ...objectsAt(selector, 'matchExpressions').map((expression) => stringAt(expression, 'key')),
  ])
  for (const [index, key] of keys.entries()) {
    causes.push(...invalidStrings(`${path}[${index}]`, key, qualifiedNameErrors(key)))
    if (selected.has(key)) {
      causes.push(invalidString(`${path}[${index}]`, key, 'exists in both matchLabelKeys and labelSelector'))
    }
  }
  return causes
}

/** What no two constraints may have in common. */
function spreadKey(constraint: MutableObject): string {
  return `{${stringAt(constraint, 'topologyKey')}, ${stringAt(constraint, 'whenUnsatisfiable')}}`
}

function validateMinDomains(constraint: MutableObject, action: string, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const minDomains = constraint['minDomains']
  if (typeof minDomains !== 'number') return causes
  if (minDomains <= 0) causes.push(invalid(path, minDomains, NOT_POSITIVE))
  if (action !== 'DoNotSchedule') {
    const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`
    causes.push(invalid(path, minDomains, detail))
  }
  return causes
}
