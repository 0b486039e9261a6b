import { LIMITS } from '../../../src/domain/limits.ts'
import { act, type Deed } from './act.ts'
import type { Engine } from './engine.ts'
import type { Story } from './story.ts'
import { must } from './violation.ts'
import { createWorld, type World } from './world.ts'

/** Looks on while a story is played. */
export interface Watcher {
  /** Something was done. */
  did(deed: Deed): void
  /** After every moment at which something happened. */
  look(): void
  /** Nothing is due any more but retries and deadlines. */
  settled(): void
}

/** More than the slowest rollout takes: twelve pods, one after the other, each `minReadySeconds` after a slow start. */
export const SETTLE_MS = 1_200_000

/** Beyond every deadline of a story. */
const DEADLINES_MS = 610_000

export interface Played {
  readonly world: World
  readonly deeds: readonly Deed[]
}

/** Plays a story to its end: until it settles, and again when all deadlines are over. */
export function play(engine: Engine, { setups, actions }: Story, watch?: (world: World) => Watcher): Played {
  const world = createWorld(engine, setups)
  const { cluster } = world
  const watcher = watch?.(world)
  const told = (): void => {
    if (cluster.isSettled()) watcher?.settled()
  }
  const settleBy = (untilMs: number): void => {
    while (!cluster.isSettled() && cluster.step(untilMs)) watcher?.look()
    told()
  }
  const advanceTo = (atMs: number): void => {
    while (cluster.step(atMs)) watcher?.look()
    cluster.advanceTo(atMs)
    watcher?.look()
    told()
  }
  const deeds = actions.map(({ target, change, wait }): Deed => {
    const deed = act(world, world.names[target % world.names.length] ?? '', change)
    watcher?.did(deed)
    watcher?.look()
    if (wait === 'settled') settleBy(cluster.nowMs + LIMITS.settleMsMax)
    else advanceTo(cluster.nowMs + wait)
    return deed
  })
  settleBy(cluster.nowMs + SETTLE_MS)
  must(cluster.isSettled(), 'every story settles', { nowMs: cluster.nowMs })
  advanceTo(cluster.nowMs + DEADLINES_MS)
  settleBy(cluster.nowMs + SETTLE_MS)
  must(cluster.isSettled(), 'every story settles again', { nowMs: cluster.nowMs })
  return { world, deeds }
}
