import type { JsonObject } from '../domain/json.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import type { ObjectRef, WriteSource } from '../kubernetes/api.ts'
import { findResource, type Resource } from '../kubernetes/resources.ts'
import { notFound } from '../kubernetes/status.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import { type Result, bad, good, refused } from './failure.ts'
import type { ManifestItem } from './manifest-diagnostics/index.ts'

/** One object that a command works on (cli-runtime's `resource.Info`). */
export interface Info {
  readonly resource: Resource
  /** Empty for a cluster-wide kind. */
  readonly namespace: string
  readonly name: string
  /** How messages name the file it was read from; empty for one named on the command line. */
  readonly sourceName: string
  readonly source?: WriteSource
  /** How it was written, for objects from files. */
  readonly origin?: ManifestItem
  /** From the file, or from the server; absent where a command does not need it. */
  readonly object?: JsonObject
}

export function refOf(info: Info): ObjectRef {
  const { resource, namespace, name } = info
  return namespace === '' ? { resource: resource.resource, name } : { resource: resource.resource, namespace, name }
}

/** The live object of an info. */
export function fetch(cluster: Cluster, info: Info): Result<KubeObject> {
  if (info.name === '') return refused('resource name may not be empty')
  const object = cluster.api.get(refOf(info))
  if (object !== undefined) return good(object)
  const { namespace } = info
  // A client that finds nothing looks whether the namespace is there (cli-runtime pkg/resource/visitor.go, `Info.Get`).
  const isMissing =
    !['', 'default'].includes(namespace) && !cluster.api.get({ resource: 'namespaces', name: namespace })
  const namespaces = isMissing ? findResource('namespaces') : undefined
  const status = namespaces === undefined ? notFound(info.resource, info.name) : notFound(namespaces, namespace)
  return bad({ kind: 'status', status })
}

/** How an info is written in long error messages (cli-runtime pkg/resource/visitor.go, `Info.String`). */
export function describeInfo(info: Info): string {
  const { group, version, resource, kind } = info.resource
  const groupVersion = `${group}/${version}`
  return (
    `Resource: "${groupVersion}, Resource=${resource}", GroupVersionKind: "${groupVersion}, Kind=${kind}"\n` +
    `Name: "${info.name}", Namespace: "${info.namespace}"`
  )
}

/** An object of the server as plain JSON. */
export function asJson(object: KubeObject): JsonObject {
  return object as unknown as JsonObject
}
