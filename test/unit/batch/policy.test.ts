import { describe, expect, test } from 'vitest'
import { applyPolicy, roundPoints } from '../../../src/batch/policy.ts'
import { policyInVain } from '../../../src/batch/policy-in-vain.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { unixMsOfRfc3339 } from '../../../src/domain/time.ts'
import { loadPolicy } from '../../../src/exercise/policy.ts'
import { classOf, resultWith } from './class.ts'

const DEADLINE = Date.UTC(2026, 5, 1, 14, 59)
const MINUTE = 60_000

function policyOf(text: string) {
  const loaded = loadPolicy({ path: 'policy.yaml', text, executable: false }, LIMITS)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

const LATE = policyOf(`
deadline: 2026-06-01T23:59:00+09:00
pass: 60%
late: { grace: 10m, perDay: 10%, max: 50% }
overrides:
  - { learner: dora, exercise: exercise-3, points: 12, reason: oral exam }
exercises:
  exercise-9: { deadline: "2027-01-01T00:00Z", pass: 3 }
`)

describe('a policy', () => {
  test.each([
    { text: 'deadline: 2026-06-01T23:59:00+09:00', hours: 9 },
    { text: 'deadline: 2026-06-01T23:59-03:30\nexercises: { a: { deadline: 2026-06-01T23:59Z } }', hours: -3.5 },
    { text: 'exercises: { a: { pass: 1 }, b: { deadline: 2026-06-01T23:59:00Z } }', hours: 0 },
    { text: 'pass: 60%', hours: undefined },
  ])('says where the course takes place by its first deadline: $text', ({ text, hours }) => {
    const { zoneOffsetMs } = policyOf(text)
    expect(zoneOffsetMs).toBe(hours === undefined ? undefined : hours * 3_600_000)
  })

  test('decides on a learner whose name is written decomposed', () => {
    const text = 'overrides: [{ learner: 김민수, exercise: exercise-3, points: 5, reason: oral }]'.normalize('NFD')
    const { results } = applyPolicy(classOf([resultWith('김민수', 3)]), policyOf(text))
    expect(results.map(({ final }) => final)).toEqual([5])
  })

  test.each([
    { name: 'in time', points: 17, after: 0, final: 17, lateMinutes: undefined, passed: true },
    { name: 'within the grace', points: 17, after: 10 * MINUTE, final: 17, lateMinutes: undefined, passed: true },
    { name: 'a begun minute late', points: 17, after: 10 * MINUTE + 1, final: 15, lateMinutes: 11, passed: true },
    { name: 'a begun second day late', points: 17, after: 1441 * MINUTE, final: 14, lateMinutes: 1441, passed: true },
    {
      name: 'so late that no more is taken off',
      points: 17,
      after: 20_000 * MINUTE,
      final: 9,
      lateMinutes: 20_000,
      passed: false,
    },
    {
      name: 'late, and without a result',
      points: null,
      after: 60 * MINUTE,
      final: null,
      lateMinutes: 60,
      passed: undefined,
    },
  ])('judges work that is $name', ({ points, after, final, lateMinutes, passed }) => {
    const graded = classOf([resultWith('alice', points, { submittedAtMs: DEADLINE + after })])
    const [result] = applyPolicy(graded, LATE).results
    expect([result?.points, result?.final, result?.lateMinutes, result?.passed]).toEqual([
      points,
      final,
      lateMinutes,
      passed,
    ])
  })

  test('keeps what the work got beside what somebody decided, and says why', () => {
    const [result] = applyPolicy(classOf([resultWith('dora', null)]), LATE).results
    expect(result).toMatchObject({ points: null, final: 12, passed: true })
    expect(result?.notes).toEqual([{ code: 'BATCH_OVERRIDDEN', args: { points: 12, reason: 'oral exam', from: '' } }])
  })

  test('has rules of its own for an exercise', () => {
    expect(LATE.exercises.get('exercise-9')).toMatchObject({ deadlineMs: Date.UTC(2027, 0, 1), pass: { points: 3 } })
  })

  test.each([
    {
      name: 'an exercise that there is not',
      text: 'exercises:\n  exercise-33: { pass: 1 }',
      code: 'POLICY_EXERCISE_UNKNOWN',
      at: [2, 3],
      meant: 'exercise-3',
    },
    { name: 'an exercise of the course that was not graded now', text: 'exercises: { exercise-9: { pass: 1 } }' },
    {
      name: 'a decision on an exercise that there is not',
      text: 'overrides:\n  - { learner: alice, exercise: exercise33, points: 1, reason: x }',
      code: 'POLICY_EXERCISE_UNKNOWN',
      at: [2, 33],
      meant: 'exercise-3',
    },
    {
      name: 'a decision on nobody',
      text: 'overrides:\n  - { learner: Alice, exercise: exercise-3, points: 1, reason: x }',
      code: 'POLICY_UNMATCHED',
      at: [2, 16],
      meant: 'alice',
    },
    {
      name: 'a decision on somebody for what was not graded now',
      text: 'overrides: [{ learner: bob, exercise: exercise-9, points: 1, reason: x }]',
    },
    { name: 'a deadline where no times are known', text: 'deadline: 2026-06-01T23:59Z', code: 'POLICY_TIME_UNKNOWN' },
  ])('is told what it says in vain: $name', ({ text, code, at, meant }) => {
    const graded = classOf([resultWith('alice', 3)])
    const told = policyInVain(policyOf(text), graded, ['exercise-3', 'exercise-9'])
    const want = code === undefined ? [] : [[code, at?.[0], at?.[1], meant]]
    expect(
      told.map(({ code: said, range, args }) => [said, range?.start.line, range?.start.column, args['meant']]),
    ).toEqual(want)
  })

  test.each([
    { text: 'deadline: 2026-06-01\n', code: 'EXERCISE_VALUE_INVALID', line: 1 },
    { text: 'late: { perday: 10% }\n', code: 'EXERCISE_KEY_UNKNOWN', line: 1 },
    { text: 'pass: 60%\nlate:\n  perDay: 10\n', code: 'EXERCISE_VALUE_INVALID', line: 3 },
    {
      text: 'overrides:\n  - { learner: a, exercise: b, points: -1, reason: c }\n',
      code: 'EXERCISE_NUMBER_RANGE',
      line: 2,
    },
  ])('that says $text is refused at its place', ({ text, code, line }) => {
    const loaded = loadPolicy({ path: 'policy.yaml', text, executable: false }, LIMITS)
    expect(
      loaded.ok ? [] : loaded.diagnostics.map((told) => [told.code, told.range?.file, told.range?.start.line]),
    ).toEqual([[code, 'policy.yaml', line]])
  })
})

test.each([
  { points: 15.3, rounded: 15 },
  { points: 15.5, rounded: 16 },
  { points: 0.49, rounded: 0 },
])('$points points are $rounded', ({ points, rounded }) => {
  expect(roundPoints(points)).toBe(rounded)
})

test.each(['2026-06-01T23:59:00+09:00', '2026-06-01T14:59Z', '2026-06-01T10:29:00-04:30', '2024-02-29T00:00:00Z'])(
  '%s is the moment that other programs read',
  (text) => {
    expect(unixMsOfRfc3339(text)).toBe(Date.parse(text))
  },
)
