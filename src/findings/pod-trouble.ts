import type { Message } from '../domain/diagnostic.ts'
import type { FieldPath } from '../domain/json.ts'
import { revisionOf } from '../engines/rollout/annotations.ts'
import { BEGINNINGS, IMAGE_REASONS, waitsForVolume } from '../engines/rollout/pod-notes.ts'
import type { ContainerStatus, Pod, ReplicaSet } from '../kubernetes/types.ts'
import { podsOf, type Snapshot } from './snapshot.ts'

/** Why the pods of a ReplicaSet do not get ready, and the field of the Deployment that decides it. */
export interface Trouble {
  readonly reason: Message
  readonly path: FieldPath
}

/** The first container in the way; `undefined` when every pod that is wanted is ready. */
export function troubleOf(snapshot: Snapshot, replicaSet: ReplicaSet): Trouble | undefined {
  const revision = revisionOf(replicaSet)
  for (const pod of podsOf(snapshot, replicaSet)) {
    if (pod.metadata.deletionTimestamp !== undefined) continue
    const statuses = [
      ...(pod.status.initContainerStatuses ?? []).map((status) => ({ status, list: 'initContainers' as const })),
      ...(pod.status.containerStatuses ?? []).map((status) => ({ status, list: 'containers' as const })),
    ]
    for (const { status, list } of statuses) {
      const told = containerTrouble(pod, status, list, revision)
      if (told !== undefined) return told
    }
    const waits = waitsForVolume(pod, snapshot.events)
    if (waits !== undefined) {
      const path = ['spec', 'template', 'spec', 'volumes']
      return { reason: { code: 'POD_WAITING', args: { ...waits, revision } }, path }
    }
  }
  const ready = replicaSet.status.readyReplicas ?? 0
  const wanted = replicaSet.spec.replicas
  if (ready >= wanted) return undefined
  return { reason: { code: 'PODS_NOT_READY', args: { ready, wanted, revision } }, path: ['spec', 'template', 'spec'] }
}

function containerTrouble(
  pod: Pod,
  status: ContainerStatus,
  list: 'containers' | 'initContainers',
  revision: number,
): Trouble | undefined {
  const { name, state } = status
  const at = (field: string): FieldPath => {
    const index = (pod.spec[list] ?? []).findIndex((container) => container.name === name)
    return ['spec', 'template', 'spec', list, Math.max(index, 0), field]
  }
  const ended = state.terminated ?? status.lastState?.terminated
  if (ended !== undefined && list === 'initContainers' && ended.exitCode === 0) return undefined
  if (ended !== undefined && ended.reason !== 'StartError') {
    const args = { container: name, code: ended.exitCode, reason: ended.reason, revision }
    return { reason: { code: 'POD_ENDS', args }, path: at(startField(pod, list, name)) }
  }
  const reason = ended?.reason ?? state.waiting?.reason
  if (reason !== undefined && !BEGINNINGS.has(reason)) {
    const detail = ended?.message ?? state.waiting?.message ?? ''
    const path = at(IMAGE_REASONS.has(reason) ? 'image' : startField(pod, list, name))
    return { reason: { code: 'POD_WAITING', args: { container: name, reason, detail, revision } }, path }
  }
  if (state.running === undefined || status.ready || list === 'initContainers') return undefined
  const hasProbe = pod.spec.containers.some((each) => each.name === name && each.readinessProbe !== undefined)
  const args = { container: name, revision, probe: hasProbe ? 'yes' : '' }
  return { reason: { code: 'POD_UNREADY', args }, path: at(hasProbe ? 'readinessProbe' : 'image') }
}

/** What decides which process is started: `command` or `args` where they are written, else the image. */
function startField(pod: Pod, list: 'containers' | 'initContainers', name: string): string {
  const container = (pod.spec[list] ?? []).find((each) => each.name === name)
  return ['command', 'args'].find((field) => container?.[field] !== undefined) ?? 'image'
}
