import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BUGS } from './rollout/bugs.ts'
import type { Engine } from './rollout/engine.ts'
import { watchInvariants } from './rollout/invariants/index.ts'
import { bundleEngine } from './rollout/patched-engine.ts'
import { play } from './rollout/play.ts'
import { SEED, TIMEOUT_MS } from './rollout/runs.ts'
import { type Story, stories } from './rollout/story.ts'
import { Violation } from './rollout/violation.ts'

/** As many stories as each engine gets; a bug that is not caught by then is not caught. */
const RUNS = 500

const check = (engine: Engine): fc.RunDetails<[story: Story]> =>
  fc.check(
    fc.property(stories, (story) => {
      play(engine, story, watchInvariants)
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  )

describe(`bugs planted in the rollout engine, ${RUNS} stories each, seed ${SEED}`, { timeout: TIMEOUT_MS }, () => {
  test('a bundle of the engine without a bug passes', async () => {
    expect(check(await bundleEngine())).toMatchObject({ failed: false, numRuns: RUNS })
  })

  test.each(BUGS)('caught: $name', async (bug) => {
    const { failed, numRuns, errorInstance } = check(await bundleEngine(bug))
    expect(failed).toBe(true)
    expect(errorInstance).toBeInstanceOf(Violation)
    process.stdout.write(`  story ${numRuns}: ${bug.name} — ${(errorInstance as Violation).message.split(':')[0]}\n`)
  })

  test('a text that is not there is no bug', async () => {
    const bug = { name: 'nowhere', module: 'resolve.ts', text: 'export const nowhere', instead: '' }
    await expect(bundleEngine(bug)).rejects.toThrow('does not hold exactly one')
  })
})
