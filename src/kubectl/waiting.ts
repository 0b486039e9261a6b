import { diagnostic } from '../domain/codes.ts'
import type { WatchTarget } from '../engines/rollout/cluster-api.ts'
import type { Cascade, ObjectRef, WatchEvent } from '../kubernetes/api.ts'
import type { Call } from './call.ts'
import { type Failure, type Result, bad, good } from './failure.ts'
import { answered } from './request.ts'

/** What a watcher makes of an event: stop here, with or without an error, or go on. */
export type Verdict =
  | { readonly kind: 'go on' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export const GO_ON: Verdict = { kind: 'go on' }
export const DONE: Verdict = { kind: 'done' }

/** How following ended. `never`: nothing more is due that could bring it about. */
export type FollowEnd = Exclude<Verdict, { kind: 'go on' }> | { readonly kind: 'timeout' } | { readonly kind: 'never' }

/**
 * Follows objects as a watch does, letting virtual time pass from one due moment to the next until `onEvent` says stop,
 * the timeout comes, or nothing is due any more. `timeoutMs` 0 means none; `followMsMax` bounds it all the same. With
 * `untilSettled` it also ends when nothing but retries and deadlines is left.
 */
export function follow(
  call: Call,
  target: WatchTarget,
  timeoutMs: number,
  onEvent: (event: WatchEvent) => Verdict,
  untilSettled = false,
): FollowEnd {
  const { cluster, limits } = call.host
  const events: WatchEvent[] = []
  const stop = cluster.watch(target, (event) => {
    events.push(event)
  })
  const startMs = cluster.nowMs
  const isTimed = timeoutMs > 0 && timeoutMs < limits.followMsMax
  const limitMs = startMs + (isTimed ? timeoutMs : limits.followMsMax)
  try {
    for (;;) {
      for (let event = events.shift(); event !== undefined; event = events.shift()) {
        const verdict = onEvent(event)
        if (verdict.kind !== 'go on') return verdict
      }
      if (untilSettled && (cluster.isSettled() || cluster.nowMs - startMs >= limits.settleMsMax))
        return { kind: 'never' }
      if (cluster.step(limitMs)) continue
      if (!isTimed) return { kind: 'never' }
      cluster.advanceTo(limitMs)
      if (events.length === 0) return { kind: 'timeout' }
    }
  } finally {
    stop()
  }
}

/** A person ends it with Ctrl+C; said so, because nobody is there to do it. */
export function endedByHand(call: Call): Failure {
  call.diagnostics.push(diagnostic('COMMAND_NEVER_ENDS', { command: `kubectl ${call.path}` }))
  return { kind: 'exit', code: 130 }
}

/** Asks for the deletion of an object and waits until it is gone. */
export function deleteAndWait(
  call: Call,
  ref: ObjectRef,
  options: { readonly cascade: Cascade; readonly gracePeriodSeconds?: number },
): Result<undefined> {
  const deleted = answered(call, call.host.cluster.api.delete(ref, options))
  if (!deleted.ok) return deleted
  const end = untilGone(call, ref, deleted.value.metadata.uid, 0)
  return end === undefined || end.kind === 'done' ? good(undefined) : bad(endedByHand(call))
}

/** Waits until an object is gone, or another one has its name; `undefined` when that is so already. */
export function untilGone(
  call: Call,
  ref: ObjectRef,
  uid: string | undefined,
  timeoutMs: number,
): FollowEnd | undefined {
  const isGone = () => {
    const live = call.host.cluster.api.get(ref)
    return live === undefined || live.metadata.uid !== uid
  }
  if (isGone()) return undefined
  return follow(call, ref, timeoutMs, () => (isGone() ? DONE : GO_ON))
}
