import type { ObjectRef } from '../../kubernetes/api.ts'
import { defaultsFor } from '../../kubernetes/defaults.ts'
import type { KubeObject, Pod, PodSpec } from '../../kubernetes/types.ts'
import { rfc3339 } from '../../domain/time.ts'
import type { Kernel } from './kernel.ts'
import type { Kubelet, PodLife } from './kubelet-api.ts'
import { controllerUid } from './owners.ts'
import { isActive, isReady, type PodFacts, type PodTally } from './replica-set.ts'

/** Every pod is bound to this node at once: scheduling is not simulated. */
export const NODE_NAME = 'node-1'

/** The pods on the nodes, each with its life, and the counts that the ReplicaSet controller needs. */
export interface Nodes {
  /** Binds a new pod to a node and starts its life. */
  run(ref: ObjectRef, pod: Pod): void
  /** Asks a pod to end; it is gone when its processes are, or at once. */
  stop(ref: ObjectRef, graceSeconds: number | undefined): void
  /** The active pods of a controller. */
  activePods(ownerUid: string): readonly PodFacts[]
  tally(ownerUid: string): PodTally
  /** Pods that are not finished, those on their way out included. */
  live(ownerUid: string): number
  /** All pods that are neither finished nor gone. */
  readonly count: number
  log(ref: ObjectRef, container: string, previous: boolean): string | undefined
}

interface Entry {
  readonly ref: ObjectRef
  /** As it was written last. */
  pod: Pod
  readonly life: PodLife
  readonly createdMs: number
  readySinceMs: number | undefined
  cancelNext: () => void
}

const NONE: readonly string[] = []
const NO_PODS: PodTally = { active: 0, ready: 0, terminating: 0 }
const boundSpecs = new WeakMap<PodSpec, Pod['spec']>()

export function createNodes(kernel: Kernel, kubelet: Kubelet): Nodes {
  const { store } = kernel
  /** By the pods' uid. */
  const entries = new Map<string, Entry>()
  const tallies = new Map<string, PodTally>()
  const byOwner = new Map<string, Set<string>>()

  const scheduleNext = (entry: Entry): void => {
    const change = entry.life.next(kernel.nowMs())
    if (change === undefined) return
    entry.cancelNext = kernel.at(Math.max(change.atMs, kernel.nowMs()), change.kind, () => {
      const { pod } = entry
      entry.cancelNext = nothing
      store.put(entry.ref, pod, change.status)
      for (const { type, reason, message } of change.events ?? []) kernel.event('kubelet', pod, type, reason, message)
      scheduleNext(entry)
    })
  }

  store.onChange((event, ref, before) => {
    if (ref.resource !== 'pods') return
    const after = event.type === 'DELETED' ? undefined : (event.object as Pod)
    const uid = uidOf(event.object)
    count(tallies, byOwner, before as Pod | undefined, after, uid)
    const entry = entries.get(uid)
    if (entry === undefined || after === undefined) return
    entry.pod = after
    if (!isReady(after)) entry.readySinceMs = undefined
    else entry.readySinceMs ??= kernel.nowMs()
  })

  const entryAt = (ref: ObjectRef): Entry | undefined => {
    const pod = store.get(ref)
    return pod === undefined ? undefined : entries.get(uidOf(pod))
  }

  return {
    run(ref, pod) {
      const bound: Pod = {
        ...pod,
        spec: boundSpec(pod),
        status: { ...pod.status, conditions: [scheduled(kernel.nowMs())] },
      }
      const nowMs = kernel.nowMs()
      const stored = store.put(ref, bound) as Pod
      const entry: Entry = {
        ref,
        pod: stored,
        life: kubelet.adopt(stored, nowMs),
        createdMs: nowMs,
        readySinceMs: undefined,
        cancelNext: nothing,
      }
      entries.set(uidOf(stored), entry)
      kernel.event(
        'default-scheduler',
        stored,
        'Normal',
        'Scheduled',
        `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${NODE_NAME}`,
      )
      scheduleNext(entry)
    },
    stop(ref, graceSeconds) {
      const entry = entryAt(ref)
      if (entry === undefined) return
      const { pod } = entry
      const nowMs = kernel.nowMs()
      const gone = (): void => {
        entry.cancelNext()
        entries.delete(uidOf(pod))
        store.remove(ref)
      }
      if (graceSeconds === 0) return gone()
      if (pod.metadata.deletionTimestamp !== undefined) return
      entry.cancelNext()
      const stopMs = Math.min(
        entry.life.stopAfterMs(nowMs),
        (graceSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30) * 1000,
      )
      store.put(ref, { ...pod, metadata: { ...pod.metadata, deletionTimestamp: rfc3339(nowMs + stopMs) } })
      for (const { name } of pod.spec.containers)
        kernel.event('kubelet', pod, 'Normal', 'Killing', `Stopping container ${name}`)
      kernel.at(nowMs + stopMs, 'progress', gone)
    },
    activePods(ownerUid) {
      const found: PodFacts[] = []
      for (const uid of byOwner.get(ownerUid) ?? NONE) {
        const entry = entries.get(uid)
        if (entry === undefined || !isActive(entry.pod)) continue
        found.push({ pod: entry.pod, createdMs: entry.createdMs, readySinceMs: entry.readySinceMs })
      }
      return found
    },
    tally: (ownerUid) => tallies.get(ownerUid) ?? NO_PODS,
    live(ownerUid) {
      const { active, terminating } = tallies.get(ownerUid) ?? NO_PODS
      return active + terminating
    },
    get count() {
      return entries.size
    },
    log: (ref, container, previous) => entryAt(ref)?.life.log(container, previous, kernel.nowMs()),
  }
}

function nothing(): void {}

function uidOf({ metadata }: KubeObject): string {
  return metadata.uid ?? ''
}

/** With a pod's own defaults and the node; once per template, since its pods all have the same. */
function boundSpec(pod: Pod): Pod['spec'] {
  const { spec } = pod
  const known = boundSpecs.get(spec)
  if (known !== undefined) return known
  const bound = { ...(defaultsFor('Pod', pod) as Pod).spec, nodeName: NODE_NAME }
  boundSpecs.set(spec, bound)
  return bound
}

function scheduled(nowMs: number): { type: string; status: 'True'; lastTransitionTime: string } {
  return { type: 'PodScheduled', status: 'True', lastTransitionTime: rfc3339(nowMs) }
}

function count(
  tallies: Map<string, PodTally>,
  byOwner: Map<string, Set<string>>,
  before: Pod | undefined,
  after: Pod | undefined,
  uid: string,
): void {
  const was = controllerUid(before)
  const is = controllerUid(after)
  if (before !== undefined && was !== undefined) {
    add(tallies, was, before, -1)
    if (was !== is) byOwner.get(was)?.delete(uid)
  }
  if (after !== undefined && is !== undefined) {
    add(tallies, is, after, 1)
    if (was === is) return
    const uids = byOwner.get(is) ?? new Set<string>()
    byOwner.set(is, uids.add(uid))
  }
}

function add(tallies: Map<string, PodTally>, ownerUid: string, pod: Pod, by: 1 | -1): void {
  const { active, ready, terminating } = tallies.get(ownerUid) ?? NO_PODS
  const counts = isActive(pod)
  tallies.set(ownerUid, {
    active: counts ? active + by : active,
    ready: counts && isReady(pod) ? ready + by : ready,
    terminating: pod.metadata.deletionTimestamp === undefined ? terminating : terminating + by,
  })
}
