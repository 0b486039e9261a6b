import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGINE } from './rollout/engine.ts'
import { watchInvariants } from './rollout/invariants/index.ts'
import { play, type Played } from './rollout/play.ts'
import { SEED, TIMEOUT_MS } from './rollout/runs.ts'
import { stories } from './rollout/story.ts'
import { undoTo } from './rollout/undo-to.ts'

const RUNS = 200

/** Everything that a simulation leaves behind, as one text. */
function historyOf({ world, deeds }: Played): string {
  const { api, frames, events } = world.cluster
  const objects = ['deployments', 'replicasets', 'pods', 'events'].map((resource) => api.list(resource))
  return JSON.stringify({ deeds, frames, events, objects }, undefined, 1)
}

describe(`rollouts and their histories, ${RUNS} stories each, seed ${SEED}`, { timeout: TIMEOUT_MS }, () => {
  test('the same story has the same history, whether someone looks on or not', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const unseen = historyOf(play(ENGINE, story))
        expect(historyOf(play(ENGINE, story))).toBe(unseen)
        expect(historyOf(play(ENGINE, story, watchInvariants))).toBe(unseen)
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })

  test("undo to N gives N's template, at the end of any story", () => {
    let undone = 0
    fc.assert(
      fc.property(stories, fc.nat(), (story, pick) => {
        if (undoTo(play(ENGINE, story).world, 'web', pick)) undone += 1
      }),
      { numRuns: RUNS, seed: SEED },
    )
    expect(undone).toBeGreaterThan(RUNS / 4)
  })
})
