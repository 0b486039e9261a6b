import type { Message } from '../domain/diagnostic.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import { findResource } from '../kubernetes/resources.ts'
import type { Container, Deployment, KubeObject, Pod, PodSpec, ReplicaSet } from '../kubernetes/types.ts'
import type { CheckContext } from './check-kind.ts'
import type { Moment } from './moment.ts'
import { type CheckOutcome, failed } from './outcome.ts'
import { firstRefusal } from './refusal.ts'

/** What a check speaks about, or the outcome of a check that speaks about something that does not exist. */
export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly outcome: CheckOutcome }

/** The Deployment of `of:`, else the only one there is. */
export function findDeployment(context: CheckContext): Found<Deployment> {
  const found = findObject(context, 'deployment')
  if (!found.ok) return found
  if (isDeployment(found.value)) return { ok: true, value: found.value }
  return missing(context.moment, 'deployment', context.of ?? '', existing(context.moment, 'deployments', 'deployment'))
}

/** The object of `of:`; without one, the only object of the kind `usual`. */
export function findObject(context: CheckContext, usual: string): Found<KubeObject> {
  const { kind, name } = splitReference(context.of ?? usual)
  const resource = findResource(kind)
  if (resource === undefined) return missing(context.moment, kind, name, [])
  const candidates = context.moment.cluster.list(resource.resource)
  const named = name === '' ? candidates : candidates.filter((object) => object.metadata.name === name)
  const chosen = named.length === 1 ? named[0] : named.find((object) => object.metadata.namespace === 'default')
  if (chosen !== undefined && (named.length === 1 || name !== '')) return { ok: true, value: chosen }
  return missing(context.moment, kind, name, existing(context.moment, resource.resource, kind))
}

/** The image of `of: image/NAME`, else the only one that was built. */
export function findImage(context: CheckContext): Found<Image> {
  const { moment } = context
  const { kind, name } = splitReference(context.of ?? 'image')
  const built = moment.builtImages.map((tag) => `image/${tag}`)
  if (kind !== 'image') return missing(moment, 'image', name, built)
  const reference = name === '' && moment.builtImages.length === 1 ? moment.builtImages[0] : name
  const image = reference === undefined || reference === '' ? undefined : moment.image(reference)
  return image === undefined ? missing(moment, 'image', name, built) : { ok: true, value: image }
}

/** True when a check's `of:` is an image, so that it asks about `docker run` and not about a pod. */
export function speaksOfImage(context: CheckContext): boolean {
  if (context.of !== undefined) return splitReference(context.of).kind === 'image'
  return context.moment.builtImages.length > 0 && context.moment.cluster.list('deployments').length === 0
}

/** An object with containers, and where its pod spec stands in it. */
export interface Workload {
  readonly object: Deployment | ReplicaSet | Pod
  readonly podSpec: PodSpec
  readonly podSpecPath: readonly string[]
}

/** The Deployment, ReplicaSet or pod of `of:`, else the only Deployment. */
export function findWorkload(context: CheckContext): Found<Workload> {
  const found = findObject(context, 'deployment')
  if (!found.ok) return found
  const object = found.value
  if (isDeployment(object) || isReplicaSet(object)) {
    const podSpecPath = ['spec', 'template', 'spec']
    return { ok: true, value: { object, podSpec: object.spec.template.spec, podSpecPath } }
  }
  if (isPod(object)) return { ok: true, value: { object, podSpec: object.spec, podSpecPath: ['spec'] } }
  return missing(
    context.moment,
    object.kind.toLowerCase(),
    object.metadata.name,
    existing(context.moment, 'deployments', 'deployment'),
  )
}

/** A container of a workload, and where it stands in the pod spec: `['initContainers', 0]`. */
export interface PlacedContainer {
  readonly container: Container
  readonly place: readonly [list: 'containers' | 'initContainers', index: number]
}

/** The container with a name, be it an init container, else the only one beside those. */
export function findContainer(workload: Workload, name: string | undefined): Found<PlacedContainer> {
  const { containers, initContainers = [] } = workload.podSpec
  const usual = containers.map((container, index): PlacedContainer => ({ container, place: ['containers', index] }))
  const inits = initContainers.map((container, index): PlacedContainer => ({
    container,
    place: ['initContainers', index],
  }))
  const found =
    name === undefined
      ? usual.length === 1
        ? usual[0]
        : undefined
      : [...usual, ...inits].find(({ container }) => container.name === name)
  if (found !== undefined) return { ok: true, value: found }
  const exists = (name === undefined ? usual : [...usual, ...inits]).map(({ container }) => container.name).join(', ')
  const reason: Message =
    name === undefined
      ? { code: 'CONTAINER_AMBIGUOUS', args: { exists } }
      : { code: 'CONTAINER_MISSING', args: { container: name, exists } }
  return { ok: false, outcome: failed({ reasons: [reason] }) }
}

function splitReference(of: string): { kind: string; name: string } {
  const slash = of.indexOf('/')
  return slash === -1 ? { kind: of, name: '' } : { kind: of.slice(0, slash), name: of.slice(slash + 1) }
}

function existing(moment: Moment, resource: string, kind: string): readonly string[] {
  return moment.cluster.list(resource).map((object) => `${kind}/${object.metadata.name}`)
}

/** A target that is not there was most often refused: then that is told as well. */
function missing(moment: Moment, kind: string, name: string, exists: readonly string[]): Found<never> {
  const target = name === '' ? kind : `${kind}/${name}`
  const code = name === '' && exists.length > 1 ? 'TARGET_AMBIGUOUS' : 'TARGET_MISSING'
  const refusal = code === 'TARGET_MISSING' ? firstRefusal(moment.steps) : undefined
  const reasons = [{ code, args: { target, exists: exists.join(', ') } } as const, refusal?.reason]
  return { ok: false, outcome: failed({ reasons, evidence: refusal?.evidence ?? [] }) }
}

function isDeployment(object: KubeObject): object is Deployment {
  return object.kind === 'Deployment'
}

function isReplicaSet(object: KubeObject): object is ReplicaSet {
  return object.kind === 'ReplicaSet'
}

function isPod(object: KubeObject): object is Pod {
  return object.kind === 'Pod'
}
