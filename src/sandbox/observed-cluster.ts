import { isJsonObject, type Value } from '../domain/json.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import type { Api, ApiResult, ObjectRef } from '../kubernetes/api.ts'
import type { KubeObject } from '../kubernetes/types.ts'

/** Who hears of what a client asks of the cluster. */
export interface ClusterObserver {
  /** A write of a Deployment that the API server did not take. */
  readonly refused: (ref: ObjectRef) => void
  /** So many objects were listed or written. */
  readonly touched: (objects: number) => void
}

/** A pod has a handful of Events, and whoever describes pods lists all of them for each. */
const EVENTS_PER_OBJECT = 10

/** The cluster as a client is given it. */
export function observed(cluster: Cluster, { refused, touched }: ClusterObserver): Cluster {
  const heard = (ref: ObjectRef, result: ApiResult<KubeObject>): ApiResult<KubeObject> => {
    touched(1)
    if (!result.ok && ref.resource === 'deployments') refused(ref)
    return result
  }
  const { api } = cluster
  const heardApi: Api = {
    get: (ref) => api.get(ref),
    list: (resource, namespace) => {
      const objects = api.list(resource, namespace)
      touched(resource === 'events' ? Math.ceil(objects.length / EVENTS_PER_OBJECT) : objects.length)
      return objects
    },
    create: (resource, namespace, body, options) =>
      heard(refOf(resource, namespace, body), api.create(resource, namespace, body, options)),
    update: (ref, body, options) => heard(ref, api.update(ref, body, options)),
    patch: (ref, type, patch, options) => heard(ref, api.patch(ref, type, patch, options)),
    delete: (ref, options) => heard(ref, api.delete(ref, options)),
  }
  return {
    api: heardApi,
    get nowMs() {
      return cluster.nowMs
    },
    get frames() {
      return cluster.frames
    },
    get events() {
      return cluster.events
    },
    get writes() {
      return cluster.writes
    },
    get diagnostics() {
      return cluster.diagnostics
    },
    nextDueMs: () => cluster.nextDueMs(),
    advanceTo: (atMs) => cluster.advanceTo(atMs),
    step: (limitMs) => cluster.step(limitMs),
    isSettled: () => cluster.isSettled(),
    settle: (maxMs) => cluster.settle(maxMs),
    watch: (target, listener) => cluster.watch(target, listener),
    log: (pod, container, previous) => cluster.log(pod, container, previous),
  }
}

function refOf(resource: string, namespace: string | undefined, body: Value): ObjectRef {
  const metadata = isJsonObject(body) ? body['metadata'] : undefined
  const name = isJsonObject(metadata) ? metadata['name'] : undefined
  return { resource, ...(namespace === undefined ? {} : { namespace }), name: typeof name === 'string' ? name : '' }
}
