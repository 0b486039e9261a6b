import type { Diagnostic, Message, SourceRange } from './diagnostic.ts'
import type { CheckResult } from './report.ts'

/** What the proof of one exercise has shown. Holds no dates, durations or absolute paths. */
export interface Verification {
  readonly exercise: string
  /** What is wrong, in the author's files: sorted by file and line. */
  readonly diagnostics: readonly ProofDiagnostic[]
  /** Absent where the exercise could not be graded. */
  readonly facts?: VerificationFacts
  /** What its course says of it: percent of the points to pass with, and the deadline as it is written. */
  readonly course?: { readonly passPercent?: number; readonly deadline?: string }
}

/** A mistake of the author's. */
export interface ProofDiagnostic extends Diagnostic {
  /** Where a known answer did not turn out as it should: the checks that show it, with places in the author's files. */
  readonly results?: readonly CheckResult[]
}

export interface VerificationFacts {
  readonly points: number
  readonly checks: number
  /** Known answers that were graded; absent where none was tried, because the solution does not get full marks. */
  readonly answers?: { readonly wrong: number; readonly right: number }
  /** Texts of the author, and how many of them are in Korean too. */
  readonly texts: { readonly all: number; readonly korean: number }
  /** Absent where the solution does not get full marks. */
  readonly mutation?: MutationScore
}

/** How many mistakes the checks notice. Mutants that are proven to behave like a known right answer are no mistakes and not counted. */
export interface MutationScore {
  readonly mutants: number
  readonly killed: number
  /** Mutants with full marks that the engine shows to behave like a known right answer. */
  readonly equivalent: readonly SurvivingMutant[]
  /** Mutants with full marks that behave otherwise. */
  readonly holes: readonly SurvivingMutant[]
  /** Whole per cent of `killed` among those that are not equivalent, rounded down; 100 where there are none. */
  readonly score: number
}

export interface SurvivingMutant {
  readonly operator: string
  readonly description: Message
  /** In the solution. */
  readonly range: SourceRange
  /** The file before and after. */
  readonly before: string
  readonly after: string
  /** The known answer that it behaves like: `solution`, `right/NAME`. */
  readonly like?: string
}
