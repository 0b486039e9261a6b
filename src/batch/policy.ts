import type { BatchResult, BatchResults } from '../domain/batch.ts'
import type { Message } from '../domain/diagnostic.ts'
import type { ExercisePolicy, LatePolicy, Policy, PolicyOverride } from '../domain/policy.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/**
 * The results with what the policy makes of them: `final`, `lateMinutes` and a note for each change. `points` stay what the work
 * got. A result without points has none afterwards, unless somebody decided on some.
 */
export function applyPolicy(results: BatchResults, policy: Policy): BatchResults {
  const maximum = new Map(results.exercises.map(({ id, maxPoints }) => [id, maxPoints]))
  return {
    ...results,
    results: results.results.map((result) => judged(result, maximum.get(result.exercise) ?? 0, policy)),
  }
}

function judged(result: BatchResult, maxPoints: number, policy: Policy): BatchResult {
  const rules = { ...policy.rules, ...policy.exercises.get(result.exercise) }
  const late = withLateness(result, rules, policy.late)
  const decided = policy.overrides.findLast(
    ({ learner, exercise }) => learner === result.learner && exercise === result.exercise,
  )
  return withPass(decided === undefined ? late : withOverride(late, decided), maxPoints, rules)
}

function withLateness(result: BatchResult, { deadlineMs }: ExercisePolicy, late: LatePolicy | undefined): BatchResult {
  const { submittedAtMs, points } = result
  if (deadlineMs === undefined || submittedAtMs === undefined) return result
  const overMs = submittedAtMs - deadlineMs
  if (overMs <= (late?.graceMs ?? 0)) return result
  const lateMinutes = Math.ceil(overMs / MINUTE_MS)
  const days = Math.ceil(overMs / DAY_MS)
  const percent = late === undefined ? 0 : Math.min(late.percentPerDay * days, late.percentMax, 100)
  const final = points === null ? null : roundPoints((points * (100 - percent)) / 100)
  const note: Message = { code: 'BATCH_LATE', args: { minutes: lateMinutes, percent } }
  return { ...result, lateMinutes, final, notes: [...result.notes, note] }
}

function withOverride(result: BatchResult, { points, reason }: PolicyOverride): BatchResult {
  const note: Message = { code: 'BATCH_OVERRIDDEN', args: { points, reason, from: result.final ?? '' } }
  return { ...result, final: points, notes: [...result.notes, note] }
}

function withPass(result: BatchResult, maxPoints: number, { pass }: ExercisePolicy): BatchResult {
  if (pass === undefined || result.final === null) return result
  const wanted = 'points' in pass ? pass.points : (pass.percent * maxPoints) / 100
  return { ...result, passed: result.final >= wanted }
}

/** The one place where points are rounded: to whole points, halves up. Example: 17 points less 10 % are 15.3, which is 15. */
export function roundPoints(points: number): number {
  return Math.floor(points + 0.5)
}
