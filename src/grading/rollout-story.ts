import type { Message } from '../domain/diagnostic.ts'
import type { Evidence } from '../domain/report.ts'
import { revisionOf } from '../engines/rollout/annotations.ts'
import { BEGINNINGS, IMAGE_REASONS, waitsForVolume } from '../engines/rollout/pod-notes.ts'
import type { ContainerStatus, Deployment, Pod, ReplicaSet } from '../kubernetes/types.ts'
import { conditionOf, fieldOf, ownedPods, ownedReplicaSets } from './deployment-facts.ts'
import type { Moment } from './moment.ts'

/** Why a rollout stands where it stands, the cause first, with the field that decided. */
export interface RolloutStory {
  readonly reasons: readonly Message[]
  readonly evidence: readonly Evidence[]
}

/** Explains a rollout that has not completed: paused, or held up by a container of its newest pods. */
export function rolloutStory(moment: Moment, deployment: Deployment): RolloutStory {
  const reasons: Message[] = []
  const evidence: Evidence[] = []
  if (deployment.spec.paused === true) {
    reasons.push({ code: 'ROLLOUT_PAUSED', args: {} })
    evidence.push(fieldOf(deployment, 'spec', 'paused'))
  }
  const newest = ownedReplicaSets(moment, deployment).at(-1)
  const trouble = newest === undefined ? undefined : troubleOf(moment, deployment, newest)
  if (trouble !== undefined) {
    reasons.push(trouble.reason)
    evidence.push(trouble.evidence)
  }
  if (conditionOf(deployment, 'Progressing')?.reason === 'ProgressDeadlineExceeded') {
    const deadlineSeconds = deployment.spec.progressDeadlineSeconds ?? 0
    reasons.push({ code: 'ROLLOUT_GAVE_UP', args: { deadlineSeconds } })
  }
  return { reasons, evidence }
}

interface Trouble {
  readonly reason: Message
  readonly evidence: Evidence
}

function troubleOf(moment: Moment, deployment: Deployment, newest: ReplicaSet): Trouble | undefined {
  const revision = revisionOf(newest)
  for (const pod of ownedPods(moment, newest)) {
    for (const list of ['initContainers', 'containers'] as const) {
      for (const status of statusesOf(pod, list)) {
        const told = containerTrouble(deployment, pod, { status, list }, revision)
        if (told !== undefined) return told
      }
    }
    const waits = waitsForVolume(pod, () => moment.cluster.list('events', pod.metadata.namespace))
    if (waits !== undefined) {
      const reason = { code: 'POD_WAITING', args: { ...waits, revision } } as const
      return { reason, evidence: fieldOf(deployment, 'spec', 'template', 'spec', 'volumes') }
    }
  }
  const ready = newest.status.readyReplicas ?? 0
  if (ready >= newest.spec.replicas) return undefined
  return {
    reason: { code: 'PODS_NOT_READY', args: { ready, wanted: newest.spec.replicas, revision } },
    evidence: fieldOf(deployment, 'spec', 'template', 'spec'),
  }
}

type ContainerList = 'containers' | 'initContainers'

function statusesOf({ status }: Pod, list: ContainerList): readonly ContainerStatus[] {
  return (list === 'containers' ? status.containerStatuses : status.initContainerStatuses) ?? []
}

/** What keeps a container from being ready, or an init container from ending and letting the others start. */
function containerTrouble(
  deployment: Deployment,
  pod: Pod,
  { status, list }: { readonly status: ContainerStatus; readonly list: ContainerList },
  revision: number,
): Trouble | undefined {
  const index = (pod.spec[list] ?? []).findIndex(({ name }) => name === status.name)
  const container = status.name
  const at = (field: string) => fieldOf(deployment, 'spec', 'template', 'spec', list, Math.max(index, 0), field)
  const isInit = list === 'initContainers' && pod.spec.initContainers?.[index]?.['restartPolicy'] !== 'Always'
  const { waiting, terminated, running } = status.state
  if (isInit && running !== undefined) {
    return { reason: { code: 'INIT_RUNS', args: { container, revision } }, evidence: at('command') }
  }
  const ended = terminated ?? status.lastState?.terminated
  if (isInit && ended?.exitCode === 0) return undefined
  if (ended !== undefined && ended.reason !== 'StartError') {
    const init = isInit ? { init: 'yes' } : {}
    return {
      reason: { code: 'POD_ENDS', args: { container, code: ended.exitCode, reason: ended.reason, revision, ...init } },
      evidence: at('command'),
    }
  }
  const reason = ended?.reason ?? waiting?.reason
  if (reason === undefined || BEGINNINGS.has(reason)) return undefined
  const detail = ended?.message ?? waiting?.message ?? ''
  return {
    reason: { code: 'POD_WAITING', args: { container, reason, detail, revision } },
    evidence: at(IMAGE_REASONS.has(reason) ? 'image' : 'command'),
  }
}
