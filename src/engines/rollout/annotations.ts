import type { KubeObject } from '../../kubernetes/types.ts'

/** Annotation and label names (pkg/controller/deployment/util/deployment_util.go, api/apps/v1/types.go). */
export const REVISION = 'deployment.kubernetes.io/revision'
export const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history'
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas'
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas'
export const CHANGE_CAUSE = 'kubernetes.io/change-cause'
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
export const POD_TEMPLATE_HASH = 'pod-template-hash'
export const POD_DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'

/** Never copied between a Deployment and its ReplicaSets, in either direction. */
export const NOT_COPIED: ReadonlySet<string> = new Set([
  LAST_APPLIED,
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  'deprecated.deployment.rollback.to',
])

/** The revision of a Deployment or ReplicaSet; 0 when it has none or none that is a number. */
export function revisionOf(object: KubeObject): number {
  return numberAnnotation(object, REVISION) ?? 0
}

/** An annotation that holds a decimal number; `undefined` when it is absent or something else. */
export function numberAnnotation(object: KubeObject, name: string): number | undefined {
  const text = object.metadata.annotations?.[name]
  if (text?.length === 1 && text >= '0' && text <= '9') return text.charCodeAt(0) - '0'.charCodeAt(0)
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** The object with some annotations set; the same object when they already have these values. */
export function withAnnotations<T extends KubeObject>(object: T, changes: Readonly<Record<string, string>>): T {
  const present = object.metadata.annotations ?? {}
  if (Object.keys(changes).every((name) => present[name] === changes[name])) return object
  return { ...object, metadata: { ...object.metadata, annotations: { ...present, ...changes } } }
}
