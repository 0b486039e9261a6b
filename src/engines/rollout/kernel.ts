import type { Diagnostic } from '../../domain/diagnostic.ts'
import type { Limits } from '../../domain/limits.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import type { DerivedNames } from './derived-names.ts'
import type { DueKind } from './queue.ts'
import type { Store } from './store.ts'

/** What the parts of a simulated cluster share: the objects, the clock, what is due. */
export interface Kernel {
  readonly store: Store
  readonly names: DerivedNames
  readonly limits: Limits
  nowMs(): number
  /** Runs something later; returns a function that cancels it. */
  at(atMs: number, kind: DueKind, run: () => void): () => void
  /** Records an Event about an object. */
  event(source: string, about: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string): void
  /** Notes a limit that was reached. Told once. */
  report(diagnostic: Diagnostic): void
}

/**
 * How long the control plane takes, in ms: medians of a real one on a small machine. They order what happens; they do not
 * decide it.
 */
export const LATENCY = {
  /** From a change that concerns a Deployment to the controller's sync. */
  deploymentSyncMs: 8,
  /** Likewise for a ReplicaSet. */
  replicaSetSyncMs: 5,
  /** From the pods it has made or deleted to the ReplicaSet's status: those requests take their time. */
  podsMadeMs: 28,
  podsDeletedMs: 25,
  /** From the deletion of an owner to that of what it owns. */
  garbageMs: 20,
} as const

/** A work queue as the controllers have it: a key waits at most once, until the
 * earliest moment it was asked for, and what arrives meanwhile is one sync. */
export function createWorkQueue(kernel: Kernel, sync: (key: string) => void): (key: string, delayMs: number) => void {
  const later = createDelayedWakes(kernel, sync)
  return (key, delayMs) => later(key, kernel.nowMs() + delayMs, 'progress')
}

/** What a work queue waits before it hands out a key that failed `failures` times before: 5 ms, 10 ms … 1000 s (client-go util/workqueue). */
export function retryDelayMs(failures: number): number {
  return Math.min(5 * 2 ** failures, 1_000_000)
}

/** When a key is due next: never, while it is not waiting. */
interface Wake {
  atMs: number
  cancel: (() => void) | undefined
  readonly run: () => void
}

/**
 * Wakes that are due later, as the controllers' delaying queues keep them (client-go util/workqueue/delaying_queue.go): a
 * key waits at most once, until the earliest moment it was asked for.
 */
export function createDelayedWakes(
  kernel: Kernel,
  wake: (key: string) => void,
): (key: string, atMs: number, kind: DueKind) => void {
  const wakes = new Map<string, Wake>()
  const wakeOf = (key: string): Wake => {
    const known = wakes.get(key)
    if (known !== undefined) return known
    const fresh: Wake = {
      atMs: Number.POSITIVE_INFINITY,
      cancel: undefined,
      run() {
        fresh.atMs = Number.POSITIVE_INFINITY
        fresh.cancel = undefined
        wake(key)
      },
    }
    wakes.set(key, fresh)
    return fresh
  }
  return (key: string, atMs: number, kind: DueKind): void => {
    const entry = wakeOf(key)
    if (entry.atMs <= atMs) return
    entry.cancel?.()
    entry.atMs = atMs
    entry.cancel = kernel.at(atMs, kind, entry.run)
  }
}
