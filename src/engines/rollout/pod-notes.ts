import { goDuration } from '../../domain/go-duration.ts'
import { isJsonObject } from '../../domain/json.ts'
import type { Container, KubeObject, Pod } from '../../kubernetes/types.ts'
import type { PodChange } from './kubelet-api.ts'

/** An Event of the kubelet about a pod; texts as in pkg/kubelet/events and kuberuntime. */
export type PodNote = NonNullable<PodChange['events']>[number]

export function normal(reason: string, message: string): PodNote {
  return { type: 'Normal', reason, message }
}

export function warning(reason: string, message: string): PodNote {
  return { type: 'Warning', reason, message }
}

export function createdNote({ name }: Container): PodNote {
  return normal('Created', `Created container: ${name}`)
}

const FAILED_MOUNT = 'FailedMount'

export function failedMountNote(problem: string): PodNote {
  return warning(FAILED_MOUNT, problem)
}

/** Waiting reasons that the `image` of a container decides. */
export const IMAGE_REASONS: ReadonlySet<string> = new Set(['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName'])

/** Waiting reasons of a container that has only just begun. */
export const BEGINNINGS: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing'])

/**
 * The first container of a pod, where it does not begin because a volume cannot be mounted, and why: by the Events of the pod's namespace, as its
 * status does not tell.
 */
export function waitsForVolume(
  { metadata, status }: Pod,
  events: () => readonly KubeObject[],
): { readonly container: string; readonly reason: string; readonly detail: string } | undefined {
  const [first] = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])]
  const reason = first?.state.waiting?.reason ?? ''
  if (first === undefined || !BEGINNINGS.has(reason)) return undefined
  const found = events().findLast(
    (event) =>
      event['reason'] === FAILED_MOUNT &&
      isJsonObject(event['involvedObject']) &&
      event['involvedObject']['uid'] === metadata.uid,
  )
  return found === undefined ? undefined : { container: first.name, reason, detail: String(found['message']) }
}

/** What the container's status and the Event say while a restart is held back. */
export function backOffNote(container: Container, pod: Pod, delayMs: number): { message: string; note: PodNote } {
  const { name, namespace = 'default', uid = '' } = pod.metadata
  const where = `${name}_${namespace}(${uid})`
  return {
    message: `back-off ${goDuration(delayMs * 1e6)} restarting failed container=${container.name} pod=${where}`,
    note: warning('BackOff', `Back-off restarting failed container ${container.name} in pod ${where}`),
  }
}
