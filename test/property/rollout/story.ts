import * as fc from 'fast-check'
import { BAD_IMAGES, GOOD_IMAGES, type Image } from './images.ts'

type Amount = number | string

/** What a person may do to a Deployment. */
export type Change =
  | { readonly kind: 'set-image'; readonly image: Image }
  | { readonly kind: 'scale'; readonly replicas: number }
  /** `pick` chooses among the revisions there are; 0 leaves the choice to kubectl. */
  | { readonly kind: 'undo'; readonly pick: number }
  | { readonly kind: 'pause' | 'resume' | 'restart' | 'recreate' | 'wait' }
  | { readonly kind: 'rolling'; readonly surge: Amount; readonly unavailable: Amount }
  | { readonly kind: 'min-ready' | 'deadline'; readonly seconds: number }
  | { readonly kind: 'history-limit'; readonly limit: number }
  | { readonly kind: 'delete-pods'; readonly first: number; readonly count: number }

export interface Action {
  /** Which Deployment, modulo how many there are. */
  readonly target: number
  readonly change: Change
  /** How long to wait after it. */
  readonly wait: number | 'settled'
}

/** What a Deployment is created with. */
export interface Setup {
  readonly image: Image
  readonly replicas: number
  readonly strategy: { readonly surge: Amount; readonly unavailable: Amount } | 'recreate'
  readonly minReadySeconds: number
  readonly revisionHistoryLimit: number
  readonly progressDeadlineSeconds: number
}

export interface Story {
  readonly setups: readonly Setup[]
  readonly actions: readonly Action[]
}

/** A deadline of so many seconds means none. */
export const NO_DEADLINE = 2_147_483_647

const amount = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('0%', '10%', '25%', '34%', '50%', '100%'))
const rolling = fc
  .record({ surge: amount, unavailable: amount })
  .filter(({ surge, unavailable }) => Number.parseInt(`${surge}`, 10) + Number.parseInt(`${unavailable}`, 10) > 0)
const replicas = fc.integer({ min: 0, max: 12 })
const image = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...GOOD_IMAGES) },
  { weight: 1, arbitrary: fc.constantFrom(...BAD_IMAGES) },
)
const minReadySeconds = fc.constantFrom(0, 0, 1, 3)
const deadlineSeconds = fc.constantFrom(5, 30, 600, NO_DEADLINE)
const historyLimit = fc.integer({ min: 0, max: 3 })

const change: fc.Arbitrary<Change> = fc.oneof(
  weighted(
    6,
    image.map((chosen) => ({ kind: 'set-image', image: chosen })),
  ),
  weighted(
    4,
    replicas.map((count) => ({ kind: 'scale', replicas: count })),
  ),
  weighted(
    5,
    fc.nat(5).map((pick) => ({ kind: 'undo', pick })),
  ),
  weighted(1, fc.constant({ kind: 'pause' })),
  weighted(2, fc.constant({ kind: 'resume' })),
  weighted(1, fc.constant({ kind: 'restart' })),
  weighted(
    2,
    rolling.map((amounts) => ({ kind: 'rolling', ...amounts })),
  ),
  weighted(1, fc.constant({ kind: 'recreate' })),
  weighted(
    1,
    minReadySeconds.map((seconds) => ({ kind: 'min-ready', seconds })),
  ),
  weighted(
    1,
    deadlineSeconds.map((seconds) => ({ kind: 'deadline', seconds })),
  ),
  weighted(
    1,
    historyLimit.map((limit) => ({ kind: 'history-limit', limit })),
  ),
  weighted(
    2,
    fc.record({ kind: fc.constant('delete-pods' as const), first: fc.nat(20), count: fc.integer({ min: 1, max: 3 }) }),
  ),
  weighted(1, fc.constant({ kind: 'wait' })),
)

function weighted(weight: number, arbitrary: fc.Arbitrary<Change>): fc.WeightedArbitrary<Change> {
  return { weight, arbitrary }
}

const wait = fc.oneof(
  weightedWait(3, fc.constant('settled')),
  weightedWait(6, fc.integer({ min: 0, max: 3000 })),
  weightedWait(1, fc.integer({ min: 3000, max: 40_000 })),
)

function weightedWait(weight: number, arbitrary: fc.Arbitrary<Action['wait']>): fc.WeightedArbitrary<Action['wait']> {
  return { weight, arbitrary }
}

const setup: fc.Arbitrary<Setup> = fc.record({
  image: fc.constantFrom(...GOOD_IMAGES),
  replicas: fc.integer({ min: 0, max: 8 }),
  strategy: fc.oneof({ weight: 4, arbitrary: rolling }, { weight: 1, arbitrary: fc.constant('recreate' as const) }),
  minReadySeconds,
  revisionHistoryLimit: fc.oneof({ weight: 2, arbitrary: fc.constant(10) }, { weight: 1, arbitrary: historyLimit }),
  progressDeadlineSeconds: deadlineSeconds,
})

/** One Deployment, sometimes two, and 5 to 30 things done to them. */
export const stories: fc.Arbitrary<Story> = fc.record({
  setups: fc.oneof(
    { weight: 3, arbitrary: fc.array(setup, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(setup, { minLength: 2, maxLength: 2 }) },
  ),
  actions: fc.array(fc.record({ target: fc.nat(1), change, wait }), { minLength: 5, maxLength: 30 }),
})
