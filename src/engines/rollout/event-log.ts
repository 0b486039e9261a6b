import { rfc3339 } from '../../domain/time.ts'
import type { TraceEvent } from '../../domain/trace.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import { createEventRecorder, type RecordedEvent } from './event-recorder.ts'

/** The Events of a cluster: every note in the order in which it was written, and the objects as they stand. */
export interface EventLog {
  record(
    atMs: number,
    source: string,
    about: KubeObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void
  /** Each writing and rewriting. */
  readonly notes: readonly TraceEvent[]
  /** Event objects, in the order in which they were first written. */
  list(namespace: string | undefined): readonly KubeObject[]
}

export function createEventLog(): EventLog {
  const recorder = createEventRecorder()
  const notes: TraceEvent[] = []
  const standing = new Map<number, { event: RecordedEvent; about: KubeObject }>()
  return {
    record(atMs, source, about, type, reason, message) {
      const { namespace = 'default', name, uid = '' } = about.metadata
      const event = recorder.record({ atMs, source, namespace, kind: about.kind, name, uid, type, reason, message })
      if (event === undefined) return
      notes.push({ atMs, namespace, kind: about.kind, name, type, reason, message: event.message, count: event.count })
      standing.set(event.id, { event, about })
    },
    notes,
    list(namespace) {
      return [...standing.values()]
        .filter(({ event }) => namespace === undefined || event.namespace === namespace)
        .map(({ event, about }) => eventObject(event, about))
    },
  }
}

function eventObject(event: RecordedEvent, about: KubeObject): KubeObject {
  const { uid, resourceVersion } = about.metadata
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${event.name}.${event.id.toString(16).padStart(16, '0')}`,
      namespace: event.namespace,
      creationTimestamp: rfc3339(event.firstMs),
    },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name: event.name,
      namespace: event.namespace,
      ...(uid === undefined ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    },
    type: event.type,
    reason: event.reason,
    message: event.message,
    count: event.count,
    firstTimestamp: rfc3339(event.firstMs),
    lastTimestamp: rfc3339(event.atMs),
    source: { component: event.source },
    reportingComponent: event.source,
  }
}
