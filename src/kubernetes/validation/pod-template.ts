import type { StatusCause } from '../api.ts'
import { type MutableObject, objectAt, objectsAt, stringMapAt } from '../mutable.ts'
import { forbidden } from './field-error.ts'
import { validateAnnotations, validateLabels } from './metadata.ts'
import { validatePodSpec } from './pod-spec.ts'

/** Checks a pod template whose defaults are filled in (pkg/apis/core/validation/validation.go). */
export function validatePodTemplate(template: MutableObject, path: string): StatusCause[] {
  const metadata = objectAt(template, 'metadata')
  const spec = objectAt(template, 'spec') ?? {}
  // Upstream names these fields without `metadata`.
  const causes = validateLabels(stringMapAt(metadata, 'labels'), `${path}.labels`)
  causes.push(...validateAnnotations(stringMapAt(metadata, 'annotations'), `${path}.annotations`))
  causes.push(...validatePodSpec(spec, `${path}.spec`, false))
  if (objectsAt(spec, 'ephemeralContainers').length > 0) {
    causes.push(forbidden(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template'))
  }
  return causes
}
