import type { TraceEvent } from '../../domain/trace.ts'

/** After this many different messages of one kind about one object within the window, further ones are merged. */
const SIMILAR_MAX = 10
const SIMILAR_WINDOW_MS = 600_000
/** Events about one object in a burst; then one more per refill interval. */
const BURST = 25
const REFILL_MS = 300_000
const COMBINED = '(combined from similar events): '

/** An Event as it stands after merging. `id` tells whether a note is a new Event or an old one rewritten. */
export interface RecordedEvent {
  readonly id: number
  readonly firstMs: number
  readonly note: TraceEvent
  /** What it was written about last. */
  readonly about: EventSubject
}

/** Who writes an Event, and about which version of which object. The object itself is not kept: it moves on. */
export interface EventSubject {
  readonly source: string
  readonly apiVersion: string
  readonly uid: string
  readonly resourceVersion: string | undefined
}

export interface EventRecorder {
  /**
   * Merges what happened, told as an Event of its own with a count of 1, as client-go does; `undefined` when the burst
   * limit drops it.
   */
  record(occurrence: TraceEvent, about: EventSubject): RecordedEvent | undefined
}

const NONE: readonly never[] = []

/** Lists here hold one or two for life, by the ten thousand: these are just as long as they have to be, what `push` or a spread makes is not. */
function appended<T>(list: readonly T[], item: T): readonly T[] {
  const [first] = list
  if (first === undefined) return [item]
  return list.length === 1 ? [first, item] : list.concat(item)
}

/** What is remembered about the events of one source about one object: what it may still write, and what it wrote. */
interface Book {
  readonly source: string
  tokens: number
  atMs: number
  events: readonly RecordedEvent[]
  groups: readonly Group[]
}

/** Events that differ in their message alone. Most kinds of event come once, so there is a group from the second on. */
interface Group {
  readonly type: TraceEvent['type']
  readonly reason: string
  /** The messages within the window, oldest first. */
  readonly messages: string[]
  lastMs: number
  combined: RecordedEvent | undefined
}

/**
 * Event merging as in client-go tools/record/events_cache.go: the same message raises a count; similar messages beyond
 * the tenth become one "combined" event; a token bucket per object holds back what is too much, which is counted all the
 * same and told by the next that is written. Which message leaves the set
 * of known ones when it overflows is random in the original; here it is the oldest.
 */
export function createEventRecorder(): EventRecorder {
  const books = new Map<string, readonly Book[]>()
  let nextId = 0
  return {
    record(occurrence, about) {
      const { atMs, message } = occurrence
      const book = bookOf(books, about, atMs)
      const group = groupOf(book, occurrence)
      const mayWrite = passesBurstLimit(book, atMs)
      if (group !== undefined && isCombined(group, occurrence)) {
        group.combined = written(group.combined ?? nextId++, { ...occurrence, message: COMBINED + message }, about)
        return mayWrite ? group.combined : undefined
      }
      const before = book.events.find(({ note }) => isSimilar(note, occurrence) && note.message === message)
      const event = written(before ?? nextId++, occurrence, about)
      book.events =
        before === undefined
          ? appended(book.events, event)
          : book.events.map((each) => (each === before ? event : each))
      return mayWrite ? event : undefined
    },
  }
}

function bookOf(books: Map<string, readonly Book[]>, { uid, source }: EventSubject, atMs: number): Book {
  const ofObject: readonly Book[] = books.get(uid) ?? NONE
  const known = ofObject.find((book) => book.source === source)
  if (known !== undefined) return known
  const fresh: Book = { source, tokens: BURST, atMs, events: NONE, groups: NONE }
  books.set(uid, appended(ofObject, fresh))
  return fresh
}

function isSimilar(a: Pick<TraceEvent, 'type' | 'reason'>, b: Pick<TraceEvent, 'type' | 'reason'>): boolean {
  return a.reason === b.reason && a.type === b.type
}

/** The group of an occurrence; `undefined` for the first of its kind. */
function groupOf(book: Book, occurrence: TraceEvent): Group | undefined {
  const known = book.groups.find((group) => isSimilar(group, occurrence))
  if (known !== undefined) return known
  const first = book.events.find(({ note }) => isSimilar(note, occurrence))
  return first === undefined ? undefined : openGroup(book, first.note)
}

function openGroup(book: Book, { type, reason, message, atMs }: TraceEvent): Group {
  const fresh: Group = { type, reason, messages: [message], lastMs: atMs, combined: undefined }
  book.groups = appended(book.groups, fresh)
  return fresh
}

function isCombined(group: Group, { atMs, message }: TraceEvent): boolean {
  const { messages } = group
  if (atMs - group.lastMs > SIMILAR_WINDOW_MS) messages.length = 0
  group.lastMs = atMs
  if (!messages.includes(message)) messages.push(message)
  if (messages.length < SIMILAR_MAX) return false
  messages.shift()
  return true
}

function passesBurstLimit(book: Book, atMs: number): boolean {
  const tokens = Math.min(BURST, book.tokens + (atMs - book.atMs) / REFILL_MS)
  book.tokens = tokens >= 1 ? tokens - 1 : tokens
  book.atMs = atMs
  return tokens >= 1
}

/** An Event that is written once more; `before` is its id where it is new. */
function written(before: RecordedEvent | number, note: TraceEvent, about: EventSubject): RecordedEvent {
  if (typeof before === 'number') return { id: before, firstMs: note.atMs, about, note }
  return { id: before.id, firstMs: before.firstMs, about, note: { ...note, count: before.note.count + 1 } }
}
