import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt } from '../mutable.ts'
import { forbidden, invalidString } from './field-error.ts'
import { validateLocalPath } from './paths.ts'

type Annotations = Readonly<Record<string, string>>

const MIRROR = 'kubernetes.io/config.mirror'
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod'
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/'
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/'

/** Checks annotations that mean something for a pod (pkg/apis/core/validation/validation.go ValidatePodSpecificAnnotations). */
export function validatePodAnnotations(
  annotations: Annotations | undefined,
  spec: MutableObject,
  path: string,
): StatusCause[] {
  const causes: StatusCause[] = []
  const entries = Object.entries(annotations ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const mirror = annotations?.[MIRROR]
  if (mirror !== undefined && stringAt(spec, 'nodeName') === '') {
    const detail = 'must set spec.nodeName if mirror pod annotation is set'
    causes.push(invalidString(`${path}[${MIRROR}]`, mirror, detail))
  }
  const cost = annotations?.[DELETION_COST]
  if (cost !== undefined && !isDeletionCost(cost)) {
    causes.push(invalidString(`${path}[${DELETION_COST}]`, cost, 'must be a 32bit integer'))
  }
  for (const [key, profile] of entries) {
    if (key === SECCOMP_POD) causes.push(...validateSeccompName(profile, `${path}.${key}`))
  }
  for (const [key, profile] of entries) {
    if (key.startsWith(SECCOMP_CONTAINER)) causes.push(...validateSeccompName(profile, `${path}.${key}`))
  }
  const names = new Set(everyContainer(spec, '').map(({ container }) => stringAt(container, 'name')))
  for (const [key, profile] of entries) {
    if (!key.startsWith(APP_ARMOR)) continue
    const name = key.slice(APP_ARMOR.length)
    if (!names.has(name)) causes.push(invalidString(`${path}[${key}]`, name, 'container not found'))
    if (profile === '' || profile === 'runtime/default' || profile === 'unconfined') continue
    if (profile.startsWith('localhost/')) continue
    causes.push(invalidString(`${path}[${key}]`, profile, `invalid AppArmor profile name: ${goQuote(profile)}`))
  }
  return causes
}

/** A number without a plus sign or leading zeros that fits into 32 bits. */
function isDeletionCost(text: string): boolean {
  if (!/^-?[0-9]+$/.test(text) || /^-?0[0-9]/.test(text)) return false
  return Number(text) >= -(2 ** 31) && Number(text) < 2 ** 31
}

function validateSeccompName(profile: string, path: string): readonly StatusCause[] {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return []
  if (profile.startsWith('localhost/')) return validateLocalPath(profile.slice('localhost/'.length), path)
  return [invalidString(path, profile, 'must be a valid seccomp profile')]
}

interface Place {
  readonly container: MutableObject
  readonly path: string
}

/** Init containers, containers and ephemeral ones, as upstream visits them. */
function everyContainer(spec: MutableObject, path: string): readonly Place[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    objectsAt(spec, list).map((container, index) => ({ container, path: `${path}.${list}[${index}]` })),
  )
}

/**
 * A profile that a new pod names both in a field and in an annotation must be the same one
 * (validateSeccompAnnotationsAndFields, validateAppArmorAnnotationsAndFieldsMatchOnCreate).
 */
export function validateProfilesMatch(
  annotations: Annotations | undefined,
  spec: MutableObject,
  path: string,
): StatusCause[] {
  if (annotations === undefined) return []
  const places = everyContainer(spec, path)
  const podSecurity = objectAt(spec, 'securityContext')
  const causes = match(
    'seccomp',
    annotations[SECCOMP_POD],
    objectAt(podSecurity, 'seccompProfile'),
    `${path}.securityContext.seccompProfile`,
  )
  for (const place of places) {
    const security = objectAt(place.container, 'securityContext')
    const annotation = annotations[SECCOMP_CONTAINER + stringAt(place.container, 'name')]
    const at = `${place.path}.securityContext.seccompProfile`
    causes.push(...match('seccomp', annotation, objectAt(security, 'seccompProfile'), at))
  }
  if (stringAt(objectAt(spec, 'os'), 'name') === 'windows') return causes
  for (const place of places) {
    const security = objectAt(place.container, 'securityContext')
    const profile = objectAt(security, 'appArmorProfile') ?? objectAt(podSecurity, 'appArmorProfile')
    const annotation = annotations[APP_ARMOR + stringAt(place.container, 'name')]
    causes.push(...match('apparmor', annotation, profile, `${place.path}.securityContext.appArmorProfile`))
  }
  return causes
}

/** How annotations name the kinds of profile; seccomp has an old name besides. */
const RUNTIME_DEFAULT: Readonly<Record<string, readonly string[]>> = {
  seccomp: ['runtime/default', 'docker/default'],
  apparmor: ['runtime/default'],
}

function match(
  system: 'seccomp' | 'apparmor',
  annotation: string | undefined,
  profile: MutableObject | undefined,
  path: string,
): StatusCause[] {
  if (annotation === undefined || profile === undefined) return []
  const wrongType = [forbidden(`${path}.type`, `${system} type in annotation and field must match`)]
  switch (stringAt(profile, 'type')) {
    case 'Unconfined':
      return annotation === 'unconfined' ? [] : wrongType
    case 'RuntimeDefault':
      return RUNTIME_DEFAULT[system]?.includes(annotation) === true ? [] : wrongType
    case 'Localhost':
      if (!annotation.startsWith('localhost/')) return wrongType
      if (profile['localhostProfile'] === annotation.slice('localhost/'.length)) return []
      return [forbidden(`${path}.localhostProfile`, `${system} profile in annotation and field must match`)]
    default:
      return []
  }
}
