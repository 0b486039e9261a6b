import type { ObjectRef } from '../../kubernetes/api.ts'
import { matchesSelector } from '../../kubernetes/selector.ts'
import type { Deployment, KubeObject, ReplicaSet } from '../../kubernetes/types.ts'
import { assertNever } from '../../domain/assert.ts'
import { rfc3339 } from '../../domain/time.ts'
import { createDelayedWakes, createWorkQueue, type Kernel, LATENCY } from './kernel.ts'
import type { Nodes } from './nodes.ts'
import { claimOf, controllerReference, controllerUid, withOwner, withoutOwner } from './owners.ts'
import { refKey, refTo } from './store.ts'
import { syncDeployment } from './sync.ts'
import { inCreationOrder, type Intent } from './view.ts'

const SOURCE = 'deployment-controller'

/** Runs `syncDeployment` whenever something it looks at has changed, and carries out what it wants. */
export function startDeploymentController(kernel: Kernel, nodes: Nodes): void {
  const { store } = kernel
  const refs = new Map<string, ObjectRef>()
  const enqueue = createWorkQueue(kernel, (key) => {
    const ref = refs.get(key)
    if (ref !== undefined) sync(ref)
  })
  const later = createDelayedWakes(kernel, (key) => enqueue(key, LATENCY.deploymentSyncMs))
  const wake = (ref: ObjectRef): void => {
    const key = refKey(ref)
    refs.set(key, ref)
    enqueue(key, LATENCY.deploymentSyncMs)
  }
  const wakeOwner = (object: KubeObject): void => {
    const owner = object.metadata.ownerReferences?.find(({ controller }) => controller === true)
    if (owner?.kind === 'Deployment') wake(refTo('deployments', owner.name, object.metadata.namespace))
  }

  store.onChange((event, ref, before) => {
    if (ref.resource === 'deployments' && event.type !== 'DELETED') wake(ref)
    else if (ref.resource === 'replicasets') {
      wakeOwner(event.object)
      if (event.type !== 'DELETED' && controllerUid(event.object) === undefined)
        wakeMatching(event.object as ReplicaSet)
    } else if (ref.resource === 'pods' && event.type === 'DELETED' && before !== undefined) wakeRecreate(before)
  })

  /** A Deployment that recreates waits for its last pod to be gone (deployment_controller.go deletePod). */
  const wakeRecreate = (pod: KubeObject): void => {
    const owner = pod.metadata.ownerReferences?.find(({ kind }) => kind === 'ReplicaSet')
    if (owner === undefined) return
    const replicaSet = store.get(refTo('replicasets', owner.name, pod.metadata.namespace))
    const parent = replicaSet?.metadata.ownerReferences?.find(({ kind }) => kind === 'Deployment')
    if (parent === undefined) return
    const ref = refTo('deployments', parent.name, pod.metadata.namespace)
    const deployment = store.get(ref) as Deployment | undefined
    if (deployment?.spec.strategy.type === 'Recreate') wake(ref)
  }

  const wakeMatching = (replicaSet: ReplicaSet): void => {
    for (const object of store.list('deployments', replicaSet.metadata.namespace)) {
      if (matchesSelector((object as Deployment).spec.selector, replicaSet.metadata.labels ?? {})) {
        wake(refTo('deployments', object.metadata.name, object.metadata.namespace))
      }
    }
  }

  const sync = (ref: ObjectRef): void => {
    const deployment = store.get(ref) as Deployment | undefined
    if (deployment === undefined) return
    const view = {
      deployment,
      replicaSets: claimReplicaSets(kernel, deployment),
      livePods: ({ metadata }: ReplicaSet) => nodes.live(metadata.uid ?? ''),
      named: (name: string) => store.get(refTo('replicasets', name, ref.namespace)) as ReplicaSet | undefined,
    }
    for (const intent of syncDeployment(view, kernel.nowMs()))
      carryOut(kernel, deployment, intent, (atMs) => later(refKey(ref), atMs, 'deadline'))
  }
}

function carryOut(kernel: Kernel, deployment: Deployment, intent: Intent, syncAt: (atMs: number) => void): void {
  const { store } = kernel
  const { namespace } = deployment.metadata
  switch (intent.kind) {
    case 'create-replica-set': {
      const { metadata } = intent.replicaSet
      const stamped = {
        ...metadata,
        uid: kernel.names.uid(),
        generation: 1,
        creationTimestamp: rfc3339(kernel.nowMs()),
      }
      store.put(refTo('replicasets', metadata.name, namespace), { ...intent.replicaSet, metadata: stamped })
      return
    }
    case 'update-replica-set': {
      const { metadata, spec } = intent.replicaSet
      const ref = refTo('replicasets', metadata.name, namespace)
      const stored = store.get(ref) as ReplicaSet | undefined
      if (stored === undefined) return
      const generation = (stored.metadata.generation ?? 1) + (spec === stored.spec ? 0 : 1)
      store.put(ref, { ...stored, spec, metadata: { ...stored.metadata, ...annotationsOf(metadata), generation } })
      return
    }
    case 'delete-replica-set':
      store.remove(refTo('replicasets', intent.replicaSet.metadata.name, namespace))
      return
    case 'update-deployment-status': {
      const ref = refTo('deployments', deployment.metadata.name, namespace)
      const stored = store.get(ref) as Deployment | undefined
      if (stored === undefined) return
      const { metadata, status } = intent.deployment
      store.put(ref, { ...stored, metadata: { ...stored.metadata, ...annotationsOf(metadata) }, status })
      return
    }
    case 'event':
      kernel.event(SOURCE, deployment, intent.type, intent.reason, intent.message)
      return
    case 'sync-again':
      syncAt(intent.atMs)
      return
    default:
      assertNever(intent)
  }
}

function annotationsOf({ annotations }: KubeObject['metadata']): Pick<KubeObject['metadata'], 'annotations'> {
  return annotations === undefined ? {} : { annotations }
}

/**
 * The Deployment's ReplicaSets: orphans that match are adopted, owned ones that no longer match are released
 * (controller_ref_manager.go ClaimReplicaSets). One that is being deleted does neither, and nothing adopts what is.
 */
function claimReplicaSets(kernel: Kernel, deployment: Deployment): readonly ReplicaSet[] {
  const { store } = kernel
  const { namespace } = deployment.metadata
  const controller = controllerReference('Deployment', deployment)
  const claimed: ReplicaSet[] = []
  for (const replicaSet of store.list('replicasets', namespace) as readonly ReplicaSet[]) {
    const ref = refTo('replicasets', replicaSet.metadata.name, namespace)
    const matches = matchesSelector(deployment.spec.selector, replicaSet.metadata.labels ?? {})
    switch (claimOf(replicaSet, deployment, matches)) {
      case 'owned':
        claimed.push(replicaSet)
        break
      case 'adopt':
        claimed.push(store.put(ref, withOwner(replicaSet, controller)) as ReplicaSet)
        break
      case 'release':
        store.put(ref, withoutOwner(replicaSet, controller.uid))
        break
      case 'none':
        break
    }
  }
  return inCreationOrder(claimed)
}
