import type { StatusCause } from '../api.ts'
import { type MutableObject, objectAt, objectsAt, stringMapAt } from '../mutable.ts'
import { forbidden } from './field-error.ts'
import { validateAnnotations, validateLabels } from './metadata.ts'
import { validatePodAnnotations, validateProfilesMatch } from './pod-annotations.ts'
import { validatePodSpec } from './pod-spec.ts'

/** Checks a pod template whose defaults are filled in (pkg/apis/core/validation/validation.go). */
export function validatePodTemplate(template: MutableObject, path: string): StatusCause[] {
  const metadata = objectAt(template, 'metadata')
  const spec = objectAt(template, 'spec') ?? {}
  // Upstream names these fields without `metadata`.
  const causes = validateLabels(stringMapAt(metadata, 'labels'), `${path}.labels`)
  const annotations = stringMapAt(metadata, 'annotations')
  causes.push(...validateAnnotations(annotations, `${path}.annotations`))
  causes.push(...validatePodAnnotations(annotations, spec, `${path}.annotations`))
  causes.push(...validatePodSpec(spec, `${path}.spec`))
  causes.push(...validateProfilesMatch(annotations, spec, `${path}.spec`))
  if (objectsAt(spec, 'ephemeralContainers').length > 0) {
    causes.push(forbidden(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template'))
  }
  return causes
}
