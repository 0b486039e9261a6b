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
  /** By id, which counts from 0. */
  const standing: Standing[] = []
  return {
    record(atMs, source, about, type, reason, message) {
      const { namespace = 'default', name, uid = '' } = about.metadata
      const event = recorder.record({ atMs, source, namespace, kind: about.kind, name, uid, type, reason, message })
      if (event === undefined) return
      notes.push({ atMs, namespace, kind: about.kind, name, type, reason, message: event.message, count: event.count })
      const { resourceVersion } = about.metadata
      standing[event.id] = { event, apiVersion: about.apiVersion, uid: about.metadata.uid, resourceVersion }
    },
    notes,
    list(namespace) {
      return standing
        .filter(({ event }) => namespace === undefined || event.namespace === namespace)
        .map((each) => eventObject(each))
    },
  }
}

/** An Event as it stands, and which version of which object it is about. The object itself is not kept: it has moved on. */
interface Standing {
  readonly event: RecordedEvent
  readonly apiVersion: string
  readonly uid: string | undefined
  readonly resourceVersion: string | undefined
}

function eventObject({ event, apiVersion, uid, resourceVersion }: Standing): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${event.name}.${event.id.toString(16).padStart(16, '0')}`,
      namespace: event.namespace,
      creationTimestamp: rfc3339(event.firstMs),
    },
    involvedObject: {
      apiVersion,
      kind: event.kind,
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
