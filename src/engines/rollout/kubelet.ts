import { rfc3339 } from '../../domain/time.ts'
import type { Writable } from '../../domain/writable.ts'
import type { Condition, Container, ContainerStatus, Pod } from '../../kubernetes/types.ts'
import { advance } from './container-life.ts'
import {
  type ContainerLife,
  createContainerLife,
  hasBegun,
  type LifeOptions,
  logOf,
  stopMs,
} from './container-state.ts'
import type { Kubelet, PodLife } from './kubelet-api.ts'
import { sameConditions } from './conditions.ts'
import { TEAR_DOWN_MS } from './kubelet-times.ts'
import type { ContainerRuntime } from './runtime.ts'

const NODE_IP = '172.18.0.2'

/**
 * A model of the real kubelet (pkg/kubelet/kuberuntime): pulls images, starts init containers one after the other and
 * then the others together, reports readiness, restarts what ended with a growing delay.
 */
export function createKubelet(runtime: ContainerRuntime): Kubelet {
  const node: Node = { pulled: new Set(), conditions: [] }
  let addresses = 0
  return {
    adopt(pod, nowMs) {
      addresses += 1
      return createPodLife(pod, nowMs, runtime, node, podAddress(addresses))
    },
  }
}

function podAddress(n: number): string {
  return `10.244.${Math.floor(n / 250)}.${(n % 250) + 2}`
}

/** The containers of one pod: the init containers that have begun, and the others once those are through. */
interface PodContainers {
  readonly pod: Pod
  readonly inits: ContainerLife[]
  mains: readonly ContainerLife[]
  readonly runtime: ContainerRuntime
  readonly node: Node
}

/** What the pods of one node have in common. */
interface Node {
  /** Images that are there. */
  readonly pulled: Set<string>
  /** Those written last: pods that are made together change together, and share them. */
  conditions: readonly Condition[]
}

function createPodLife(pod: Pod, nowMs: number, runtime: ContainerRuntime, node: Node, podIP: string): PodLife {
  const pods: PodContainers = {
    pod,
    inits: [],
    mains: [],
    runtime,
    node,
  }
  let conditions: readonly Condition[] = []
  startNext(pods, nowMs)
  let stopMsNow = TEAR_DOWN_MS
  return {
    next() {
      // the containers are at what was reported last; below they move on to what comes next
      stopMsNow = Math.max(TEAR_DOWN_MS, ...allOf(pods).map(stopMs))
      const lives = allOf(pods)
      const atMs = lives.reduce((least, { dueMs = Infinity }) => Math.min(least, dueMs), Infinity)
      // what is due at the same moment is one change
      const now = lives.filter(({ dueMs }) => dueMs === atMs)
      if (now.length === 0) return undefined
      const kind = now.some(({ dueKind }) => dueKind === 'progress') ? 'progress' : 'retry'
      const events = now.flatMap((life) => advance(life))
      afterInit(pods, atMs)
      conditions = conditionsOf(pods, conditions, atMs)
      return { atMs, kind, events, status: podStatus(pods, conditions, nowMs, podIP) }
    },
    stopAfterMs: () => stopMsNow,
    log(container, previous, atMs) {
      const life = allOf(pods).find(({ status }) => status.name === container)
      return life === undefined ? undefined : logOf(life, previous, atMs)
    },
  }
}

function allOf({ inits, mains }: PodContainers): readonly ContainerLife[] {
  return inits.length === 0 ? mains : [...inits, ...mains]
}

/** Starts the next init container, or all others when there is none left. */
function startNext(pods: PodContainers, atMs: number): void {
  const { pod, inits, runtime, node } = pods
  const begin = (each: Container, restartPolicy: LifeOptions['restartPolicy']): ContainerLife =>
    createContainerLife({ pod, runtime, pulled: node.pulled, container: each, restartPolicy, startMs: atMs })
  const container = pod.spec.initContainers?.[inits.length]
  const policy = policyOf(pod)
  if (container === undefined) pods.mains = pod.spec.containers.map((each) => begin(each, policy))
  else if (isSidecar(container)) inits.push(begin(container, 'Always'))
  else inits.push(begin(container, policy === 'Never' ? 'Never' : 'OnFailure'))
}

/** After an init container has done its part, the next one starts. */
function afterInit(pods: PodContainers, atMs: number): void {
  const last = pods.inits.at(-1)
  if (pods.mains.length > 0 || last === undefined) return
  if (last.endedWith === 0 || (isSidecar(last.container) && last.status.started === true)) startNext(pods, atMs)
}

function isSidecar(container: Container): boolean {
  return container['restartPolicy'] === 'Always'
}

function podStatus(
  { pod, inits, mains }: PodContainers,
  conditions: readonly Condition[],
  createdMs: number,
  podIP: string,
): Pod['status'] {
  const { initContainers = [], containers } = pod.spec
  const idleReason = initContainers.length > 0 ? 'PodInitializing' : 'ContainerCreating'
  const status: Writable<Pod['status']> = { phase: phaseOf(inits, mains), conditions, hostIP: NODE_IP }
  if (inits.some(hasSandbox) || mains.some(hasSandbox)) status.podIP = podIP
  status.startTime = rfc3339(createdMs)
  if (initContainers.length > 0)
    status.initContainerStatuses = initContainers.map((each, i) => inits[i]?.status ?? idle(each, 'PodInitializing'))
  status.containerStatuses = containers.map((each, i) => mains[i]?.status ?? idle(each, idleReason))
  return status
}

/** The pod has its network before the first image is pulled; that is told with the first change after it. */
function hasSandbox(life: ContainerLife): boolean {
  return hasBegun(life) || life.status.state.waiting?.message !== undefined
}

function policyOf({ spec }: Pod): LifeOptions['restartPolicy'] {
  return spec.restartPolicy === 'Never' || spec.restartPolicy === 'OnFailure' ? spec.restartPolicy : 'Always'
}

/** v1.PodPhase from the containers (pkg/kubelet/kubelet_pods.go getPhase). */
function phaseOf(inits: readonly ContainerLife[], mains: readonly ContainerLife[]): Pod['status']['phase'] {
  if (inits.some(({ endedWith }) => endedWith !== undefined && endedWith !== 0)) return 'Failed'
  if (mains.length === 0) return 'Pending'
  if (mains.every(({ endedWith }) => endedWith !== undefined)) {
    return mains.every(({ endedWith }) => endedWith === 0) ? 'Succeeded' : 'Failed'
  }
  return mains.every(hasBegun) ? 'Running' : 'Pending'
}

function idle({ name, image = '' }: Container, reason: string): ContainerStatus {
  return { name, image, ready: false, started: false, restartCount: 0, state: { waiting: { reason } } }
}

function conditionsOf(
  { mains, node }: PodContainers,
  before: readonly Condition[],
  atMs: number,
): readonly Condition[] {
  const initialized = mains.length > 0
  const ready = initialized && mains.every((life) => life.status.ready)
  const conditions = [
    stamped(before, 'Initialized', initialized, atMs),
    stamped(before, 'Ready', ready, atMs),
    stamped(before, 'ContainersReady', ready, atMs),
    stamped(before, 'PodScheduled', true, atMs),
  ]
  if (!sameConditions(node.conditions, conditions)) node.conditions = conditions
  return node.conditions
}

/** A condition as it is now; the one from before where it still holds, because it tells since when. */
function stamped(before: readonly Condition[], type: string, is: boolean, atMs: number): Condition {
  const status = is ? 'True' : 'False'
  const known = before.find((condition) => condition.type === type)
  return known?.status === status ? known : { type, status, lastTransitionTime: rfc3339(atMs) }
}
