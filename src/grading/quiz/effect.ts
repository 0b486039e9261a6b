import type { Message } from '../../domain/diagnostic.ts'
import { isJsonObject, ownValue } from '../../domain/json.ts'
import type { JsonObject, Value } from '../../domain/json.ts'
import { revisionOf } from '../../engines/rollout/annotations.ts'
import { RESOURCES } from '../../kubernetes/resources.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import { sameValue } from '../matching.ts'
import type { Moment } from '../moment.ts'
import { type ContainerEffect, containerEffects } from './container-effect.ts'
import type { Staged } from './situation.ts'

/** What a situation has come to, without names, times and numbers that only say in which way. */
export interface Effect {
  /** By `deployment/web`, or `deployment/web revision 2` for a ReplicaSet. */
  readonly objects: ReadonlyMap<string, JsonObject>
  readonly containers: readonly ContainerEffect[]
  readonly images: JsonObject
  /** What the last command printed. */
  readonly output: string
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'
const HASH = 'pod-template-hash'

/** Fields of metadata that the API server gives out, or that say how something was made. */
const INCIDENTAL: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'ownerReferences',
])

/** Looks at everything that commands can change. `named`: whether names of containers count. */
export function effectOf({ workplace }: Staged, moment: Moment, named: boolean): Effect {
  const objects = new Map<string, JsonObject>()
  for (const { resource, singular, simulated } of RESOURCES) {
    if (!simulated || resource === 'events') continue
    for (const object of moment.cluster.list(resource)) {
      const name = nameOf(object, singular)
      if (name !== undefined) objects.set(name, essence(object))
    }
  }
  const output = moment.steps.at(-1)?.step.stdout.trimEnd() ?? ''
  const images = Object.fromEntries(
    moment.builtImages.map((tag) => [tag, (moment.image(tag)?.config ?? null) as unknown as Value]),
  )
  const usesDocker = moment.steps.some(({ step }) => step.argv[0] === 'docker')
  return { objects, containers: usesDocker ? containerEffects(workplace, named) : [], images, output }
}

/** Pods of controllers are told by their ReplicaSets, and these by their revisions: names and hashes depend on spelling. */
function nameOf({ kind, metadata }: KubeObject, singular: string): string | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true)
  const place = metadata.namespace === undefined || metadata.namespace === 'default' ? '' : ` in ${metadata.namespace}`
  if (owner === undefined) return `${singular}/${metadata.name}${place}`
  if (kind !== 'ReplicaSet') return undefined
  const revision = metadata.annotations?.['deployment.kubernetes.io/revision'] ?? ''
  return `${owner.kind.toLowerCase()}/${owner.name}${place} revision ${revision}`
}

function essence(object: KubeObject): JsonObject {
  const whole = object as unknown as JsonObject
  const { status, metadata, apiVersion: _apiVersion, kind: _kind, ...rest } = whole
  const isOwned = object.kind === 'ReplicaSet' && (object.metadata.ownerReferences ?? []).length > 0
  const kept = isJsonObject(metadata) && !isOwned ? { metadata: withoutIncidents(metadata) } : {}
  const ready = isJsonObject(status) ? (status['readyReplicas'] ?? status['phase']) : undefined
  const revision = object.kind === 'Deployment' ? { revision: revisionOf(object) } : {}
  return { ...(cleaned(rest) as JsonObject), ...kept, ...revision, ...(ready === undefined ? {} : { ready }) }
}

function withoutIncidents(metadata: JsonObject): JsonObject {
  return cleaned(Object.fromEntries(Object.entries(metadata).filter(([key]) => !INCIDENTAL.has(key)))) as JsonObject
}

/** Without the hash of the pod template and without what was applied last; that something was restarted counts, not when. */
function cleaned(value: Value): Value {
  if (Array.isArray(value)) return value.map(cleaned)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => key !== HASH && key !== LAST_APPLIED && !isEmpty(item))
      .map(([key, item]) => [key, key === RESTARTED_AT ? 'restarted' : cleaned(item)]),
  )
}

function isEmpty(value: Value): boolean {
  return isJsonObject(value) && Object.keys(value).every((key) => key === LAST_APPLIED || key === HASH)
}

/** What differs, told of the answer alone; `undefined` when both come to the same. */
export function differenceOf(actual: Effect, wanted: Effect): Message | undefined {
  for (const [object, is] of wanted.objects) {
    const has = actual.objects.get(object)
    if (has === undefined) return { code: 'EFFECT_OBJECT_MISSING', args: { object } }
    const field = sameValue(has, is) ? undefined : firstDifference(has, is)
    if (field !== undefined) return { code: 'EFFECT_DIFFERS', args: { object, ...field } }
  }
  const left = [...actual.objects.keys()].find((object) => !wanted.objects.has(object))
  if (left !== undefined) return { code: 'EFFECT_OBJECT_LEFT', args: { object: left } }
  if (!sameValue(actual.images, wanted.images)) {
    return { code: 'EFFECT_IMAGES_DIFFER', args: { actual: Object.keys(actual.images).join(', ') } }
  }
  const keysOf = ({ containers }: Effect) => containers.map(({ key }) => key)
  if (!sameValue(keysOf(actual), keysOf(wanted))) {
    return {
      code: 'EFFECT_CONTAINERS_DIFFER',
      args: { actual: actual.containers.map(({ shown }) => shown).join('; ') },
    }
  }
  return undefined
}

interface Difference {
  readonly field: string
  readonly actual: string
}

/** The first field in which two maps differ, with what it holds; empty for one that is not there. */
function firstDifference(actual: Value | undefined, wanted: Value | undefined, path = ''): Difference {
  if (isJsonObject(actual) && isJsonObject(wanted)) {
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(actual)])]
    const key = keys.find((each) => !sameValue(ownValue(actual, each), ownValue(wanted, each))) ?? ''
    return firstDifference(ownValue(actual, key), ownValue(wanted, key), path === '' ? key : `${path}.${key}`)
  }
  if (Array.isArray(actual) && Array.isArray(wanted) && actual.length === wanted.length) {
    const index = actual.findIndex((item: Value, at) => !sameValue(item, wanted[at] as Value))
    return firstDifference(actual[index] as Value, wanted[index] as Value, `${path}[${index}]`)
  }
  const text = actual === undefined ? '' : typeof actual === 'string' ? actual : JSON.stringify(actual)
  return { field: path, actual: text }
}
