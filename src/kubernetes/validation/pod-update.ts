import type { StatusCause } from '../api.ts'
import { cloneJson, type MutableObject, objectsAt, stringAt } from '../mutable.ts'
import { semanticEqual } from '../semantic-equal.ts'
import { forbidden, invalid, invalidString, required } from './field-error.ts'

const MAY_CHANGE =
  '`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'

/**
 * Checks that an update of a pod changes only the few fields that may change (pkg/apis/core/validation/validation.go
 * ValidatePodUpdate). Upstream adds a listing of the differences to the message, which is left out here.
 */
export function validatePodUpdate(spec: MutableObject, old: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  for (const list of ['containers', 'initContainers']) {
    const containers = objectsAt(spec, list)
    if (containers.length !== objectsAt(old, list).length) {
      return [...causes, forbidden(`spec.${list}`, 'pod updates may not add or remove containers')]
    }
    for (const [index, container] of containers.entries()) {
      const image = stringAt(container, 'image')
      const path = `spec.${list}[${index}].image`
      if (image === '') causes.push(required(path))
      if (image.trim() !== image) {
        causes.push(invalidString(path, image, 'must not have leading or trailing whitespace'))
      }
    }
  }
  const deadline = validateDeadlineChange(spec['activeDeadlineSeconds'], old['activeDeadlineSeconds'])
  causes.push(...deadline.causes)
  if (deadline.stop) return causes
  causes.push(...validateTolerationsKept(objectsAt(spec, 'tolerations'), objectsAt(old, 'tolerations')))
  causes.push(...validateGatesOnlyRemoved(objectsAt(spec, 'schedulingGates'), objectsAt(old, 'schedulingGates')))
  if (semanticEqual(withoutChangeable(spec, old), old)) return causes
  return [...causes, forbidden('spec', `pod updates may not change fields other than ${MAY_CHANGE}`)]
}

const DEADLINE_MAX = 2_147_483_647

function validateDeadlineChange(
  now: unknown,
  before: unknown,
): { readonly causes: readonly StatusCause[]; readonly stop: boolean } {
  const path = 'spec.activeDeadlineSeconds'
  if (typeof now !== 'number') {
    if (before === undefined) return { causes: [], stop: false }
    return { causes: [invalid(path, 'null', 'must not update from a positive integer to nil value')], stop: false }
  }
  if (now < 0 || now > DEADLINE_MAX) {
    return { causes: [invalid(path, now, `must be between 0 and ${DEADLINE_MAX}, inclusive`)], stop: true }
  }
  if (typeof before === 'number' && before < now) {
    return { causes: [invalid(path, now, 'must be less than or equal to previous value')], stop: true }
  }
  return { causes: [], stop: false }
}

function validateTolerationsKept(now: readonly MutableObject[], before: readonly MutableObject[]): StatusCause[] {
  const isKept = (old: MutableObject): boolean =>
    now.some((toleration) => {
      const { tolerationSeconds: _seconds, ...rest } = toleration
      const { tolerationSeconds: _oldSeconds, ...oldRest } = old
      return semanticEqual(rest, oldRest)
    })
  if (before.every(isKept)) return []
  return [forbidden('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds')]
}

function validateGatesOnlyRemoved(now: readonly MutableObject[], before: readonly MutableObject[]): StatusCause[] {
  const known = new Set(before.map((gate) => stringAt(gate, 'name')))
  return now.flatMap((gate, index) => {
    const name = stringAt(gate, 'name')
    if (known.has(name)) return []
    const detail = `only deletion is allowed, but found new scheduling gate '${name}'`
    return [forbidden(`spec.schedulingGates[${index}].name`, detail)]
  })
}

/** The new spec with the old values of all that may change. */
function withoutChangeable(spec: MutableObject, old: MutableObject): MutableObject {
  const munged = cloneJson(spec)
  for (const list of ['containers', 'initContainers']) {
    const former = objectsAt(old, list)
    for (const [index, container] of objectsAt(munged, list).entries()) {
      if (former[index]?.['image'] !== undefined) container['image'] = former[index]['image']
    }
  }
  const restored = ['activeDeadlineSeconds', 'tolerations', 'schedulingGates', 'nodeName']
  const [grace, oldGrace] = [spec['terminationGracePeriodSeconds'], old['terminationGracePeriodSeconds']]
  if (typeof oldGrace === 'number' && oldGrace < 0 && grace === 1) restored.push('terminationGracePeriodSeconds')
  for (const field of restored) {
    if (old[field] === undefined) delete munged[field]
    else munged[field] = old[field]
  }
  return munged
}
