/** Why a result is another one than before. */
export type ChangeCause =
  /** Other files were handed in. */
  | 'submission'
  /** The files that make the exercise are other ones. */
  | 'exercise'
  /** Another version of the grader. */
  | 'engine'
  /** The policy, or somebody's decision. */
  | 'policy'
  /** Nothing that results depend on is different, and yet the result is: it was not made by the grader. */
  | 'unexplained'
  | 'appeared'
  | 'disappeared'

/** A result that is not what it was. `null` points are a result without any. */
export interface ResultChange {
  readonly learner: string
  readonly exercise: string
  readonly before: number | null
  readonly after: number | null
  /** What the work itself got, where only that is another number: a decision or lateness may make up for it. */
  readonly points?: { readonly before: number | null; readonly after: number | null }
  readonly cause: ChangeCause
  /** Checks with another verdict or other points. */
  readonly checks: readonly { readonly id: string; readonly before?: string; readonly after?: string }[]
}
