import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeResults, resultOf } from '../../../src/batch/merge.ts'
import { planBatch } from '../../../src/batch/plan.ts'
import { mergeShards, shardOf } from '../../../src/batch/shard.ts'
import type { BatchResults } from '../../../src/domain/batch.ts'
import { classOf, resultWith } from './class.ts'

const EXERCISES = classOf([]).exercises

function gradedPart(ids: readonly string[], index: number, of: number): BatchResults {
  const work = ids.map((id) => ({ learner: { id }, place: { folder: id }, folders: [], notes: [] }))
  const whole = planBatch({ found: { layout: 'learners', work, leftOut: [] }, exercises: ['exercise-3'], roster: [] })
  const plan = of === 1 ? whole : shardOf(whole, { index, of })
  const results = plan.jobs.map((job) => resultOf(job, { kind: 'crashed', reason: 'hung' }))
  const merged = mergeResults({ engine: '1', layout: 'learners', exercises: EXERCISES, plan, results })
  return of === 1 ? merged : { ...merged, shard: { index, of } }
}

describe('parts of a class', () => {
  test('make the class again, in whatever order they are put together', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 }),
        fc.integer({ min: 2, max: 6 }),
        fc.boolean(),
        (ids, of, turned) => {
          const parts = Array.from({ length: of }, (_, at) => gradedPart(ids, at + 1, of))
          expect(mergeShards(turned ? parts.toReversed() : parts)).toEqual(gradedPart(ids, 1, 1))
        },
      ),
    )
  })

  const [one, two] = [gradedPart(['a', 'b', 'c'], 1, 3), gradedPart(['a', 'b', 'c'], 2, 3)]
  const three = gradedPart(['a', 'b', 'c'], 3, 3)

  test.each([
    { name: 'of which one is missing', parts: [three, one], problem: { kind: 'missing', parts: [2] } },
    { name: 'of which one is there twice', parts: [one, two, three, two], problem: { kind: 'twice', learner: 'b' } },
    {
      name: 'of another grader',
      parts: [one, two, { ...three, engine: '2' }],
      problem: { kind: 'different', what: 'engine' },
    },
    { name: 'of which there is none', parts: [], problem: { kind: 'missing', parts: [1] } },
  ])('$name make none', ({ parts, problem }) => {
    expect(mergeShards(parts)).toEqual(problem)
  })

  test('that never were parts are put together as they are', () => {
    const alice = classOf([resultWith('alice', 3)])
    const bob = classOf([resultWith('bob', 4)])
    expect(mergeShards([bob, alice])).toEqual(classOf([resultWith('alice', 3), resultWith('bob', 4)]))
  })
})
