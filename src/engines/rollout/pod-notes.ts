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

/** Why the volumes of a pod could not be mounted, by the Events of its namespace: its status does not tell. */
export function mountProblem({ metadata }: Pod, events: readonly KubeObject[]): string | undefined {
  const found = events.findLast(
    ({ reason, involvedObject }) =>
      reason === FAILED_MOUNT && isJsonObject(involvedObject) && involvedObject['uid'] === metadata.uid,
  )
  return found === undefined ? undefined : String(found['message'])
}

/** What the container's status and the Event say while a restart is held back. */
export function backOffNote(container: Container, pod: Pod, delayMs: number): { message: string; note: PodNote } {
  const { name, namespace = 'default', uid = '' } = pod.metadata
  const where = `${name}_${namespace}(${uid})`
  return {
    message: `back-off ${goDuration(delayMs)} restarting failed container=${container.name} pod=${where}`,
    note: warning('BackOff', `Back-off restarting failed container ${container.name} in pod ${where}`),
  }
}

/** Whole seconds as Go prints a duration: `10s`, `2m40s`, `5m0s`. */
function goDuration(ms: number): string {
  const seconds = ms / 1000
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`
}
