import { toBase64 } from '../domain/bytes.ts'
import type { StatusCause } from './api.ts'
import { fillTemplateDefaults } from './defaults.ts'
import { goQuote, goStringMap } from './go-format.ts'
import { type MutableObject, objectAt, objectsAt, setOwn, stringAt, stringMapAt } from './mutable.ts'
import { configMapKeyErrors } from './names.ts'
import { matchesSelector } from './selector.ts'
import { invalid, invalidStrings, notSupported, required, tooLong } from './validation/field-error.ts'
import { validateLabelSelector } from './validation/label-selector.ts'
import { validatePodTemplate } from './validation/pod-template.ts'

/**
 * Kinds that are kept but not simulated get what a reader of the object would miss: a generation, the beginning of a status,
 * the template's defaults, the data of a Secret (pkg/apis/…/defaults.go, pkg/registry/…/strategy.go). In place.
 */
export function fillStoredKind(kind: string, object: MutableObject): void {
  const spec = objectAt(object, 'spec')
  if (COUNTED.has(kind)) (objectAt(object, 'metadata') ?? {})['generation'] ??= 1
  const template = kind === 'CronJob' ? objectAt(objectAt(spec, 'jobTemplate'), 'spec') : spec
  if (TEMPLATED.has(kind) && template !== undefined) {
    fillTemplateDefaults((template['template'] ??= {}) as MutableObject)
  }
  switch (kind) {
    case 'Secret':
      fillSecret(object)
      break
    case 'StatefulSet':
    case 'ReplicationController':
      if (spec !== undefined) spec['replicas'] ??= 1
      break
    case 'Job':
      if (spec !== undefined) fillJob(spec)
      break
    case 'CronJob':
      if (spec !== undefined) fillCronJob(spec)
      break
    case 'PersistentVolumeClaim':
      if (spec !== undefined) spec['volumeMode'] ??= 'Filesystem'
      object['status'] = { phase: 'Pending' }
      break
    case 'PersistentVolume':
      fillVolume(object, spec)
      break
    case 'StorageClass':
      object['reclaimPolicy'] ??= 'Delete'
      object['volumeBindingMode'] ??= 'Immediate'
      break
    case 'HorizontalPodAutoscaler':
      if (spec !== undefined) spec['minReplicas'] ??= 1
      break
    default:
  }
}

/** Kinds whose `metadata.generation` the server counts. */
const COUNTED = new Set([
  'StatefulSet',
  'DaemonSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'Ingress',
  'IngressClass',
  'NetworkPolicy',
  'PodDisruptionBudget',
])

const TEMPLATED = new Set(['StatefulSet', 'DaemonSet', 'ReplicationController', 'Job', 'CronJob'])

function fillSecret(secret: MutableObject): void {
  secret['type'] ??= 'Opaque'
  const texts = objectAt(secret, 'stringData')
  delete secret['stringData']
  if (texts === undefined) return
  const data = (secret['data'] ??= {}) as MutableObject
  for (const key of Object.keys(texts)) setOwn(data, key, toBase64(stringAt(texts, key)))
}

function fillJob(spec: MutableObject): void {
  if (spec['completions'] === undefined && spec['parallelism'] === undefined) spec['completions'] = 1
  spec['parallelism'] ??= 1
  spec['backoffLimit'] ??= 6
  spec['completionMode'] ??= 'NonIndexed'
  spec['suspend'] ??= false
}

/** pkg/apis/batch/v1/defaults.go (SetDefaults_CronJob); those of a Job are filled in when one is made. */
function fillCronJob(spec: MutableObject): void {
  spec['concurrencyPolicy'] ??= 'Allow'
  spec['suspend'] ??= false
  spec['successfulJobsHistoryLimit'] ??= 3
  spec['failedJobsHistoryLimit'] ??= 1
}

function fillVolume(object: MutableObject, spec: MutableObject | undefined): void {
  object['status'] = { phase: 'Pending' }
  if (spec === undefined) return
  spec['persistentVolumeReclaimPolicy'] ??= 'Retain'
  spec['volumeMode'] ??= 'Filesystem'
}

/** What can be said against an object of a kind that is only kept: selectors, templates, the keys of Secrets. */
export function validateStoredKind(kind: string, object: MutableObject): StatusCause[] {
  const spec = objectAt(object, 'spec') ?? {}
  switch (kind) {
    case 'Secret':
      return validateSecret(object)
    case 'StatefulSet':
    case 'DaemonSet':
      return validateSelected(kind, spec)
    case 'Job':
      return validateJob(spec, 'spec')
    case 'CronJob':
      return validateJob(objectAt(objectAt(spec, 'jobTemplate'), 'spec') ?? {}, 'spec.jobTemplate.spec')
    default:
      return []
  }
}

const SECRET_BYTES_MAX = 1_048_576

/** Keys that a Secret of a type must have (pkg/apis/core/validation/validation.go ValidateSecret). */
const SECRET_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
}

function validateSecret(secret: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  const data = objectAt(secret, 'data') ?? {}
  let size = 0
  for (const key of Object.keys(data).toSorted()) {
    causes.push(...invalidStrings(`data[${key}]`, key, configMapKeyErrors(key)))
    size += Math.floor((stringAt(data, key).length * 3) / 4)
  }
  if (size > SECRET_BYTES_MAX) causes.push(tooLong('data', SECRET_BYTES_MAX))
  for (const key of SECRET_KEYS[stringAt(secret, 'type')] ?? []) {
    if (data[key] === undefined) causes.push(required(`data[${key}]`))
  }
  return causes
}

/** What all sets of pods have in common (pkg/apis/apps/validation/validation.go). */
function validateSelected(kind: 'StatefulSet' | 'DaemonSet', spec: MutableObject): StatusCause[] {
  const causes: StatusCause[] = []
  const selector = objectAt(spec, 'selector')
  if (selector === undefined) causes.push(required('spec.selector'))
  else causes.push(...validateLabelSelector(selector, 'spec.selector'))
  const template = objectAt(spec, 'template') ?? {}
  const labels = stringMapAt(objectAt(template, 'metadata'), 'labels')
  if (!matchesSelector(selector, labels)) {
    const detail = '`selector` does not match template `labels`'
    causes.push(invalid('spec.template.metadata.labels', goStringMap(labels), detail))
  }
  // Claims become volumes only when pods are made of the template.
  const claims = objectsAt(spec, 'volumeClaimTemplates').length > 0
  if (!claims) causes.push(...validatePodTemplate(template, 'spec.template'))
  const policy = stringAt(objectAt(template, 'spec'), 'restartPolicy')
  if (policy !== 'Always' && (kind === 'StatefulSet' || policy !== '')) {
    causes.push(notSupported('spec.template.spec.restartPolicy', goQuote(policy), ['Always']))
  }
  return causes
}

const JOB_POLICIES = ['OnFailure', 'Never']

function validateJob(spec: MutableObject, path: string): StatusCause[] {
  const template = objectAt(spec, 'template') ?? {}
  const causes = validatePodTemplate(template, `${path}.template`)
  const policy = stringAt(objectAt(template, 'spec'), 'restartPolicy')
  const at = `${path}.template.spec.restartPolicy`
  if (policy === 'Always') causes.push(required(at, `valid values: ${JOB_POLICIES.map(goQuote).join(', ')}`))
  else if (!JOB_POLICIES.includes(policy)) causes.push(notSupported(at, goQuote(policy), JOB_POLICIES))
  return causes
}
