import type { BatchCheck, BatchResult, BatchResults } from '../../src/domain/batch.ts'
import type { Message } from '../../src/domain/diagnostic.ts'

/** Verdicts that learners of a made-up class have for the two checks of its exercise, and why the second failed. */
export interface MadeUp {
  readonly id: string
  readonly name?: string
  readonly checks?: readonly [BatchCheck['verdict'], BatchCheck['verdict']]
  readonly reason?: Message
  readonly lateMinutes?: number
  readonly final?: number
}

/** A class with one exercise of two checks, 3 points and 4, of which the second is hidden. */
export function madeUpClass(members: readonly MadeUp[]): BatchResults {
  const checks = [
    { id: 's/starts', title: { en: 'it starts', ko: '시작함' }, maxPoints: 3, hidden: false, reveal: 'full' as const },
    { id: 's/keeps', title: { en: '`web` keeps running' }, maxPoints: 4, hidden: true, reveal: 'full' as const },
  ]
  return {
    formatVersion: 1,
    engine: '0.0.0',
    layout: 'learners',
    exercises: [
      {
        id: 'exercise-1',
        title: { en: 'A first Deployment', ko: '첫 디플로이먼트' },
        digest: '0',
        maxPoints: 7,
        checks,
      },
    ],
    learners: members.map(({ id, name }) => ({ id, ...(name === undefined ? {} : { name }) })),
    results: members.map((member) => resultOf(member)),
  }
}

function resultOf({ id, checks: verdicts, reason, lateMinutes, final }: MadeUp): BatchResult {
  const base = { learner: id, exercise: 'exercise-1', diagnostics: [], notes: [] }
  if (verdicts === undefined) return { ...base, status: 'missing', points: null, final: null, checks: [] }
  const checks = verdicts.map((verdict, at): BatchCheck => {
    const isRight = verdict === 'passed'
    return {
      id: at === 0 ? 's/starts' : 's/keeps',
      verdict,
      points: isRight ? 3 + at : 0,
      ...(isRight || reason === undefined ? {} : { reason, place: `deployment.yaml:${id.length}:1` }),
    }
  })
  const points = checks.reduce((sum, check) => sum + check.points, 0)
  return {
    ...base,
    status: 'graded',
    points,
    final: final ?? points,
    verdict: points === 7 ? 'passed' : 'failed',
    checks,
    place: `${id}/exercise-1`,
    ...(lateMinutes === undefined ? {} : { lateMinutes }),
  }
}
