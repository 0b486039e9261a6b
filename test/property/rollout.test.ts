import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGINE } from './rollout/engine.ts'
import { watchInvariants } from './rollout/invariants/index.ts'
import { play } from './rollout/play.ts'
import { RUNS, SEED, TIMEOUT_MS } from './rollout/runs.ts'
import { createStatistics } from './rollout/statistics.ts'
import { stories } from './rollout/story.ts'

/** What has to happen in a fair share of the stories, or the property would say little. */
const SHARED = ['undo', 'pause', 'bad image', 'change in the middle of a rollout']
const SHARE_MIN = 0.1

describe(`rollouts, seed ${SEED}`, { timeout: TIMEOUT_MS }, () => {
  test(`the invariants hold after every event of ${RUNS} stories, and every story settles`, () => {
    const statistics = createStatistics()
    fc.assert(
      fc.property(stories, (story) => {
        statistics.add(story, play(ENGINE, story, watchInvariants))
      }),
      { numRuns: RUNS, seed: SEED },
    )
    process.stdout.write(statistics.text())
    const rare = SHARED.filter((what) => statistics.shareOf(what) < SHARE_MIN)
    expect(rare).toEqual([])
  })
})
