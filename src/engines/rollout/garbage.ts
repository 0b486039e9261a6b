import type { Cascade, ObjectRef } from '../../kubernetes/api.ts'
import { rfc3339 } from '../../domain/time.ts'
import { type Kernel, LATENCY } from './kernel.ts'
import type { Nodes } from './nodes.ts'
import { withoutOwner } from './owners.ts'

/** Deletes objects and what they own (pkg/controller/garbagecollector, registry/rest delete strategies). */
export interface Garbage {
  remove(ref: ObjectRef, cascade: Cascade, graceSeconds: number | undefined): void
}

export function createGarbage(kernel: Kernel, nodes: Nodes): Garbage {
  const { store } = kernel

  const dependents = (uid: string): readonly ObjectRef[] => store.ownedBy(uid).map(({ ref }) => ref)

  const later = (run: () => void): void => {
    kernel.at(kernel.nowMs() + LATENCY.garbageMs, 'progress', run)
  }

  const remove = (ref: ObjectRef, cascade: Cascade, graceSeconds: number | undefined): void => {
    const object = store.get(ref)
    if (object === undefined) return
    const uid = object.metadata.uid ?? ''
    if (cascade === 'orphan') orphan(uid)
    if (ref.resource === 'pods') return nodes.stop(ref, graceSeconds)
    if (ref.resource === 'namespaces') return removeNamespace(ref)
    if (cascade === 'foreground' && dependents(uid).length > 0) return removeInForeground(ref, uid)
    store.remove(ref)
    if (cascade === 'background')
      later(() => dependents(uid).forEach((dependent) => remove(dependent, 'background', undefined)))
  }

  const orphan = (uid: string): void => {
    for (const { ref, object } of store.ownedBy(uid)) {
      store.put(ref, withoutOwner(object, uid))
    }
  }

  /** The object stays, marked, until the last of what it owns is gone. */
  const removeInForeground = (ref: ObjectRef, uid: string): void => {
    const object = store.get(ref)
    if (object === undefined) return
    const metadata = {
      ...object.metadata,
      deletionTimestamp: rfc3339(kernel.nowMs()),
      finalizers: ['foregroundDeletion'],
    }
    store.put(ref, { ...object, metadata })
    const stop = store.onChange((event) => {
      if (event.type !== 'DELETED' || dependents(uid).length > 0) return
      stop()
      later(() => store.remove(ref))
    })
    later(() => dependents(uid).forEach((dependent) => remove(dependent, 'foreground', undefined)))
  }

  /** A namespace ends when everything in it has. */
  const removeNamespace = (ref: ObjectRef): void => {
    const object = store.get(ref)
    if (object === undefined || object.metadata.deletionTimestamp !== undefined) return
    store.put(ref, {
      ...object,
      metadata: { ...object.metadata, deletionTimestamp: rfc3339(kernel.nowMs()) },
      status: { phase: 'Terminating' },
    })
    const inside = (): readonly ObjectRef[] => store.refsIn(ref.name)
    const stop = store.onChange(() => {
      if (inside().length > 0) return
      stop()
      later(() => store.remove(ref))
    })
    later(() => {
      inside().forEach((each) => remove(each, 'background', undefined))
      if (inside().length === 0) {
        stop()
        store.remove(ref)
      }
    })
  }

  return { remove }
}
