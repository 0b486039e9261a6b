import { goQuote } from './go-format.ts'
import { ownValue } from '../domain/json.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringMapAt } from './mutable.ts'
import {
  appArmorWarnings,
  type ContainerPlace,
  containerWarnings,
  fractionWarning,
  isFraction,
  portWarnings,
} from './container-warnings.ts'

/**
 * Warnings about a pod or a pod template (pkg/api/pod/warnings.go). `prefix` leads to it: `spec.template.`, or empty for
 * a pod.
 */
export function podWarnings(template: MutableObject, prefix: string): readonly string[] {
  const spec = objectAt(template, 'spec') ?? {}
  const annotations = stringMapAt(objectAt(template, 'metadata'), 'annotations') ?? {}
  const path = `${prefix}spec`
  const places = containerPlaces(spec, path)
  const hasProfile = objectAt(objectAt(spec, 'securityContext'), 'appArmorProfile') !== undefined
  return [
    ...(prefix === '' && !hasProfile ? appArmorWarnings(places, annotations) : []),
    ...nodeLabelWarnings(spec, path),
    ...spreadWarnings(spec, path),
    ...annotationWarnings(annotations, prefix),
    ...volumeWarnings(spec, path),
    ...duplicateWarnings(spec, path),
    ...overheadWarnings(spec, path),
    ...seccompWarnings(annotations, spec, prefix),
    ...places.flatMap((place) => containerWarnings(place, annotations, prefix, hasProfile)),
    ...portWarnings(places),
    ...graceWarnings(spec, path),
    ...affinityWarnings(spec, path),
  ]
}

function containerPlaces(spec: MutableObject, path: string): readonly ContainerPlace[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((key) =>
    objectsAt(spec, key).map((container, index) => ({ container, path: `${path}.${key}[${index}]` })),
  )
}

/** Labels of nodes that were renamed. */
const DEPRECATED_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
}

function nodeLabelWarnings(spec: MutableObject, path: string): readonly string[] {
  const warnings: string[] = []
  for (const key of Object.keys(stringMapAt(spec, 'nodeSelector') ?? {}).toSorted()) {
    const replacement = ownValue(DEPRECATED_LABELS, key)
    if (replacement !== undefined) warnings.push(`${path}.nodeSelector[${key}]: ${replacement}`)
  }
  const affinity = objectAt(objectAt(spec, 'affinity'), 'nodeAffinity')
  const at = `${path}.affinity.nodeAffinity`
  const rule = objectAt(affinity, 'requiredDuringSchedulingIgnoredDuringExecution')
  const required = `${at}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`
  for (const [index, term] of objectsAt(rule, 'nodeSelectorTerms').entries()) {
    warnings.push(...termWarnings(term, `${required}[${index}]`))
  }
  const preferred = `${at}.preferredDuringSchedulingIgnoredDuringExecution`
  for (const [index, term] of objectsAt(affinity, 'preferredDuringSchedulingIgnoredDuringExecution').entries()) {
    warnings.push(...termWarnings(objectAt(term, 'preference') ?? {}, `${preferred}[${index}].preference`))
  }
  return warnings
}

function termWarnings(term: MutableObject, path: string): readonly string[] {
  const warnings: string[] = []
  for (const [index, expression] of objectsAt(term, 'matchExpressions').entries()) {
    const key = stringAt(expression, 'key')
    const replacement = ownValue(DEPRECATED_LABELS, key)
    if (replacement !== undefined) {
      warnings.push(`${path}.matchExpressions[${index}].key: ${key} is ${replacement}`)
    }
  }
  return warnings
}

function spreadWarnings(spec: MutableObject, path: string): readonly string[] {
  const warnings: string[] = []
  for (const [index, constraint] of objectsAt(spec, 'topologySpreadConstraints').entries()) {
    const at = `${path}.topologySpreadConstraints[${index}]`
    const key = stringAt(constraint, 'topologyKey')
    const replacement = ownValue(DEPRECATED_LABELS, key)
    if (replacement !== undefined) warnings.push(`${at}.topologyKey: ${key} is ${replacement}`)
    if (objectAt(constraint, 'labelSelector') === undefined) warnings.push(`${at}.labelSelector: ${NO_SELECTOR}`)
  }
  return warnings
}

const NO_SELECTOR = 'a null labelSelector results in matching no pod'

const DEPRECATED_ANNOTATIONS: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
}

function annotationWarnings(annotations: Readonly<Record<string, string>>, prefix: string): readonly string[] {
  return Object.entries(DEPRECATED_ANNOTATIONS)
    .filter(([key]) => annotations[key] !== undefined)
    .map(([key, text]) => `${prefix}metadata.annotations[${key}]: ${text}`)
}

/** Kinds of volumes in the order in which the server looks for them. */
const DEPRECATED_VOLUMES: Readonly<Record<string, string>> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
}

function volumeWarnings(spec: MutableObject, path: string): readonly string[] {
  const warnings: string[] = []
  for (const [index, volume] of objectsAt(spec, 'volumes').entries()) {
    const claim = objectAt(objectAt(objectAt(volume, 'ephemeral'), 'volumeClaimTemplate'), 'spec')
    for (const list of ['limits', 'requests']) {
      const amount = stringAt(objectAt(objectAt(claim, 'resources'), list), 'storage')
      const at = `${path}.volumes[${index}].ephemeral.volumeClaimTemplate.spec.resources.${list}[storage]`
      if (isFraction(amount)) warnings.push(fractionWarning(at, amount))
    }
    for (const [kind, text] of Object.entries(DEPRECATED_VOLUMES)) {
      if (objectAt(volume, kind) === undefined) continue
      warnings.push(`${path}.volumes[${index}].${kind === 'storageos' ? 'storageOS' : kind}: ${text}`)
    }
  }
  return warnings
}

function duplicateWarnings(spec: MutableObject, path: string): readonly string[] {
  const secrets = objectsAt(spec, 'imagePullSecrets').map((secret) => stringAt(secret, 'name'))
  const addresses = objectsAt(spec, 'hostAliases').map((alias) => stringAt(alias, 'ip'))
  const unnamed = secrets.flatMap((name, index) =>
    name === '' ? [`${path}.imagePullSecrets[${index}].name: invalid empty name ""`] : [],
  )
  return [
    ...repeated(addresses).map(
      (index) => `${path}.hostAliases[${index}].ip: duplicate ip ${goQuote(addresses[index] ?? '')}`,
    ),
    ...repeated(secrets).map(
      (index) => `${path}.imagePullSecrets[${index}].name: duplicate name ${goQuote(secrets[index] ?? '')}`,
    ),
    ...unnamed,
  ]
}

/** Positions of strings that stood earlier in the list. */
function repeated(list: readonly string[]): readonly number[] {
  const seen = new Set<string>()
  const found: number[] = []
  for (const [index, text] of list.entries()) {
    if (seen.has(text)) found.push(index)
    seen.add(text)
  }
  return found
}

function overheadWarnings(spec: MutableObject, path: string): readonly string[] {
  const overhead = objectAt(spec, 'overhead')
  return ['memory', 'ephemeral-storage']
    .filter((name) => isFraction(stringAt(overhead, name)))
    .map((name) => fractionWarning(`${path}.overhead[${name}]`, stringAt(overhead, name)))
}

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod'

function seccompWarnings(
  annotations: Readonly<Record<string, string>>,
  spec: MutableObject,
  prefix: string,
): readonly string[] {
  if (annotations[SECCOMP_POD] === undefined) return []
  if (objectAt(objectAt(spec, 'securityContext'), 'seccompProfile') !== undefined) return []
  return [
    `${prefix}metadata.annotations[${SECCOMP_POD}]: non-functional in v1.27+; use the "seccompProfile" field instead`,
  ]
}

function graceWarnings(spec: MutableObject, path: string): readonly string[] {
  if (numberAt(spec, 'terminationGracePeriodSeconds') >= 0) return []
  return [`${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`]
}

function affinityWarnings(spec: MutableObject, path: string): readonly string[] {
  const warnings: string[] = []
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    const affinity = objectAt(objectAt(spec, 'affinity'), kind)
    const at = `${path}.affinity.${kind}`
    for (const [index, term] of objectsAt(affinity, 'requiredDuringSchedulingIgnoredDuringExecution').entries()) {
      if (objectAt(term, 'labelSelector') !== undefined) continue
      warnings.push(`${at}.requiredDuringSchedulingIgnoredDuringExecution[${index}].labelSelector: ${NO_SELECTOR}`)
    }
    const preferred = `${at}.preferredDuringSchedulingIgnoredDuringExecution`
    for (const [index, term] of objectsAt(affinity, 'preferredDuringSchedulingIgnoredDuringExecution').entries()) {
      if (objectAt(objectAt(term, 'podAffinityTerm'), 'labelSelector') !== undefined) continue
      warnings.push(`${preferred}[${index}].podAffinityTerm.labelSelector: ${NO_SELECTOR}`)
    }
  }
  return warnings
}
