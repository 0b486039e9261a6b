import type { StatusCause } from '../api.ts'
import { cloneJson, type MutableObject, objectsAt } from '../mutable.ts'
import { semanticEqual } from '../semantic-equal.ts'
import { forbidden } from './field-error.ts'

const MAY_CHANGE =
  '`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'

/**
 * Checks that an update of a pod changes only the few fields that may change (pkg/apis/core/validation/validation.go
 * ValidatePodUpdate). Upstream adds a listing of the differences to the message, which is left out here.
 */
export function validatePodUpdate(spec: MutableObject, old: MutableObject): StatusCause[] {
  const [oldContainers, newContainers] = [objectsAt(old, 'containers'), objectsAt(spec, 'containers')]
  if (oldContainers.length !== newContainers.length) {
    return [forbidden('spec.containers', 'pod updates may not add or remove containers')]
  }
  const munged = cloneJson(spec)
  for (const key of ['containers', 'initContainers']) {
    const former = objectsAt(old, key)
    for (const [index, container] of objectsAt(munged, key).entries()) {
      if (former[index]?.['image'] !== undefined) container['image'] = former[index]['image']
    }
  }
  for (const field of ['activeDeadlineSeconds', 'tolerations', 'terminationGracePeriodSeconds', 'nodeName']) {
    if (old[field] === undefined) delete munged[field]
    else munged[field] = old[field]
  }
  if (semanticEqual(munged, old)) return []
  return [forbidden('spec', `pod updates may not change fields other than ${MAY_CHANGE}`)]
}
