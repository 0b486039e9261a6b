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
const SETTLE_MS = 1_200_000

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
  const run = (untilMs: number, untilSettled: boolean): void => {
    while (!(untilSettled && cluster.isSettled()) && cluster.step(untilMs)) watcher?.look()
    if (!untilSettled) {
      cluster.advanceTo(untilMs)
      watcher?.look()
    }
    if (cluster.isSettled()) watcher?.settled()
  }
  const settle = (): void => {
    run(cluster.nowMs + SETTLE_MS, true)
    must(cluster.isSettled(), 'every story settles', { nowMs: cluster.nowMs })
  }
  const deeds = actions.map(({ target, change, wait }): Deed => {
    const deed = act(world, world.names[target % world.names.length] ?? '', change)
    watcher?.did(deed)
    watcher?.look()
    if (wait === 'settled') run(cluster.nowMs + LIMITS.settleMsMax, true)
    else run(cluster.nowMs + wait, false)
    return deed
  })
  settle()
  run(cluster.nowMs + DEADLINES_MS, false)
  settle()
  return { world, deeds }
}
