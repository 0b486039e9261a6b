import { expect, test } from 'vitest'
import type { CheckResult, Report } from '../../../src/domain/report.ts'
import { readerView } from '../../../src/report/reader-view.ts'

const question: CheckResult = {
  id: 'which',
  title: { en: 'Which?' },
  verdict: 'failed',
  points: 0,
  maxPoints: 1,
  hidden: false,
  reveal: 'full',
  hints: 0,
  reasons: [],
  evidence: [],
  diagnostics: [],
  options: [{ en: 'all at once', ko: '한꺼번에' }, { en: 'step by step', ko: '조금씩' }, { en: 'never' }],
  expected: ['all at once', 'never'],
  actual: ['step by step', 'as you like'],
}
const report: Report = {
  formatVersion: 1,
  exercise: 'quiz-1',
  title: { en: '' },
  verdict: 'failed',
  score: { points: 0, maxPoints: 1 },
  checks: [question],
  diagnostics: [],
  traces: [],
}

test.each([
  { language: 'ko', expected: ['한꺼번에', 'never'], actual: ['조금씩', 'as you like'] },
  { language: 'en', expected: question.expected, actual: question.actual },
  { language: undefined, expected: question.expected, actual: question.actual },
] as const)('options of questions are told in $language', ({ language, expected, actual }) => {
  const [shown] = readerView(report, false, language).report.checks
  expect(shown).toMatchObject({ expected, actual })
})

test('what a question does not reveal is not revealed in any language', () => {
  const [shown] = readerView({ ...report, checks: [{ ...question, reveal: 'verdict' }] }, false, 'ko').report.checks
  expect(shown?.expected).toBeUndefined()
  expect(shown?.actual).toBeUndefined()
})
