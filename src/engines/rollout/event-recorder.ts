import type { TraceEvent } from '../../domain/trace.ts'

/** After this many different messages of one kind about one object within the window, further ones are merged. */
const SIMILAR_MAX = 10
const SIMILAR_WINDOW_MS = 600_000
/** Events about one object in a burst; then one more per refill interval. */
const BURST = 25
const REFILL_MS = 300_000
const COMBINED = '(combined from similar events): '

/** An Event as it stands after merging. `id` tells whether a note is a new Event or an old one rewritten. */
export interface RecordedEvent extends TraceEvent {
  readonly id: number
  readonly firstMs: number
  readonly source: string
}

export interface Occurrence {
  readonly atMs: number
  readonly source: string
  readonly namespace: string
  readonly kind: string
  readonly name: string
  readonly uid: string
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
}

export interface EventRecorder {
  /** Merges an occurrence as client-go does; `undefined` when the burst limit drops it. */
  record(occurrence: Occurrence): RecordedEvent | undefined
}

/**
 * Event merging as in client-go tools/record/events_cache.go: the same message raises a count; similar messages beyond
 * the tenth become one "combined" event; a token bucket per object drops what is too much. Which message leaves the set
 * of known ones when it overflows is random in the original; here it is the oldest.
 */
export function createEventRecorder(): EventRecorder {
  const similar = new Map<string, { messages: Set<string>; lastMs: number }>()
  const buckets = new Map<string, { tokens: number; atMs: number }>()
  const events = new Map<string, RecordedEvent>()
  let nextId = 0

  const passesBurstLimit = ({ source, uid, atMs }: Occurrence): boolean => {
    const key = `${source}|${uid}`
    const bucket = buckets.get(key) ?? { tokens: BURST, atMs }
    const tokens = Math.min(BURST, bucket.tokens + (atMs - bucket.atMs) / REFILL_MS)
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs })
    return tokens >= 1
  }

  const isCombined = (group: string, { atMs, message }: Occurrence): boolean => {
    const known = similar.get(group)
    const entry =
      known !== undefined && atMs - known.lastMs <= SIMILAR_WINDOW_MS
        ? known
        : { messages: new Set<string>(), lastMs: atMs }
    entry.messages.add(message)
    entry.lastMs = atMs
    similar.set(group, entry)
    if (entry.messages.size < SIMILAR_MAX) return false
    for (const oldest of entry.messages) {
      entry.messages.delete(oldest)
      break
    }
    return true
  }

  return {
    record(occurrence) {
      const { atMs, source, namespace, kind, name, uid, type, reason } = occurrence
      const group = [source, uid, type, reason].join('|')
      const combined = isCombined(group, occurrence)
      if (!passesBurstLimit(occurrence)) return undefined
      const key = combined ? group : `${group}|${occurrence.message}`
      const message = combined ? COMBINED + occurrence.message : occurrence.message
      const before = events.get(key)
      const event: RecordedEvent = {
        id: before?.id ?? nextId++,
        atMs,
        firstMs: before?.firstMs ?? atMs,
        source,
        namespace,
        kind,
        name,
        type,
        reason,
        message,
        count: (before?.count ?? 0) + 1,
      }
      events.set(key, event)
      return event
    },
  }
}
