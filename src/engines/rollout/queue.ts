/**
 * Why an entry is due. `progress` keeps the world from counting as settled; a `retry` (after a back-off) and a `deadline`
 * do not.
 */
export type DueKind = 'progress' | 'retry' | 'deadline'

interface Entry {
  readonly atMs: number
  /** Entries due at the same time run in the order in which they were put in. */
  readonly order: number
  readonly kind: DueKind
  readonly run: () => void
  state: 'waiting' | 'done' | 'cancelled'
}

/** Entries by due time: a binary heap, so that ten thousand pods cost little more each than ten. */
export interface DueQueue {
  /** Returns a function that cancels the entry. */
  add(atMs: number, kind: DueKind, run: () => void): () => void
  nextMs(): number | undefined
  /** Runs and removes the first entry. */
  runNext(): void
  /** How many entries are waiting that are neither a retry nor a deadline. */
  readonly inProgress: number
}

export function createQueue(): DueQueue {
  const heap: Entry[] = []
  let order = 0
  let inProgress = 0
  const end = (entry: Entry, state: 'done' | 'cancelled'): void => {
    if (entry.state === 'waiting' && entry.kind === 'progress') inProgress -= 1
    entry.state = state
  }
  const first = (): Entry | undefined => {
    while (heap[0]?.state === 'cancelled') removeFirst(heap)
    return heap[0]
  }
  return {
    add(atMs, kind, run) {
      const entry: Entry = { atMs, order, kind, run, state: 'waiting' }
      order += 1
      if (kind === 'progress') inProgress += 1
      insert(heap, entry)
      return () => {
        if (entry.state === 'waiting') end(entry, 'cancelled')
      }
    },
    nextMs: () => first()?.atMs,
    runNext() {
      const entry = first()
      if (entry === undefined) return
      removeFirst(heap)
      end(entry, 'done')
      entry.run()
    },
    get inProgress() {
      return inProgress
    },
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
}

function insert(heap: Entry[], entry: Entry): void {
  let index = heap.length
  heap.push(entry)
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent]
    if (above === undefined || !isBefore(entry, above)) break
    heap[index] = above
    index = parent
  }
  heap[index] = entry
}

function removeFirst(heap: Entry[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let index = 0
  for (;;) {
    const left = heap[2 * index + 1]
    const right = heap[2 * index + 2]
    const smaller = right !== undefined && left !== undefined && isBefore(right, left) ? right : left
    if (smaller === undefined || !isBefore(smaller, last)) break
    heap[index] = smaller
    index = smaller === left ? 2 * index + 1 : 2 * index + 2
  }
  heap[index] = last
}
