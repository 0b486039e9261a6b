import { describe, expect, test } from 'vitest'
import { type LegacyMode, legacyOutput, legacyResult } from '../../../src/ci/legacy.ts'
import type { CheckResult } from '../../../src/domain/report.ts'
import { decoded, reported } from '../../support/reporter.ts'
import { checkOf, reportOf } from './fixtures.ts'

const read = (checks: readonly CheckResult[], mode: LegacyMode) => {
  const result = decoded(legacyOutput(legacyResult([reportOf('exercise-3', checks)], 'fail', mode, 'en')))
  return { result, reported: reported([result]) }
}

describe('the old result, read as the old reporter reads it', () => {
  test.each([
    {
      what: 'all or nothing',
      checks: [checkOf('s/a', 'passed', 4, 4), checkOf('s/b', 'failed', 0, 2)],
      points: 4,
      max: 6,
      tests: 3,
    },
    {
      what: 'a part of the points',
      checks: [checkOf('s/a', 'passed', 5, 5), checkOf('s/b', 'failed', 3, 5)],
      points: 8,
      max: 10,
      tests: 10,
    },
    {
      what: 'advice',
      checks: [checkOf('s/a', 'failed', 0, 0), checkOf('s/b', 'passed', 2, 2)],
      points: 2,
      max: 2,
      tests: 1,
    },
    {
      what: 'hidden',
      checks: [checkOf('s/a', 'passed', 2, 2), checkOf('s/x', 'failed', 1, 3, { hidden: true })],
      points: 3,
      max: 5,
      tests: 5,
    },
    {
      what: 'nothing',
      checks: [checkOf('s/a', 'ungradable', 0, 7), checkOf('s/b', 'skipped', 0, 7)],
      points: 0,
      max: 14,
      tests: 2,
    },
    {
      what: 'an error',
      checks: [checkOf('s/a', 'errored', 0, 3), checkOf('s/b', 'passed', 3, 3)],
      points: 3,
      max: 6,
      tests: 2,
    },
  ])('exact, $what: both totals are the points', ({ checks, points, max, tests }) => {
    const { result, reported: totals } = read(checks, 'exact')
    expect(totals).toEqual({ console: points, totalPoints: points, maxPoints: max })
    expect(result.tests).toHaveLength(tests)
    expect(result.tests.filter(({ score, line_no: line }) => !Number.isInteger(score) || line !== 0)).toEqual([])
  })

  test('compact: the sum is the points, the count of tests is not', () => {
    const { result, reported: totals } = read(
      [checkOf('s/a', 'passed', 5, 5), checkOf('s/b', 'failed', 3, 5)],
      'compact',
    )
    expect(result.tests).toHaveLength(2)
    expect(totals).toEqual({ console: 5, totalPoints: 8, maxPoints: 10 })
  })

  test('compact: both agree where every check has the same points, all or nothing', () => {
    expect(read([checkOf('s/a', 'passed', 5, 5), checkOf('s/b', 'failed', 0, 5)], 'compact').reported).toMatchObject({
      console: 5,
      totalPoints: 5,
    })
  })

  test('has a test also where there is nothing to grade', () => {
    const { result } = read([], 'exact')
    expect(result).toMatchObject({ status: 'error', max_score: 1, tests: [{ status: 'error', score: 0 }] })
  })

  test('has no line breaks and no hidden names', () => {
    const checks = [
      checkOf('s/a', 'failed', 0, 1, { title: { en: 'x\n::notice::y\u2028z' } }),
      checkOf('s/SECRET', 'failed', 0, 1, { hidden: true }),
    ]
    const names = read(checks, 'exact').result.tests.map(({ name }) => name)
    expect(names).toEqual([String.raw`s/a: x\n::notice::y\u{2028}z`, 'hidden checks'])
  })
})
