import type { BatchResults } from '../domain/batch.ts'
import { diagnostic } from '../domain/codes.ts'
import type { Args, Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { Policy } from '../domain/policy.ts'
import { suggest } from '../domain/suggest.ts'

/**
 * What a policy says in vain: of exercises that neither the course nor the results have, of people who are not in the class, of deadlines where nobody
 * knows when work was handed in. What it says of exercises of the course that were not graded this time is for another time.
 */
export function policyInVain(policy: Policy, judged: BatchResults, course: readonly string[]): readonly Diagnostic[] {
  const graded = judged.exercises.map(({ id }) => id)
  const known = [...new Set([...course, ...graded])]
  return [
    ...unknownExercises(policy, known),
    ...unknownLearners(policy, judged, new Set(graded)),
    ...withoutTimes(policy, judged),
  ]
}

function unknownExercises({ exercises, overrides }: Policy, known: readonly string[]): readonly Diagnostic[] {
  const named: readonly (readonly [string, SourceRange])[] = [
    ...[...exercises].map(([id, { range }]) => [id, range] as const),
    ...overrides.map(({ exercise, exerciseRange }) => [exercise, exerciseRange] as const),
  ]
  const there = new Set(known)
  return named
    .filter(([id]) => !there.has(id))
    .map(([exercise, range]) => {
      const meant = suggest(exercise, known) ?? known.find((id) => id.endsWith(`/${exercise}`))
      return diagnostic('POLICY_EXERCISE_UNKNOWN', { exercise, known: known.join(', '), ...meantBy(meant) }, range)
    })
}

function unknownLearners(
  { overrides }: Policy,
  { learners }: BatchResults,
  graded: ReadonlySet<string>,
): readonly Diagnostic[] {
  const ids = learners.map(({ id }) => id)
  const people = new Set(ids)
  return overrides
    .filter(({ learner, exercise }) => graded.has(exercise) && !people.has(learner))
    .map(({ learner, exercise, range }) =>
      diagnostic('POLICY_UNMATCHED', { learner, exercise, ...meantBy(suggest(learner, ids)) }, range),
    )
}

function meantBy(meant: string | undefined): Args {
  return meant === undefined ? {} : { meant }
}

/** A deadline means nothing where nobody knows when work was handed in. */
function withoutTimes({ rules, exercises }: Policy, { results }: BatchResults): readonly Diagnostic[] {
  const count = results.filter(
    ({ exercise, status, submittedAtMs }) =>
      status === 'graded' &&
      submittedAtMs === undefined &&
      (exercises.get(exercise)?.deadlineMs ?? rules.deadlineMs) !== undefined,
  ).length
  return count === 0 ? [] : [diagnostic('POLICY_TIME_UNKNOWN', { count })]
}
