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
  /** From the deletion of an owner to that of what it owns. */
  garbageMs: 20,
} as const

/** A work queue as the controllers have it: a key waits at most once, and what arrives meanwhile is one sync. */
export function createWorkQueue(kernel: Kernel, delayMs: number, sync: (key: string) => void): (key: string) => void {
  const waiting = new Set<string>()
  return (key) => {
    if (waiting.has(key)) return
    waiting.add(key)
    kernel.at(kernel.nowMs() + delayMs, 'progress', () => {
      waiting.delete(key)
      sync(key)
    })
  }
}
