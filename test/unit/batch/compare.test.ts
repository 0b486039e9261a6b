import { describe, expect, test } from 'vitest'
import { compareResults } from '../../../src/batch/compare.ts'
import type { BatchCheck } from '../../../src/domain/batch.ts'
import { classOf, resultWith } from './class.ts'

const check = (verdict: BatchCheck['verdict'], points: number): BatchCheck => ({
  id: 'rollback/history',
  verdict,
  points,
})
const before = classOf([resultWith('alice', 10, { checks: [check('failed', 0)] })])

describe('two gradings of a class', () => {
  test('that give the same have no changes', () => {
    expect(compareResults(before, before)).toEqual([])
  })

  test.each([
    {
      cause: 'submission',
      after: classOf([resultWith('alice', 14, { digest: 'other', checks: [check('passed', 4)] })]),
    },
    {
      cause: 'exercise',
      after: classOf([resultWith('alice', 14)], {
        exercises: [{ id: 'exercise-3', title: { en: '' }, digest: 'changed', maxPoints: 20, checks: [] }],
      }),
    },
    { cause: 'engine', after: classOf([resultWith('alice', 14)], { engine: '1.1.0' }) },
    {
      cause: 'policy',
      after: classOf([resultWith('alice', 10, { final: 8, checks: [check('failed', 0)] })]),
    },
    { cause: 'unexplained', after: classOf([resultWith('alice', 20, { checks: [check('passed', 4)] })]) },
    { cause: 'disappeared', after: classOf([]) },
  ])('differ because of: $cause', ({ cause, after }) => {
    expect(compareResults(before, after).map((change) => change.cause)).toEqual([cause])
  })

  test('tell points that were changed behind what counts', () => {
    const forged = classOf([resultWith('alice', 18, { final: 10, checks: [check('failed', 0)] })])
    expect(compareResults(forged, before)).toMatchObject([
      { before: 10, after: 10, points: { before: 18, after: 10 }, cause: 'unexplained' },
    ])
  })

  test('list those first who lost most', () => {
    const old = classOf([resultWith('a', 5), resultWith('b', 5), resultWith('c', 5), resultWith('d', 5)])
    const current = classOf([resultWith('a', 9), resultWith('b', 1), resultWith('c', null), resultWith('d', 4)])
    expect(compareResults(old, current).map(({ learner, before: was, after }) => [learner, was, after])).toEqual([
      ['c', 5, null],
      ['b', 5, 1],
      ['d', 5, 4],
      ['a', 5, 9],
    ])
  })

  test('name the checks that came out otherwise', () => {
    const after = classOf([resultWith('alice', 14, { checks: [check('passed', 4)] })])
    expect(compareResults(before, after)[0]?.checks).toEqual([
      { id: 'rollback/history', before: 'failed 0', after: 'passed 4' },
    ])
  })
})
