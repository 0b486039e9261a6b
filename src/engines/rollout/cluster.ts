import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import type { Limits } from '../../domain/limits.ts'
import { rfc3339 } from '../../domain/time.ts'
import type { Frame } from '../../domain/trace.ts'
import type { ObjectRef, WatchEvent } from '../../kubernetes/api.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import { createApiServer } from './api-server.ts'
import type { Cluster } from './cluster-api.ts'
import { startDeploymentController } from './deployment-controller.ts'
import { createDerivedNames } from './derived-names.ts'
import { createEventLog } from './event-log.ts'
import { sameFrame, takeFrame } from './frames.ts'
import { createGarbage } from './garbage.ts'
import type { Kernel } from './kernel.ts'
import type { Kubelet } from './kubelet-api.ts'
import { createNodes } from './nodes.ts'
import { createQueue } from './queue.ts'
import { startReplicaSetController } from './replica-set-controller.ts'
import { kubernetesService } from './service-addresses.ts'
import { createStore } from './store.ts'

export interface ClusterOptions {
  readonly kubelet: Kubelet
  readonly limits: Limits
}

/** Namespaces that every cluster has. */
const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system']

/** What frames count. */
const COUNTED: ReadonlySet<string> = new Set(['deployments', 'replicasets', 'pods'])

/** A new, empty cluster at virtual time 0. */
export function createCluster({ kubelet, limits }: ClusterOptions): Cluster {
  let nowMs = 0
  let processed = 0
  let changed = false
  const frames: Frame[] = []
  const diagnostics: Diagnostic[] = []
  const queue = createQueue()
  const store = createStore(() => nowMs)
  const events = createEventLog()

  const kernel: Kernel = {
    store,
    names: createDerivedNames(),
    limits,
    nowMs: () => nowMs,
    at: (atMs, kind, run) => queue.add(atMs, kind, run),
    event: (source, about, type, reason, message) => events.record(nowMs, source, about, type, reason, message),
    report(told) {
      const isNew = diagnostics.every(({ code, args }) => code !== told.code || args['name'] !== told.args['name'])
      if (isNew) diagnostics.push(told)
    },
  }
  const nodes = createNodes(kernel, kubelet)
  startReplicaSetController(kernel, nodes)
  startDeploymentController(kernel, nodes)
  const { api, writes } = createApiServer(kernel, nodes, createGarbage(kernel, nodes))
  store.onChange((_, { resource }) => {
    changed ||= COUNTED.has(resource)
  })
  for (const name of NAMESPACES) store.put({ resource: 'namespaces', name }, namespaceObject(name, kernel.names.uid()))
  store.put({ resource: 'services', namespace: 'default', name: 'kubernetes' }, kubernetesService(kernel.names.uid()))

  const takeFrameIfChanged = (): void => {
    if (!changed) return
    changed = false
    const frame = takeFrame(store, nodes, nowMs)
    const last = frames.at(-1)
    if (last !== undefined && sameFrame(last, frame)) return
    if (last?.atMs === nowMs) frames.pop()
    frames.push(frame)
  }

  const nextDueMs = (): number | undefined => (processed >= limits.simulationEventsMax ? undefined : queue.nextMs())

  const runDue = (untilMs: number): void => {
    for (let dueMs = nextDueMs(); dueMs !== undefined && dueMs <= untilMs; dueMs = nextDueMs()) {
      if (dueMs > nowMs) takeFrameIfChanged()
      nowMs = Math.max(nowMs, dueMs)
      processed += 1
      queue.runNext()
    }
    takeFrameIfChanged()
    if (processed >= limits.simulationEventsMax) {
      kernel.report(diagnostic('SIMULATION_STEPS_LIMIT', { max: limits.simulationEventsMax }))
    }
  }

  const advanceTo = (atMs: number): void => {
    runDue(atMs)
    nowMs = Math.max(nowMs, atMs)
  }

  const cluster: Cluster = {
    api: {
      ...api,
      list: (resource, namespace) => (resource === 'events' ? events.list(namespace) : api.list(resource, namespace)),
    },
    get nowMs() {
      return nowMs
    },
    nextDueMs,
    advanceTo,
    step(limitMs) {
      const dueMs = nextDueMs()
      if (dueMs === undefined || dueMs > limitMs) return false
      advanceTo(dueMs)
      return true
    },
    isSettled: () => queue.inProgress === 0 || nextDueMs() === undefined,
    settle(maxMs) {
      const limitMs = nowMs + maxMs
      while (!cluster.isSettled()) {
        if (!cluster.step(limitMs)) return advanceTo(limitMs)
      }
    },
    watch({ resource, namespace, name }, listener) {
      return store.onChange((event: WatchEvent, ref: ObjectRef) => {
        const concerns = ref.resource === resource && (namespace === undefined || ref.namespace === namespace)
        if (concerns && (name === undefined || ref.name === name)) listener(event)
      })
    },
    get frames() {
      takeFrameIfChanged()
      return frames
    },
    get events() {
      return events.notes
    },
    writes,
    diagnostics,
    log: (ref, container, previous) => nodes.log(ref, container, previous),
  }
  return cluster
}

function namespaceObject(name: string, uid: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, uid, creationTimestamp: rfc3339(0), labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }
}
