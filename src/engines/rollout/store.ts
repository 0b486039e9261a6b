import type { ObjectRef, WatchEvent } from '../../kubernetes/api.ts'
import type { KubeObject } from '../../kubernetes/types.ts'

export type StoreListener = (event: WatchEvent, ref: ObjectRef, before: KubeObject | undefined) => void

/**
 * The objects of one simulated cluster. Objects are immutable; the store is not, and never leaves the simulation. Every
 * write gets the next resourceVersion and is told to the listeners at once.
 */
export interface Store {
  get(ref: ObjectRef): KubeObject | undefined
  /** Sorted by namespace, then name; all namespaces when none is given. */
  list(resource: string, namespace?: string): readonly KubeObject[]
  /** Objects with an owner reference to this uid, in the order in which they were made. */
  ownedBy(uid: string): readonly { readonly ref: ObjectRef; readonly object: KubeObject }[]
  /** Everything in a namespace. */
  refsIn(namespace: string): readonly ObjectRef[]
  /** Writes an object; with `status`, it is the object with this status. */
  put(ref: ObjectRef, object: KubeObject, status?: KubeObject['status']): KubeObject
  remove(ref: ObjectRef): void
  onChange(listener: StoreListener): () => void
  /** Objects apart from pods, which have a limit of their own. */
  readonly size: number
}

export function createStore(now: () => number): Store {
  const objects = new Map<string, Map<string, KubeObject>>()
  const owned = new Map<string, Map<string, ObjectRef>>()
  /** Sorted lists by resource; dropped at the next write of the resource. */
  const lists = new Map<string, readonly KubeObject[]>()
  const listeners = new Set<StoreListener>()
  let resourceVersion = 1000
  let size = 0

  const table = (resource: string): Map<string, KubeObject> => {
    const known = objects.get(resource)
    if (known !== undefined) return known
    const fresh = new Map<string, KubeObject>()
    objects.set(resource, fresh)
    return fresh
  }
  const tell = (type: WatchEvent['type'], ref: ObjectRef, object: KubeObject, before: KubeObject | undefined): void => {
    const event: WatchEvent = { type, atMs: now(), object }
    for (const listener of listeners) listener(event, ref, before)
  }
  const indexOwners = (ref: ObjectRef, before: KubeObject | undefined, after: KubeObject | undefined): void => {
    if (before?.metadata.ownerReferences === after?.metadata.ownerReferences) return
    const key = (after ?? before)?.metadata.uid ?? refKey(ref)
    for (const { uid } of before?.metadata.ownerReferences ?? []) owned.get(uid)?.delete(key)
    for (const { uid } of after?.metadata.ownerReferences ?? []) {
      const refs = owned.get(uid) ?? new Map<string, ObjectRef>()
      refs.set(key, ref)
      owned.set(uid, refs)
    }
  }

  return {
    get: (ref) => objects.get(ref.resource)?.get(objectKey(ref)),
    list(resource, namespace) {
      const all = lists.get(resource) ?? sorted(table(resource))
      lists.set(resource, all)
      return namespace === undefined ? all : all.filter(({ metadata }) => metadata.namespace === namespace)
    },
    ownedBy(uid) {
      return [...(owned.get(uid)?.values() ?? [])].flatMap((ref) => {
        const object = objects.get(ref.resource)?.get(objectKey(ref))
        return object === undefined ? [] : [{ ref, object }]
      })
    },
    refsIn(namespace) {
      return [...objects.entries()].flatMap(([resource, rows]) =>
        [...rows.values()]
          .filter(({ metadata }) => metadata.namespace === namespace)
          .map(({ metadata }) => ({ resource, namespace, name: metadata.name })),
      )
    },
    put(ref, object, status) {
      const rows = table(ref.resource)
      const key = objectKey(ref)
      const before = rows.get(key)
      resourceVersion += 1
      lists.delete(ref.resource)
      const metadata = { ...object.metadata, resourceVersion: String(resourceVersion) }
      const stored = status === undefined ? { ...object, metadata } : { ...object, metadata, status }
      rows.set(key, stored)
      if (before === undefined && ref.resource !== 'pods') size += 1
      indexOwners(ref, before, stored)
      tell(before === undefined ? 'ADDED' : 'MODIFIED', ref, stored, before)
      return stored
    },
    remove(ref) {
      const rows = table(ref.resource)
      const key = objectKey(ref)
      const before = rows.get(key)
      if (before === undefined) return
      rows.delete(key)
      lists.delete(ref.resource)
      if (ref.resource !== 'pods') size -= 1
      resourceVersion += 1
      indexOwners(ref, before, undefined)
      tell('DELETED', ref, before, before)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get size() {
      return size
    },
  }
}

function sorted(rows: ReadonlyMap<string, KubeObject>): readonly KubeObject[] {
  if (rows.size < 2) return [...rows.values()]
  return [...rows.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object)
}

/** Namespace and name in one text; a blank sorts before every character that a name may hold. */
export function objectKey({ namespace, name }: Pick<ObjectRef, 'namespace' | 'name'>): string {
  return `${namespace ?? ''} ${name}`
}

export function refKey(ref: ObjectRef): string {
  return `${ref.resource} ${objectKey(ref)}`
}
