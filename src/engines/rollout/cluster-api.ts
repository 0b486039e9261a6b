import type { Diagnostic } from '../../domain/diagnostic.ts'
import type { Frame, TraceEvent } from '../../domain/trace.ts'
import type { Api, ObjectRef, WatchEvent, WriteSource } from '../../kubernetes/api.ts'
import type { KubeObject } from '../../kubernetes/types.ts'

/**
 * A simulated cluster: the API server, the controllers and the nodes, on one virtual clock. Integer milliseconds, no
 * randomness: the same writes at the same times give the same history.
 */
export interface Cluster {
  readonly api: Api
  /** Virtual ms since the start of the simulation. */
  readonly nowMs: number
  /** When the next thing is due to happen by itself; `undefined` when nothing ever will. */
  nextDueMs(): number | undefined
  /** Lets everything due up to and at `atMs` happen; the clock then stands at `atMs`. */
  advanceTo(atMs: number): void
  /** Moves to the next due moment and lets everything due then happen. False when nothing is due by `limitMs`. */
  step(limitMs: number): boolean
  /** True when nothing is due but back-off retries, deadlines and what lies further off than the settle limit. */
  isSettled(): boolean
  /** Runs until settled, for at most `maxMs`. */
  settle(maxMs: number): void
  /** From now on calls `listener` for every write of one object, or of all objects of a resource in a namespace. */
  watch(target: WatchTarget, listener: (event: WatchEvent) => void): () => void
  /** What happened so far. */
  readonly frames: readonly Frame[]
  readonly events: readonly TraceEvent[]
  /** Every write that a client made through `api`, for finding what last decided a field. */
  readonly writes: readonly ClientWrite[]
  /** Limits of the simulation that were reached: what depends on them cannot be graded. */
  readonly diagnostics: readonly Diagnostic[]
  /** The log of a container, of its present run or the one before; `undefined` when it has none. */
  log(pod: ObjectRef, container: string, previous: boolean): string | undefined
}

export type WatchTarget = { readonly resource: string; readonly namespace?: string; readonly name?: string }

/** One successful write of a client; `before` is absent for a creation, `after` for a deletion. */
export interface ClientWrite {
  readonly atMs: number
  readonly ref: ObjectRef
  readonly before?: KubeObject
  readonly after?: KubeObject
  readonly source?: WriteSource
}
