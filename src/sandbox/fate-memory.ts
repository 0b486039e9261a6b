import type { ContainerFate, ContainerRuntime } from '../engines/rollout/runtime.ts'
import type { ApiReader } from '../kubernetes/api.ts'
import type { Container, KubeObject, Pod, PodSpec } from '../kubernetes/types.ts'
import { mayAskForHost } from './blind-to-host.ts'
import type { ImageLookup, Images } from './images.ts'

/** A fate, and what it rests on beside the pod's spec. */
interface Remembered {
  readonly found: ImageLookup
  readonly namespace: string | undefined
  readonly services: readonly KubeObject[]
  readonly fate: ContainerFate
}

/**
 * A runtime with a memory: the pods of one ReplicaSet have one spec, and their containers one fate, as long as image and Services
 * are the same. What reads ConfigMaps or its own pod, may ask for the pod's name or shows it, is worked out for every start.
 */
export function rememberFates(runtime: ContainerRuntime, images: Images, api: () => ApiReader): ContainerRuntime {
  const bySpec = new WeakMap<PodSpec, Map<Container, Remembered>>()
  return (container, pod) => {
    const fates = bySpec.get(pod.spec) ?? new Map<Container, Remembered>()
    const found = images.lookup(container.image ?? '')
    const services = api().list('services')
    const { namespace } = pod.metadata
    const known = fates.get(container)
    if (known?.services === services && known.namespace === namespace && isSame(known.found, found)) return known.fate
    const fate = runtime(container, pod)
    if (!readsMore(container, pod) && !asksForPod(found, container) && !showsPod(fate, pod)) {
      fates.set(container, { found, namespace, services, fate })
      bySpec.set(pod.spec, fates)
    }
    return fate
  }
}

/** What was built here is looked up anew each time; its image is one object until the next build. */
function isSame(a: ImageLookup, b: ImageLookup): boolean {
  return a === b || (a.kind === 'found' && b.kind === 'found' && a.built && b.built && a.image === b.image)
}

/** Volumes hold what a ConfigMap says now, or what other containers of the pod left there; without its ConfigMap no container of the pod starts. */
function readsMore(container: Container, { spec }: Pod): boolean {
  if (spec['volumes'] !== undefined) return true
  return container['envFrom'] !== undefined || (container.env ?? []).some(({ valueFrom }) => valueFrom !== undefined)
}

/** A container's host has the name of its pod. */
function asksForPod(found: ImageLookup, { command, args, env = [] }: Container): boolean {
  if (found.kind !== 'found' && found.kind !== 'unknown') return false
  const { image } = found.kind === 'found' ? found : found.image
  const { Entrypoint, Cmd } = image.config
  const words = [...(command ?? Entrypoint ?? []), ...(args ?? Cmd ?? [])]
  return mayAskForHost(image, words, Object.fromEntries(env.map(({ name, value = '' }) => [name, value])))
}

function showsPod({ run, log }: ContainerFate, { metadata: { name } }: Pod): boolean {
  const message = 'message' in run ? (run.message ?? '') : ''
  return log.includes(name) || message.includes(name)
}
