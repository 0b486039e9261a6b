import { expect, test } from 'vitest'
import { checkToHint, openHint, withHints } from '../../../src/cli/learner/open-hint.ts'
import { quizOf } from '../../support/quiz.ts'

const exercise = quizOf(
  'id: plain\nchoice: { ask: "?", from: [a, b], right: a }',
  'id: one\nchoice: { ask: "?", from: [a, b], right: a }\nhint: [first, second]',
  'id: two\nchoice: { ask: "?", from: [a, b], right: a }\nhint: only',
  'id: secret\nhidden: true\nchoice: { ask: "?", from: [a, b], right: a }\nhint: [never]',
)

test.each([
  { name: 'nothing is known', open: [], hints: {}, want: 'one' },
  { name: 'a check is open', open: ['two'], hints: {}, want: 'two' },
  { name: 'the first open one has none left', open: ['one', 'two'], hints: { one: 2 }, want: 'two' },
  { name: 'no open one has any left', open: ['two'], hints: { two: 1 }, want: 'two' },
  { name: 'an open check without hints', open: ['plain'], hints: { one: 2 }, want: 'two' },
  { name: 'all are open', open: [], hints: { one: 2, two: 1 }, want: 'one' },
])('the check to hint at where $name', ({ open, hints, want }) => {
  expect(checkToHint(exercise, { open, hints })?.id).toBe(want)
})

test.each([
  { name: 'the first', before: {}, level: undefined, want: 1 },
  { name: 'the next', before: { one: 1 }, level: undefined, want: 2 },
  { name: 'none beyond the last', before: { one: 2 }, level: undefined, want: 2 },
  { name: 'as many as asked for', before: {}, level: 2, want: 2 },
  { name: 'all', before: {}, level: Number.POSITIVE_INFINITY, want: 2 },
  { name: 'fewer than are open', before: { one: 2 }, level: 1, want: 1 },
])('opens $name', ({ before, level, want }) => {
  const state = { open: [], hints: before }
  const check = checkToHint(exercise, { open: ['one'], hints: {} })
  if (check === undefined) throw new Error('no check')
  const opened = openHint(check, state, level)
  expect(opened.open).toBe(want)
  expect(withHints(state, [opened]).hints['one']).toBeGreaterThanOrEqual(want)
})
