import type { ObjectRef, WatchEvent } from '../../kubernetes/api.ts'
import type { KubeObject, ObjectMeta } from '../../kubernetes/types.ts'
import type { Writable } from '../../domain/writable.ts'
import { createTable, type Table } from './table.ts'

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
  const tables = new Map<string, Table>()
  const owned = new Map<string, Map<string, ObjectRef>>()
  const listeners = new Set<StoreListener>()
  let resourceVersion = 1000
  let size = 0

  const find = ({ resource, namespace, name }: ObjectRef): KubeObject | undefined =>
    tables.get(resource)?.get(namespace, name)
  const table = (resource: string): Table => {
    const known = tables.get(resource)
    if (known !== undefined) return known
    const fresh = createTable()
    tables.set(resource, fresh)
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
    get: find,
    list: (resource, namespace) => table(resource).list(namespace),
    ownedBy(uid) {
      return [...(owned.get(uid)?.values() ?? [])].flatMap((ref) => {
        const object = find(ref)
        return object === undefined ? [] : [{ ref, object }]
      })
    },
    refsIn(namespace) {
      return [...tables].flatMap(([resource, rows]) =>
        rows.names(namespace).map((name) => ({ resource, namespace, name })),
      )
    },
    put(ref, object, status) {
      resourceVersion += 1
      const metadata: Writable<ObjectMeta> = { ...object.metadata }
      metadata.resourceVersion = String(resourceVersion)
      const stored: Writable<KubeObject> = { ...object }
      stored.metadata = metadata
      if (status !== undefined) stored['status'] = status
      const before = table(ref.resource).set(ref.namespace, ref.name, stored)
      if (before === undefined && ref.resource !== 'pods') size += 1
      indexOwners(ref, before, stored)
      tell(before === undefined ? 'ADDED' : 'MODIFIED', ref, stored, before)
      return stored
    },
    remove(ref) {
      const before = table(ref.resource).delete(ref.namespace, ref.name)
      if (before === undefined) return
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

/** A reference to an object by its names; without a namespace for what is in none. */
export function refTo(resource: string, name: string, namespace: string | undefined): ObjectRef {
  return namespace === undefined ? { resource, name } : { resource, name, namespace }
}

/** One text that names an object; a blank sorts before every character that a name may hold. */
export function refKey({ resource, namespace, name }: ObjectRef): string {
  return `${resource} ${namespace ?? ''} ${name}`
}
