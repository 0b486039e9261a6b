import { rfc3339 } from '../../domain/time.ts'
import type { TraceEvent } from '../../domain/trace.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import { createEventRecorder, type EventSubject, type RecordedEvent } from './event-recorder.ts'

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
  /** Event objects, in the order in which they were first written: one value until the next is recorded. */
  list(namespace: string | undefined): readonly KubeObject[]
}

export function createEventLog(): EventLog {
  const recorder = createEventRecorder()
  const notes: TraceEvent[] = []
  /** By id, which counts from 0. */
  const standing: RecordedEvent[] = []
  /** Of the last one recorded: several in a row are about the same version of the same object. */
  let about: EventSubject | undefined
  const lists = new Map<string | undefined, readonly KubeObject[]>()
  return {
    record(atMs, source, { apiVersion, kind, metadata }, type, reason, message) {
      const { namespace = 'default', name, uid = '', resourceVersion } = metadata
      if (about?.uid !== uid || about.resourceVersion !== resourceVersion || about.source !== source)
        about = { source, apiVersion, uid, resourceVersion }
      const event = recorder.record({ atMs, namespace, kind, name, type, reason, message, count: 1 }, about)
      if (event === undefined) return
      notes.push(event.note)
      standing[event.id] = event
      lists.clear()
    },
    notes,
    list(namespace) {
      const known = lists.get(namespace)
      if (known !== undefined) return known
      const objects = standing
        .filter(({ note }) => namespace === undefined || note.namespace === namespace)
        .map((event) => eventObject(event))
      lists.set(namespace, objects)
      return objects
    },
  }
}

function eventObject({ id, firstMs, note, about }: RecordedEvent): KubeObject {
  const { namespace, name, type, reason, message, count } = note
  const { apiVersion, uid, resourceVersion } = about
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${id.toString(16).padStart(16, '0')}`,
      namespace,
      creationTimestamp: rfc3339(firstMs),
    },
    involvedObject: {
      apiVersion,
      kind: note.kind,
      name,
      namespace,
      ...(uid === '' ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    },
    type,
    reason,
    message,
    count,
    firstTimestamp: rfc3339(firstMs),
    lastTimestamp: rfc3339(note.atMs),
    source: { component: about.source },
    reportingComponent: about.source,
  }
}
