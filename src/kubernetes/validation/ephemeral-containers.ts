import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { validateContainer } from './containers.ts'
import { duplicate, forbidden, invalidString, notFound } from './field-error.ts'

const NOT_ALLOWED = 'cannot be set for an Ephemeral Container'

/** Fields that a container for a look inside may not have, in the order of the Go struct. */
const FORBIDDEN_FIELDS = [
  'ports',
  'resources',
  'restartPolicy',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
]

/** Checks `ephemeralContainers` (pkg/apis/core/validation/validation.go validateEphemeralContainers). */
export function validateEphemeralContainers(
  spec: MutableObject,
  volumes: ReadonlyMap<string, MutableObject>,
  path: string,
): StatusCause[] {
  const causes: StatusCause[] = []
  const others = ['containers', 'initContainers'].flatMap((list) =>
    objectsAt(spec, list).map((container) => stringAt(container, 'name')),
  )
  const names = new Set(others)
  for (const [index, container] of objectsAt(spec, 'ephemeralContainers').entries()) {
    const at = `${path}[${index}]`
    causes.push(...validateContainer(container, volumes, at))
    const image = stringAt(container, 'image')
    if (image.trim() !== image) {
      causes.push(invalidString(`${at}.image`, image, 'must not have leading or trailing whitespace'))
    }
    const name = stringAt(container, 'name')
    if (names.has(name)) causes.push(duplicate(`${at}.name`, goQuote(name)))
    names.add(name)
    const target = stringAt(container, 'targetContainerName')
    if (target !== '' && !others.includes(target)) causes.push(notFound(`${at}.targetContainerName`, target))
    for (const field of FORBIDDEN_FIELDS) {
      if (isSet(container, field)) causes.push(forbidden(`${at}.${field}`, NOT_ALLOWED))
    }
    for (const [position, mount] of objectsAt(container, 'volumeMounts').entries()) {
      for (const field of ['subPath', 'subPathExpr']) {
        if (stringAt(mount, field) === '') continue
        causes.push(forbidden(`${at}.volumeMounts[${position}].${field}`, NOT_ALLOWED))
      }
    }
  }
  return causes
}

/** Defaulting leaves an empty `resources` behind, which asks for nothing. */
function isSet(container: MutableObject, field: string): boolean {
  if (field !== 'resources') return container[field] !== undefined
  return Object.keys(objectAt(container, field) ?? {}).length > 0
}
