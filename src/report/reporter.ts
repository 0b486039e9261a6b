import type { Report } from '../domain/report.ts'
import type { Language, Text } from '../domain/text.ts'

/** How and for whom a reporter writes. Decided once, by the command line. */
export interface ReporterContext {
  readonly color: boolean
  /** Columns of the reader's terminal. */
  readonly width: number
  readonly language: Language
  /** For screen readers: one fact per line, no art. */
  readonly plain: boolean
  /** No sign that is not ASCII; words stay as they are. */
  readonly ascii?: boolean
  /** Whether hidden checks are shown in full: for instructors only. */
  readonly showHidden?: boolean
  /** What the commands printed: shown, or only said to be there. Absent where no command file was replayed. */
  readonly outputs?: 'shown' | 'offered'
  /** What the course says of the exercise: percent of the points to pass with, and the deadline as it is written. */
  readonly course?: { readonly passPercent?: number | undefined; readonly deadline?: string | undefined }
  /** The author's hints for a check that its learner has opened, in their order; absent where nobody knows. */
  readonly hintsOf?: (checkId: string) => readonly Text[]
  /** The timeline is shown elsewhere. */
  readonly isWithoutTimeline?: boolean
  /** How a file of the report is named where the reader stands, so that editors can open it; default: as it is. */
  readonly locate?: (file: string) => string
}

/** Turns results into the text of one format. Pure; neutralises whatever a learner wrote for its medium. */
export type Reporter = (reports: readonly Report[], context: ReporterContext) => string
