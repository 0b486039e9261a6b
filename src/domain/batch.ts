import type { Diagnostic, Message } from './diagnostic.ts'
import type { Reveal } from './exercise.ts'
import type { Verdict } from './report.ts'
import type { Text } from './text.ts'

/** How the folder of a class is laid out. */
export type LayoutName = 'classroom50' | 'gh-classroom' | 'moodle' | 'canvas' | 'learners'

/** Where the work of one learner lies, relative to the folder or archive that was named. */
export interface SubmissionPlace {
  /** An archive inside of the class, by its path there; absent where the work lies in a folder. */
  readonly archive?: string
  /** The folder with the work, `''` for the whole; inside of the archive where there is one. */
  readonly folder: string
  /** Where single files were handed in: each by its path there, and the name it was handed in under. */
  readonly files?: readonly { readonly path: string; readonly name: string }[]
}

/** A learner of the class: from the roster, or as the folder names them. */
export interface Learner {
  /** What tells learners apart: a user name, a number of the learning platform, the name of a folder. */
  readonly id: string
  readonly name?: string
  readonly email?: string
  readonly section?: string
}

/** One check of a graded submission, without what only a report of its own would show. */
export interface BatchCheck {
  readonly id: string
  readonly verdict: Verdict
  readonly points: number
  /** Why it failed; the first reason of its report. */
  readonly reason?: Message
  /** `file:line:column` of what decided it, in the learner's files. */
  readonly place?: string
}

/** What one learner has for one exercise. */
export interface BatchResult {
  readonly learner: string
  readonly exercise: string
  /** `missing`: nothing was handed in. `errored`: the grader failed; neither is ever a silent zero. */
  readonly status: 'graded' | 'missing' | 'errored'
  /** What the work got. `null` where there is no result: a gradebook leaves it blank. */
  readonly points: number | null
  /** What counts, after what the policy says of lateness and single cases; the same as `points` without one. Every exporter shows this. */
  readonly final: number | null
  /** Whole minutes after the deadline, begun ones counted; absent where it was in time, or where nobody knows. */
  readonly lateMinutes?: number
  readonly verdict?: Verdict
  /** Whether `final` reaches what the policy asks for; absent where it asks for nothing. */
  readonly passed?: boolean
  /** Path of the work in the class. */
  readonly place?: string
  /** SHA-256 of the files that were handed in, each with its name. */
  readonly digest?: string
  /** When it was handed in, where the class says so; milliseconds since 1970 (UTC). */
  readonly submittedAtMs?: number
  readonly checks: readonly BatchCheck[]
  /** What was met in the learner's files, of severity `error` and `warning`. */
  readonly diagnostics: readonly Diagnostic[]
  /** What an instructor should know of this result. */
  readonly notes: readonly Message[]
}

/** An exercise as it was when the class was graded. */
export interface BatchExercise {
  readonly id: string
  readonly title: Text
  /** SHA-256 of the files that make the exercise. */
  readonly digest: string
  readonly maxPoints: number
  readonly checks: readonly {
    readonly id: string
    readonly title: Text
    readonly maxPoints: number
    readonly hidden: boolean
    /** What a learner may be told of it when it was not passed. */
    readonly reveal: Reveal
  }[]
}

/** A graded class. Holds no dates of its own making, durations, absolute paths or host names: the same class gives the same bytes. */
export interface BatchResults {
  readonly formatVersion: 1
  /** The version of the grader. */
  readonly engine: string
  readonly layout: LayoutName
  readonly exercises: readonly BatchExercise[]
  /** Sorted by id. */
  readonly learners: readonly Learner[]
  /** Part of a class: which of how many, from 1. */
  readonly shard?: { readonly index: number; readonly of: number }
  /** By learner, then in the order of `exercises`. */
  readonly results: readonly BatchResult[]
}

/** macOS writes names of files decomposed, 한 as ᄒ ᅡ ᆫ, where rosters and people have one sign: the same name has the same letters everywhere. */
export function withComposed(name: string): string {
  return name.normalize('NFC')
}
