import { rfc3339 } from '../../src/domain/time.ts'
import type { Kubelet, PodChange, PodLife } from '../../src/engines/rollout/kubelet-api.ts'
import type { Condition, ContainerState, ContainerStatus, Pod } from '../../src/kubernetes/types.ts'
import type { FakeKubeletSettings } from './k8s-recording.ts'

/**
 * Plays the nodes as the program did that the recordings were made with: a good pod is Ready after a fixed delay, a
 * deleted one is gone after another, and the text of an image says when it is not a good one. Probes are not run.
 */
export function createFakeKubelet(settings: FakeKubeletSettings): Kubelet {
  const nextReadyMs = readinessSlots(settings.staggerMs ?? WRITE_GAP_MS)
  let podsSoFar = 0
  return {
    adopt(pod, nowMs) {
      podsSoFar += 1
      const scene: Scene = { pod, podIP: podIp(podsSoFar), startTime: rfc3339(nowMs) }
      return lifeOf(plan(scene, nowMs, settings, nextReadyMs), settings.terminateDelayMs)
    },
  }
}

/**
 * The program wrote one pod's status after the other: in the recordings without stagger, pods that are due at the same
 * time get Ready some 5 to 12 ms apart.
 */
const WRITE_GAP_MS = 12

interface Scene {
  readonly pod: Pod
  readonly podIP: string
  readonly startTime: string
}

/** Gives each pod the first moment at which it may be Ready, `gapMs` after the pod before it. */
function readinessSlots(gapMs: number): (earliestMs: number) => number {
  let lastMs = Number.NEGATIVE_INFINITY
  return (earliestMs) => {
    lastMs = Math.max(earliestMs, lastMs + gapMs)
    return lastMs
  }
}

function plan(
  scene: Scene,
  nowMs: number,
  { readyDelayMs }: FakeKubeletSettings,
  nextReadyMs: (earliestMs: number) => number,
): readonly PodChange[] {
  const atMs = nowMs + readyDelayMs
  switch (fateOf(scene.pod)) {
    case 'bad-image':
      return [
        { atMs, kind: 'progress', status: waiting(scene, 'ErrImagePull') },
        { atMs: atMs + readyDelayMs, kind: 'progress', status: waiting(scene, 'ImagePullBackOff') },
      ]
    case 'crash':
      return [{ atMs, kind: 'progress', status: crashed(scene, atMs) }]
    case 'not-ready':
      return [{ atMs, kind: 'progress', status: running(scene, atMs, false) }]
    case 'slow': {
      const readyMs = nextReadyMs(nowMs + 5 * readyDelayMs)
      return [{ atMs: readyMs, kind: 'progress', status: running(scene, readyMs, true) }]
    }
    case 'good': {
      const readyMs = nextReadyMs(atMs)
      return [{ atMs: readyMs, kind: 'progress', status: running(scene, readyMs, true) }]
    }
  }
}

function lifeOf(changes: readonly PodChange[], terminateDelayMs: number): PodLife {
  let index = 0
  return {
    next() {
      const change = changes[index]
      index += 1
      return change
    },
    stopAfterMs: () => terminateDelayMs,
    log: () => undefined,
  }
}

type Fate = 'good' | 'slow' | 'bad-image' | 'crash' | 'not-ready'

const FATES: readonly { readonly words: readonly string[]; readonly fate: Fate }[] = [
  { words: ['bad', 'nonexistent', 'broken', 'does-not-exist', 'notfound', 'typo'], fate: 'bad-image' },
  { words: ['crash'], fate: 'crash' },
  { words: ['notready', 'unready'], fate: 'not-ready' },
  { words: ['slow'], fate: 'slow' },
]

function fateOf(pod: Pod): Fate {
  const images = pod.spec.containers.map((container) => container.image ?? '').join(' ')
  return FATES.find(({ words }) => words.some((word) => images.includes(word)))?.fate ?? 'good'
}

function podIp(count: number): string {
  return `10.244.${Math.floor(count / 250)}.${(count % 250) + 1}`
}

function waiting(scene: Scene, reason: string): Pod['status'] {
  const message = reason === 'ErrImagePull' ? 'failed to pull and unpack image: not found' : 'Back-off pulling image'
  return status(scene, 'Pending', false, 0, { waiting: { reason, message } })
}

function crashed(scene: Scene, atMs: number): Pod['status'] {
  const at = rfc3339(atMs)
  const state = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off restarting failed container' } }
  const lastState = { terminated: { exitCode: 1, reason: 'Error', startedAt: at, finishedAt: at } }
  return status(scene, 'Running', false, 1, state, lastState)
}

function running(scene: Scene, atMs: number, ready: boolean): Pod['status'] {
  return status(scene, 'Running', ready, 0, { running: { startedAt: rfc3339(atMs) } }, undefined, rfc3339(atMs))
}

function status(
  scene: Scene,
  phase: 'Pending' | 'Running',
  ready: boolean,
  restartCount: number,
  state: ContainerState,
  lastState?: ContainerState,
  lastTransitionTime: string = scene.startTime,
): Pod['status'] {
  const { pod, podIP, startTime } = scene
  const containerStatuses = pod.spec.containers.map(({ name, image = '' }): ContainerStatus => ({
    name,
    image,
    ready,
    started: ready,
    restartCount,
    state,
    ...(lastState === undefined ? {} : { lastState }),
  }))
  const verdict = ready ? 'True' : 'False'
  const conditions: readonly Condition[] = [
    { type: 'Initialized', status: 'True', lastTransitionTime: startTime },
    { type: 'Ready', status: verdict, lastTransitionTime },
    { type: 'ContainersReady', status: verdict, lastTransitionTime },
    { type: 'PodScheduled', status: 'True', lastTransitionTime: startTime },
  ]
  return { phase, conditions, podIP, hostIP: '10.0.0.1', startTime, containerStatuses }
}
