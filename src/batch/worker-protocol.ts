import type { BatchResult } from '../domain/batch.ts'
import type { Exercise } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { Report } from '../domain/report.ts'
import type { BatchJob } from './plan.ts'

/** What a worker is started with: all that is the same for every job. */
export interface WorkerStart {
  /** The folder, or the archive, in which the class's work lies: a path of the machine. */
  readonly root: string
  /** The folder around everything in an archive, with `/` behind it; `''` elsewhere. */
  readonly wrapper: string
  readonly exercises: readonly Exercise[]
  /** Ids of all exercises there are, also of those that are not graded: folders may be called like them. */
  readonly course?: readonly string[]
  readonly limits: Limits
  /** Whether somebody wants to see whole reports, of which results keep little. */
  readonly reports: boolean
  /** Where reports are kept from run to run: a folder of the user's, and a name for each exercise. Absent: nowhere. */
  readonly cache?: { readonly folder: string; readonly keys: Readonly<Record<string, string>> }
}

/** What a worker is asked: to grade these, one after the other, and to answer each. */
export interface WorkerTask {
  readonly jobs: readonly { readonly index: number; readonly job: BatchJob }[]
}

/** A worker is told what it starts from once, before any task. */
export type WorkerMessage = { readonly start: WorkerStart } | WorkerTask

/** What came of one job. */
export type JobOutcome =
  | { readonly kind: 'graded'; readonly digest: string; readonly report: Report }
  | { readonly kind: 'missing' }
  /** The grader failed; `reason` is a short word. */
  | { readonly kind: 'crashed'; readonly reason: string }

/** The result of one job. Its report is without traces: nobody draws thousands of timelines. */
export interface JobAnswer {
  readonly result: BatchResult
  /** Where there is one, and somebody wants it. */
  readonly report?: Report
}

export interface WorkerAnswer extends JobAnswer {
  /** Which job of the plan it is. */
  readonly index: number
}
