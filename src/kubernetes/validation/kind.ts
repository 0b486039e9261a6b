import type { Value } from '../../domain/json.ts'
import type { StatusCause } from '../api.ts'
import {
  isMutableObject,
  type MutableObject,
  objectAt,
  objectsAt,
  stringAt,
  stringMapAt,
  stringsAt,
} from '../mutable.ts'
import { qualifiedNameErrors } from '../names.ts'
import { validateStoredKind } from '../stored-kinds.ts'
import { validateConfigMap, validateImmutableData } from './config-map.ts'
import { validateDeploymentSpec, validateReplicaSetSpec, validateSelectorUnchanged } from './deployment.ts'
import { forbidden, invalidStrings } from './field-error.ts'
import { standardFinalizerErrors } from './metadata.ts'
import { validatePodAnnotations, validateProfilesMatch } from './pod-annotations.ts'
import { validatePodSpec } from './pod-spec.ts'
import { validatePodUpdate } from './pod-update.ts'
import { validateServiceSpec, validateServiceUpdate } from './service.ts'

/** Whatever is wrong with an object of a kind whose defaults are filled in. `body` is what the client sent, for showing what was written. */
export function validateKind(kind: string, object: MutableObject, body: Value): StatusCause[] {
  const spec = objectAt(object, 'spec') ?? {}
  const metadata = objectAt(object, 'metadata')
  const annotations = stringMapAt(metadata, 'annotations')
  const given = isMutableObject(body) ? objectAt(body, 'spec') : undefined
  switch (kind) {
    case 'Deployment':
      return validateDeploymentSpec(spec, given)
    case 'ReplicaSet':
      return validateReplicaSetSpec(spec, given)
    case 'Pod':
      return [
        ...validatePodAnnotations(annotations, spec, 'metadata.annotations'),
        ...validatePodSpec(spec, 'spec', stringAt(metadata, 'name')),
      ]
    case 'Service':
      return validateServiceSpec(spec, annotations ?? {})
    case 'Namespace':
      return stringsAt(spec, 'finalizers').flatMap((finalizer) => validateNamespaceFinalizer(finalizer))
    case 'ConfigMap':
      return validateConfigMap(object)
    default:
      return validateStoredKind(kind, object)
  }
}

function validateNamespaceFinalizer(finalizer: string): readonly StatusCause[] {
  const path = 'spec.finalizers'
  return [
    ...invalidStrings(path, finalizer, qualifiedNameErrors(finalizer)),
    ...standardFinalizerErrors(finalizer, path),
  ]
}

/** What holds only while an object is new (ValidatePodCreate). */
export function validateNew(kind: string, object: MutableObject): StatusCause[] {
  if (kind !== 'Pod') return []
  const spec = objectAt(object, 'spec') ?? {}
  const causes: StatusCause[] = []
  if (objectsAt(spec, 'ephemeralContainers').length > 0) {
    causes.push(forbidden('spec.ephemeralContainers', 'cannot be set on create'))
  }
  if (stringAt(spec, 'nodeName') !== '' && objectsAt(spec, 'schedulingGates').length > 0) {
    causes.push(forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'))
  }
  const annotations = stringMapAt(objectAt(object, 'metadata'), 'annotations')
  return [...causes, ...validateProfilesMatch(annotations, spec, 'spec')]
}

/** What cannot be changed, or not in this way. */
export function validateChange(kind: string, object: MutableObject, old: MutableObject): StatusCause[] {
  switch (kind) {
    case 'Deployment':
    case 'ReplicaSet':
      return validateSelectorUnchanged(objectAt(object, 'spec') ?? {}, objectAt(old, 'spec') ?? {})
    case 'Service':
      return validateServiceUpdate(objectAt(object, 'spec') ?? {}, objectAt(old, 'spec') ?? {})
    case 'ConfigMap':
      return validateImmutableData(object, old, ['data', 'binaryData'])
    case 'Secret':
      return validateImmutableData(object, old, ['data'])
    case 'Pod':
      return validatePodUpdate(objectAt(object, 'spec') ?? {}, objectAt(old, 'spec') ?? {})
    default:
      return []
  }
}
