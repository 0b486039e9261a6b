import { assert, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { LIMITS } from '../../../../../src/domain/limits.ts'
import { createAllowance } from '../../../../../src/engines/entrypoint/index.ts'

function stepsOf(full: number, count: number): readonly number[] {
  const allowance = createAllowance(LIMITS, full)
  return Array.from({ length: count }, () => allowance().processStepsMax)
}

test.each([
  { full: 2, steps: [10_000, 10_000, 4445, 2500, 1600] },
  { full: 1, steps: [10_000, 2500, 1112, 625, 400] },
])('the first $full have all steps, the later ones ever fewer', ({ full, steps }) => {
  expect(stepsOf(full, 5)).toEqual(steps)
})

test('however many there are, each has steps, and all together have those of twice as many as have all', () => {
  const counts = record({ full: integer({ min: 1, max: 50 }), count: integer({ min: 1, max: 1000 }) })
  assert(
    property(counts, ({ full, count }) => {
      const steps = stepsOf(full, count)
      expect(Math.min(...steps)).toBeGreaterThan(0)
      // Each is rounded up to a whole step.
      expect(steps.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(2 * full * LIMITS.processStepsMax + count)
    }),
  )
})

test('equal limits are one value, by which others find what is remembered', () => {
  const [some, others] = [createAllowance(LIMITS, 1), createAllowance(LIMITS, 1)].map((allowance) =>
    Array.from({ length: 3 }, allowance),
  )
  expect(some?.map((limits, at) => limits === others?.[at])).toEqual([true, true, true])
})
