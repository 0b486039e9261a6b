import { diagnostic } from '../../domain/codes.ts'
import type { Value } from '../../domain/json.ts'
import { createTextMemory } from '../../domain/text-memory.ts'
import { rfc3339 } from '../../domain/time.ts'
import { admitCreate } from '../../kubernetes/admit.ts'
import type { ObjectRef } from '../../kubernetes/api.ts'
import { findResource } from '../../kubernetes/resources.ts'
import { matchesSelector } from '../../kubernetes/selector.ts'
import type { Condition, Pod, PodTemplateSpec, ReplicaSet } from '../../kubernetes/types.ts'
import { generatedName } from './derived-names.ts'
import { createDelayedWakes, createWorkQueue, type Kernel, LATENCY, retryDelayMs } from './kernel.ts'
import type { Nodes } from './nodes.ts'
import { claimOf, controllerReference, withOwner, withoutOwner } from './owners.ts'
import {
  familyOf,
  isActive,
  isAvailable,
  isReady,
  podFromTemplate,
  podsToDelete,
  replicaSetStatus,
  sameReplicaSetStatus,
} from './replica-set.ts'
import { refKey, refTo } from './store.ts'

const SOURCE = 'replicaset-controller'

interface Owner {
  readonly ref: ObjectRef
  readonly key: string
}

/**
 * Keeps as many pods as each ReplicaSet wants (pkg/controller/replicaset/replica_set.go). Its status follows in the next
 * sync, when the changed pods have been seen, as in the original.
 */
export function startReplicaSetController(kernel: Kernel, nodes: Nodes): void {
  const { store } = kernel
  const refs = new Map<string, ObjectRef>()
  /** By uid. */
  const owners = new Map<string, Owner>()
  // Only pods that a client made, relabelled or orphaned can need claiming: without one the search is spared.
  let strayPods = false
  /** How often in a row a ReplicaSet's pods could not be made, by key. */
  const failures = new Map<string, number>()
  const enqueue = createWorkQueue(kernel, (key) => {
    const ref = refs.get(key)
    if (ref !== undefined) sync(ref)
  })
  const later = createDelayedWakes(kernel, (key) => enqueue(key, LATENCY.replicaSetSyncMs))
  const wake = (ref: ObjectRef, delayMs: number = LATENCY.replicaSetSyncMs): void => {
    const key = refKey(ref)
    refs.set(key, ref)
    enqueue(key, delayMs)
  }

  /** Ten thousand pods have one owner: its key is put together once. */
  const ownerRef = (owner: { name: string; uid: string }, namespace: string | undefined): Owner => {
    const known = owners.get(owner.uid)
    if (known !== undefined) return known
    const ref = refTo('replicasets', owner.name, namespace)
    const found = { ref, key: refKey(ref) }
    refs.set(found.key, ref)
    owners.set(owner.uid, found)
    return found
  }

  store.onChange((event, ref, before) => {
    if (ref.resource === 'replicasets') {
      if (event.type === 'ADDED' || before?.metadata.generation !== event.object.metadata.generation) wake(ref)
    } else if (ref.resource === 'pods') wakeOwners(event.object as Pod, before as Pod | undefined, ref.namespace)
  })

  const wakeOwners = (pod: Pod, before: Pod | undefined, namespace: string | undefined): void => {
    const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller === true)
    if (owner?.kind === 'ReplicaSet') {
      const { ref, key } = ownerRef(owner, namespace)
      enqueue(key, noticedAfterMs(pod, before))
      if (before !== undefined && isReady(pod) && !isReady(before)) lookWhenAvailable(ref)
    }
    const relabelled = before !== undefined && before.metadata.labels !== pod.metadata.labels
    if (owner !== undefined && !relabelled) return
    strayPods = true
    for (const object of store.list('replicasets', namespace)) {
      if (matchesSelector((object as ReplicaSet).spec.selector, pod.metadata.labels ?? {}))
        wake(refOf(object as ReplicaSet))
    }
  }

  /** A pod that got Ready is looked at again after minReadySeconds, and a second for what time stamps cut off. */
  const lookWhenAvailable = (ref: ObjectRef): void => {
    const replicaSet = store.get(ref) as ReplicaSet | undefined
    const seconds = replicaSet?.spec.minReadySeconds ?? 0
    if (seconds > 0) later(refKey(ref), kernel.nowMs() + (seconds + 1) * 1000, 'progress')
  }

  const sync = (ref: ObjectRef): void => {
    const replicaSet = store.get(ref) as ReplicaSet | undefined
    if (replicaSet === undefined) return
    if (strayPods) claimPods(kernel, replicaSet)
    const uid = replicaSet.metadata.uid ?? ''
    const tally = nodes.tally(uid)
    const available = countAvailable(nodes, replicaSet, tally.ready, kernel.nowMs())
    const deleted = replicaSet.metadata.deletionTimestamp !== undefined
    const failure = deleted ? undefined : managePods(kernel, nodes, replicaSet)
    const status = replicaSetStatus(replicaSet, tally, available, failure)
    if (!sameReplicaSetStatus(replicaSet.status, status)) store.put(ref, { ...replicaSet, status })
    if (failure === undefined) {
      failures.delete(refKey(ref))
      lookOnceMore(ref, replicaSet, tally.ready, available)
    } else tryAgain(ref)
  }

  /** When all are Ready, the last of them is available after minReadySeconds at the latest. */
  const lookOnceMore = (ref: ObjectRef, { spec }: ReplicaSet, ready: number, available: number): void => {
    const { minReadySeconds: seconds = 0, replicas } = spec
    if (seconds === 0 || ready !== replicas || available === replicas) return
    later(refKey(ref), kernel.nowMs() + seconds * 1000, 'progress')
  }

  /** After a failure the work queue hands the key out again, later each time. */
  const tryAgain = (ref: ObjectRef): void => {
    const key = refKey(ref)
    const before = failures.get(key) ?? 0
    failures.set(key, before + 1)
    later(key, kernel.nowMs() + retryDelayMs(before), 'retry')
  }
}

/** How many pods count as available now; those that are not yet are looked at again later. */
function countAvailable(nodes: Nodes, replicaSet: ReplicaSet, ready: number, nowMs: number): number {
  const seconds = replicaSet.spec.minReadySeconds ?? 0
  if (seconds === 0 || ready === 0) return ready
  const since = nodes.activePods(replicaSet.metadata.uid ?? '').map(({ readySinceMs }) => readySinceMs)
  return since.filter((readySinceMs) => isAvailable(readySinceMs, seconds, nowMs)).length
}

/** Pods made and deleted are the controller's own doing, seen when its requests are through; the rest is seen at once. */
function noticedAfterMs(pod: Pod, before: Pod | undefined): number {
  if (before === undefined) return LATENCY.podsMadeMs
  const asked = before.metadata.deletionTimestamp === undefined && pod.metadata.deletionTimestamp !== undefined
  return asked ? LATENCY.podsDeletedMs : LATENCY.replicaSetSyncMs
}

/** Makes or deletes pods until there are as many as wanted; a condition tells why that was not possible. */
function managePods(kernel: Kernel, nodes: Nodes, replicaSet: ReplicaSet): Condition | undefined {
  const surplus = nodes.tally(replicaSet.metadata.uid ?? '').active - replicaSet.spec.replicas
  if (surplus > 0) deletePods(kernel, nodes, replicaSet, surplus)
  return surplus < 0 ? createPods(kernel, nodes, replicaSet, -surplus) : undefined
}

function deletePods(kernel: Kernel, nodes: Nodes, replicaSet: ReplicaSet, surplus: number): void {
  const { namespace, uid = '' } = replicaSet.metadata
  for (const pod of podsToDelete(nodes.activePods(uid), surplus, kernel.nowMs())) {
    nodes.stop(refTo('pods', pod.metadata.name, namespace), undefined)
    kernel.event(SOURCE, replicaSet, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`)
  }
}

function createPods(kernel: Kernel, nodes: Nodes, replicaSet: ReplicaSet, missing: number): Condition | undefined {
  const { namespace, name } = replicaSet.metadata
  const { podsMax: max } = kernel.limits
  if (nodes.count + missing > max) {
    kernel.report(diagnostic('SIMULATION_PODS_LIMIT', { name, replicas: replicaSet.spec.replicas, max }))
    return undefined
  }
  const family = familyOf(replicaSet)
  for (let made = 0; made < missing; made += 1) {
    const ref = refTo('pods', freeName(kernel, name, namespace), namespace)
    const pod = podFromTemplate(replicaSet, family, { name: ref.name, uid: kernel.names.uid(), nowMs: kernel.nowMs() })
    const refusal = made === 0 ? refusalOf(pod, replicaSet.spec.template) : undefined
    if (refusal !== undefined) {
      kernel.event(SOURCE, replicaSet, 'Warning', 'FailedCreate', `Error creating: ${refusal}`)
      const lastTransitionTime = rfc3339(kernel.nowMs())
      return { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: refusal, lastTransitionTime }
    }
    nodes.run(ref, pod)
    kernel.event(SOURCE, replicaSet, 'Normal', 'SuccessfulCreate', `Created pod: ${ref.name}`)
  }
  return undefined
}

/**
 * Templates whose pods the API server accepts, with the namespace and the beginning of the names that these had: equal templates are one
 * object in every cluster. Such pods need not be looked at again.
 */
const accepted = new WeakMap<PodTemplateSpec, string>()

/**
 * Likewise by all that the answer depends on, for clusters in which the same is made again; the names of pods differ in letters that
 * may stand in every name.
 */
const acceptedTexts = createTextMemory<true>()

/** A pod is validated more strictly than the template it comes from; `undefined` when it is accepted. */
function refusalOf(pod: Pod, template: PodTemplateSpec): string | undefined {
  const resource = findResource('pods')
  const { uid: _, creationTimestamp: __, name, ...metadata } = pod.metadata
  const family = JSON.stringify([metadata.namespace, metadata.generateName])
  if (accepted.get(template) === family || resource === undefined) return undefined
  const text = JSON.stringify([family, template])
  if (acceptedTexts.get(text) === undefined) {
    const body = { ...pod, metadata: { name, ...metadata }, status: {} } as unknown as Value
    const answer = admitCreate(resource, pod.metadata.namespace, body, {})
    if (!answer.ok) return answer.status.message
    acceptedTexts.set(text, true)
  }
  accepted.set(template, family)
  return undefined
}

function freeName(kernel: Kernel, owner: string, namespace: string | undefined): string {
  for (;;) {
    const name = generatedName(`${owner}-`, kernel.names)
    if (kernel.store.get(refTo('pods', name, namespace)) === undefined) return name
  }
}

/** Takes over matching pods that have no controller, lets go of its own that no longer match (controller_ref_manager.go). */
function claimPods(kernel: Kernel, replicaSet: ReplicaSet): void {
  const { store } = kernel
  const { namespace } = replicaSet.metadata
  const controller = controllerReference('ReplicaSet', replicaSet)
  for (const pod of store.list('pods', namespace) as readonly Pod[]) {
    if (!isActive(pod)) continue
    const ref = refTo('pods', pod.metadata.name, namespace)
    const matches = matchesSelector(replicaSet.spec.selector, pod.metadata.labels ?? {})
    const claim = claimOf(pod, replicaSet, matches)
    if (claim === 'release') store.put(ref, withoutOwner(pod, controller.uid))
    else if (claim === 'adopt') store.put(ref, withOwner(pod, controller))
  }
}

function refOf({ metadata }: ReplicaSet): ObjectRef {
  return refTo('replicasets', metadata.name, metadata.namespace)
}
