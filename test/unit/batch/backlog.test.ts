import { array, assert, constantFrom, infiniteStream, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBacklog } from '../../../src/batch/backlog.ts'

const waiting = (exercises: string) =>
  exercises.split(' ').map((exercise, index) => ({
    index,
    job: { learner: `learner-${index}`, exercise, place: { folder: '' }, notes: [] },
  }))
const indexes = (taken: readonly { readonly index: number }[]) => taken.map(({ index }) => index)

describe('a backlog', () => {
  test('gives a worker one exercise while there is work for it, in the order of the plan', () => {
    const backlog = createBacklog(waiting('a b a b a b b'))
    expect(indexes(backlog.take(undefined, 2))).toEqual([1, 3])
    expect(indexes(backlog.take('b', 9))).toEqual([5, 6])
    expect(indexes(backlog.take('b', 2))).toEqual([0, 2])
    expect(backlog.size).toBe(1)
  })

  test('sends a second worker to where the most is left', () => {
    const backlog = createBacklog(waiting('a a a b b b'))
    expect(indexes(backlog.take(undefined, 1))).toEqual([0])
    expect(indexes(backlog.take(undefined, 1))).toEqual([3])
    expect(indexes(backlog.take('a', 9))).toEqual([1, 2])
    expect(indexes(backlog.take('a', 9))).toEqual([4, 5])
    expect(indexes(backlog.take('a', 9))).toEqual([])
  })

  test('gives back first what was not done', () => {
    const backlog = createBacklog(waiting('a a a a'))
    const [, ...left] = backlog.take('a', 3)
    backlog.putBack(left)
    expect(indexes(backlog.take('a', 9))).toEqual([1, 2, 3])
  })

  test('gives every job to exactly one', () => {
    const exercise = constantFrom('a', 'b', 'c')
    assert(
      property(array(exercise, { minLength: 1 }), infiniteStream(exercise), (jobs, wanted) => {
        const backlog = createBacklog(waiting(jobs.join(' ')))
        const taken: number[] = []
        while (backlog.size > 0) taken.push(...indexes(backlog.take(wanted.next().value, 3)))
        expect(taken.toSorted((a, b) => a - b)).toEqual(jobs.map((_, index) => index))
      }),
    )
  })
})
