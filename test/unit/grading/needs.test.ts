import { expect, test } from 'vitest'
import type { Verdict } from '../../../src/domain/report.ts'
import { applyNeeds, type Evaluated } from '../../../src/grading/needs.ts'
import { check } from './support/exercise.ts'

function evaluated(id: string, verdict: Verdict, needs: readonly string[] = []): Evaluated {
  const spec = check(id, 'image', 'x', { needs })
  return {
    spec,
    result: {
      id,
      title: { en: '' },
      verdict,
      points: verdict === 'passed' ? 1 : 0,
      maxPoints: 1,
      hidden: false,
      reveal: 'full',
      hints: 0,
      reasons: [],
      evidence: [],
      diagnostics: [],
    },
  }
}

test.each([
  {
    name: 'met',
    checks: [evaluated('s/a', 'passed'), evaluated('s/b', 'passed', ['s/a'])],
    want: ['passed', 'passed'],
  },
  {
    name: 'failed',
    checks: [evaluated('s/a', 'failed'), evaluated('s/b', 'passed', ['s/a'])],
    want: ['failed', 'skipped'],
  },
  {
    name: 'written later',
    checks: [evaluated('s/b', 'passed', ['s/a']), evaluated('s/a', 'failed')],
    want: ['skipped', 'failed'],
  },
  {
    name: 'one leads to the next',
    checks: [evaluated('s/c', 'passed', ['s/b']), evaluated('s/b', 'passed', ['s/a']), evaluated('s/a', 'ungradable')],
    want: ['skipped', 'skipped', 'ungradable'],
  },
  {
    name: 'what can not be graded, like what it needs',
    checks: [evaluated('s/a', 'ungradable'), evaluated('s/b', 'ungradable', ['s/a'])],
    want: ['ungradable', 'ungradable'],
  },
  {
    name: 'what can not be graded, but what it needs failed',
    checks: [evaluated('s/a', 'failed'), evaluated('s/b', 'ungradable', ['s/a'])],
    want: ['failed', 'skipped'],
  },
  { name: 'an id nobody has', checks: [evaluated('s/a', 'passed', ['s/none'])], want: ['skipped'] },
])('needs $name', ({ checks, want }) => {
  expect(applyNeeds(checks).map(({ verdict }) => verdict)).toEqual(want)
})

test('a skipped check keeps its points in the maximum', () => {
  const [, skipped] = applyNeeds([evaluated('s/a', 'failed'), evaluated('s/b', 'passed', ['s/a'])])
  expect(skipped).toMatchObject({
    points: 0,
    maxPoints: 1,
    skippedBecause: { code: 'SKIPPED_NEEDS', args: { needs: 's/a' } },
  })
})
