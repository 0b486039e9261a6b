import type { StatusCause } from '../api.ts'
import { goQuote, goStringMap } from '../go-format.ts'
import { goIntOrString, percentOf } from '../int-or-string.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringMapAt } from '../mutable.ts'
import { semanticEqual } from '../semantic-equal.ts'
import { matchesSelector } from '../selector.ts'
import type { IntOrString } from '../types.ts'
import { forbidden, invalid, nonNegative, notSupported, required } from './field-error.ts'
import { goLabelSelector, isUsableSelector, validateLabelSelector } from './label-selector.ts'
import { validatePodTemplate } from './pod-template.ts'

/**
 * Checks the spec of a Deployment whose defaults are filled in (pkg/apis/apps/validation/validation.go). `given` is the
 * spec as the client sent it, for showing what was written.
 */
export function validateDeploymentSpec(spec: MutableObject, given: MutableObject | undefined): StatusCause[] {
  const causes: StatusCause[] = [...nonNegative('spec.replicas', numberAt(spec, 'replicas'))]
  causes.push(...validateSelectorAndTemplate(spec, given))
  causes.push(...validateStrategy(objectAt(spec, 'strategy') ?? {}))
  const minReadySeconds = numberAt(spec, 'minReadySeconds')
  causes.push(...nonNegative('spec.minReadySeconds', minReadySeconds))
  causes.push(...nonNegative('spec.revisionHistoryLimit', numberAt(spec, 'revisionHistoryLimit')))
  const deadline = numberAt(spec, 'progressDeadlineSeconds')
  causes.push(...nonNegative('spec.progressDeadlineSeconds', deadline))
  if (deadline <= minReadySeconds) {
    causes.push(invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds'))
  }
  return causes
}

/** Checks the spec of a ReplicaSet whose defaults are filled in. */
export function validateReplicaSetSpec(spec: MutableObject, given: MutableObject | undefined): StatusCause[] {
  const causes: StatusCause[] = [...nonNegative('spec.replicas', numberAt(spec, 'replicas'))]
  causes.push(...nonNegative('spec.minReadySeconds', numberAt(spec, 'minReadySeconds')))
  causes.push(...validateSelectorAndTemplate(spec, given))
  return causes
}

/** The selector of a Deployment or ReplicaSet can be chosen once (pkg/registry/apps/deployment/strategy.go). */
export function validateSelectorUnchanged(spec: MutableObject, old: MutableObject): StatusCause[] {
  const selector = objectAt(spec, 'selector') ?? {}
  if (semanticEqual(selector, old['selector'])) return []
  return [invalid('spec.selector', goLabelSelector(selector, undefined), 'field is immutable')]
}

/** For both kinds; upstream says `deployment` of an empty selector of a ReplicaSet, too. */
function validateSelectorAndTemplate(spec: MutableObject, given: MutableObject | undefined): StatusCause[] {
  const causes: StatusCause[] = []
  const selector = objectAt(spec, 'selector')
  const givenSelector = objectAt(given, 'selector')
  if (selector === undefined) {
    causes.push(required('spec.selector'))
  } else {
    causes.push(...validateLabelSelector(selector, 'spec.selector'))
    if (isEmptySelector(selector)) {
      const shown = goLabelSelector(selector, givenSelector)
      causes.push(invalid('spec.selector', shown, 'empty selector is invalid for deployment'))
    }
    if (!isUsableSelector(selector)) {
      causes.push(invalid('spec.selector', goLabelSelector(selector, givenSelector), 'invalid label selector'))
      return causes
    }
  }
  const template = objectAt(spec, 'template') ?? {}
  causes.push(...validateTemplateLabels(selector, template, objectAt(given, 'template')))
  causes.push(...validatePodTemplate(template, 'spec.template'))
  causes.push(...validateForReplicaSet(objectAt(template, 'spec') ?? {}))
  return causes
}

function isEmptySelector(selector: MutableObject): boolean {
  return objectAt(selector, 'matchLabels') === undefined && objectsAt(selector, 'matchExpressions').length === 0
}

function validateTemplateLabels(
  selector: MutableObject | undefined,
  template: MutableObject,
  given: MutableObject | undefined,
): StatusCause[] {
  const labels = stringMapAt(objectAt(template, 'metadata'), 'labels')
  if (matchesSelector(selector, labels)) return []
  const shown = goStringMap(labels ?? stringMapAt(objectAt(given, 'metadata'), 'labels'))
  return [invalid('spec.template.metadata.labels', shown, '`selector` does not match template `labels`')]
}

/** Pods of a ReplicaSet are meant to run for ever. */
function validateForReplicaSet(podSpec: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  const restartPolicy = stringAt(podSpec, 'restartPolicy')
  if (restartPolicy !== 'Always') {
    causes.push(notSupported('spec.template.spec.restartPolicy', goQuote(restartPolicy), ['Always']))
  }
  if (podSpec['activeDeadlineSeconds'] !== undefined) {
    const detail = 'activeDeadlineSeconds in ReplicaSet is not Supported'
    causes.push(forbidden('spec.template.spec.activeDeadlineSeconds', detail))
  }
  return causes
}

function validateStrategy(strategy: MutableObject): StatusCause[] {
  const type = stringAt(strategy, 'type')
  const rollingUpdate = objectAt(strategy, 'rollingUpdate')
  switch (type) {
    case 'Recreate':
      if (rollingUpdate === undefined) return []
      return [forbidden('spec.strategy.rollingUpdate', "may not be specified when strategy `type` is 'Recreate'")]
    case 'RollingUpdate':
      return validateRollingUpdate(rollingUpdate ?? {})
    default: {
      // Go prints the block as an address, which differs from run to run; here it is always the same.
      const block = rollingUpdate === undefined ? 'nil' : '0xc000000000'
      const shown = `apps.DeploymentStrategy{Type:${goQuote(type)}, RollingUpdate:(*apps.RollingUpdateDeployment)(${block})}`
      return [notSupported('spec.strategy', shown, ['Recreate', 'RollingUpdate'])]
    }
  }
}

const PERCENT_RULE =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"

function validateRollingUpdate(block: MutableObject): StatusCause[] {
  const path = 'spec.strategy.rollingUpdate'
  const maxUnavailable = (block['maxUnavailable'] ?? 0) as IntOrString
  const maxSurge = (block['maxSurge'] ?? 0) as IntOrString
  const causes = [
    ...validateIntOrPercent(maxUnavailable, `${path}.maxUnavailable`),
    ...validateIntOrPercent(maxSurge, `${path}.maxSurge`),
  ]
  const shown = goIntOrString(maxUnavailable)
  if (writtenAmount(maxUnavailable) === 0 && writtenAmount(maxSurge) === 0) {
    causes.push(invalid(`${path}.maxUnavailable`, shown, 'may not be 0 when `maxSurge` is 0'))
  }
  if (isPercent(maxUnavailable) && (percentOf(maxUnavailable) ?? 0) > 100) {
    causes.push(invalid(`${path}.maxUnavailable`, shown, 'must not be greater than 100%'))
  }
  return causes
}

function validateIntOrPercent(value: IntOrString, path: string): StatusCause[] {
  if (typeof value === 'number') return [...nonNegative(path, value)]
  return isPercent(value) ? [] : [invalid(path, goIntOrString(value), PERCENT_RULE)]
}

function isPercent(value: IntOrString): boolean {
  return typeof value === 'string' && /^[0-9]+%$/.test(value)
}

/** The number as it stands there, of pods or of per cent; a string that is neither counts as 0. */
function writtenAmount(value: IntOrString): number {
  if (typeof value === 'number') return value
  if (isPercent(value)) return percentOf(value) ?? 0
  return /^[+-]?[0-9]+$/.test(value) ? Number(value) : 0
}
