import type { StatusCause } from '../api.ts'
import { goQuote, goStringList, goStringMap } from '../go-format.ts'
import { type MutableObject, objectsAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { labelValueErrors, qualifiedNameErrors } from '../names.ts'
import { forbidden, invalidString, invalidStrings, required } from './field-error.ts'
import { validateLabels } from './metadata.ts'

/** Checks a selector strictly (apimachinery/pkg/apis/meta/v1/validation/validation.go). */
export function validateLabelSelector(selector: MutableObject, path: string): StatusCause[] {
  const causes = validateLabels(stringMapAt(selector, 'matchLabels'), `${path}.matchLabels`)
  for (const [index, expression] of objectsAt(selector, 'matchExpressions').entries()) {
    causes.push(...validateExpression(expression, `${path}.matchExpressions[${index}]`))
  }
  return causes
}

/** True when a query can be made of a selector at all. */
export function isUsableSelector(selector: MutableObject): boolean {
  return validateLabelSelector(selector, '').length === 0
}

/**
 * A selector in Go syntax, as messages show it. `given` is the selector as the client sent it: an empty map that was
 * written out shows as `map[string]string{}`, one that was not as `map[string]string(nil)`.
 */
export function goLabelSelector(selector: MutableObject, given: MutableObject | undefined): string {
  const labels = stringMapAt(selector, 'matchLabels') ?? stringMapAt(given, 'matchLabels')
  const expressions = objectsAt(selector, 'matchExpressions').map(goExpression)
  const list = expressions.length === 0 ? '(nil)' : `{${expressions.join(', ')}}`
  return `v1.LabelSelector{MatchLabels:${goStringMap(labels)}, MatchExpressions:[]v1.LabelSelectorRequirement${list}}`
}

function goExpression(expression: MutableObject): string {
  const key = goQuote(stringAt(expression, 'key'))
  const operator = goQuote(stringAt(expression, 'operator'))
  const values = stringsAt(expression, 'values')
  const list = goStringList(values.length === 0 ? undefined : values)
  return `v1.LabelSelectorRequirement{Key:${key}, Operator:${operator}, Values:${list}}`
}

function validateExpression(expression: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const operator = stringAt(expression, 'operator')
  const values = stringsAt(expression, 'values')
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) {
      causes.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"))
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      causes.push(forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
    }
  } else {
    causes.push(invalidString(`${path}.operator`, operator, 'not a valid selector operator'))
  }
  const key = stringAt(expression, 'key')
  causes.push(...invalidStrings(`${path}.key`, key, qualifiedNameErrors(key)))
  for (const [index, value] of values.entries()) {
    causes.push(...invalidStrings(`${path}.values[${index}]`, value, labelValueErrors(value)))
  }
  return causes
}
