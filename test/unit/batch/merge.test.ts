import { expect, test } from 'vitest'
import { resultOf } from '../../../src/batch/merge.ts'
import type { Message } from '../../../src/domain/diagnostic.ts'
import type { CheckResult, Report } from '../../../src/domain/report.ts'

const command: Message = { code: 'COMMAND_WAS', args: { command: 'docker run tea' } }
const silence: Message = { code: 'NO_OUTPUT', args: {} }

function reportWith(reasons: readonly Message[]): Report {
  const check: CheckResult = {
    id: 'tea/ready',
    title: { en: 'tea is ready' },
    verdict: 'failed',
    points: 0,
    maxPoints: 1,
    hidden: false,
    reveal: 'full',
    hints: 0,
    reasons,
    evidence: [],
    diagnostics: [],
  }
  const score = { points: 0, maxPoints: 1 }
  const title = { en: 'Tea' }
  return {
    formatVersion: 1,
    exercise: 'tea',
    title,
    verdict: 'failed',
    score,
    checks: [check],
    diagnostics: [],
    traces: [],
  }
}

test.each([
  { name: 'the first reason', reasons: [silence, command], cause: silence },
  { name: 'not which command it was', reasons: [command], cause: undefined },
  { name: 'nothing where there is no reason', reasons: [], cause: undefined },
])('the cause of a failed check is $name', ({ reasons, cause }) => {
  const job = { learner: 'ada', exercise: 'tea', place: { folder: 'ada' }, notes: [] }
  const { checks } = resultOf(job, { kind: 'graded', digest: '', report: reportWith(reasons) })
  expect(checks[0]?.reason).toEqual(cause)
})
