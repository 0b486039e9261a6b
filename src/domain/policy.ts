import type { SourceRange } from './diagnostic.ts'

/** What an instructor says beside the exercises: until when, what lateness costs, and single cases. */
export interface Policy {
  /** For every exercise that has none of its own. */
  readonly rules: ExercisePolicy
  readonly exercises: ReadonlyMap<string, NamedExercisePolicy>
  readonly late?: LatePolicy
  /** How far ahead of UTC the first deadline is written, in milliseconds: where the course takes place. Absent without a deadline. */
  readonly zoneOffsetMs?: number
  readonly overrides: readonly PolicyOverride[]
}

export interface ExercisePolicy {
  /** Milliseconds since 1970 (UTC). */
  readonly deadlineMs?: number
  /** Points, or hundredths of the maximum, from which on an exercise is passed. */
  readonly pass?: { readonly points: number } | { readonly percent: number }
}

/** The rules of one exercise, and where the policy names it. */
export interface NamedExercisePolicy extends ExercisePolicy {
  readonly range: SourceRange
}

/** What is taken off for each day that has begun after the deadline. */
export interface LatePolicy {
  /** So late is not late. */
  readonly graceMs: number
  /** Hundredths of the points of the work. */
  readonly percentPerDay: number
  readonly percentMax: number
}

/** Points that somebody decided on. They stay what they are when the class is graded again. */
export interface PolicyOverride {
  readonly learner: string
  readonly exercise: string
  readonly points: number
  readonly reason: string
  /** Where the learner is named. */
  readonly range: SourceRange
  readonly exerciseRange: SourceRange
}
