import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGINE } from './rollout/engine.ts'
import { watchInvariants } from './rollout/invariants/index.ts'
import { play } from './rollout/play.ts'
import { RUNS, SEED } from './rollout/runs.ts'
import { createStatistics } from './rollout/statistics.ts'
import { stories } from './rollout/story.ts'

const SHARES_MIN = { undo: 0.1, pause: 0.1, 'bad image': 0.1, 'change in the middle of a rollout': 0.1 }

describe(`rollouts, seed ${SEED}`, () => {
  test(`the invariants hold after every event of ${RUNS} stories, and every story settles`, () => {
    const statistics = createStatistics()
    fc.assert(
      fc.property(stories, (story) => {
        statistics.add(story, play(ENGINE, story, watchInvariants))
      }),
      { numRuns: RUNS, seed: SEED },
    )
    process.stdout.write(statistics.text())
    for (const [what, share] of Object.entries(SHARES_MIN)) {
      expect(statistics.shareOf(what), what).toBeGreaterThanOrEqual(share)
    }
  })
})
