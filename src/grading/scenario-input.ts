import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { Scenario } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { StepSpan, Workplace } from '../sandbox/types.ts'

/** A scenario, and what was handed in for it. */
export interface ScenarioTask {
  readonly scenario: Scenario
  readonly files: readonly SourceFile[]
  /** Files that had to be handed in and are not there, with the diagnostic that says so. */
  readonly missing: ReadonlyMap<string, Diagnostic>
  /** Which of the files are the author's. */
  readonly given?: ReadonlySet<string>
}

/** What one scenario is run with. */
export interface ScenarioInput extends ScenarioTask {
  readonly workplace: Workplace
  readonly limits: Limits
  /** Is told what each act of a scenario did, and where it stands: the steps it ran. */
  readonly acted?: (place: SourceRange, span: StepSpan) => void
}

/** Why no check can be evaluated any more: a file is missing, or we failed. */
export type Blocker =
  | { readonly kind: 'missing'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'errored'; readonly diagnostics: readonly Diagnostic[] }

/** The diagnostic for an exception. Holds no stack: results are the same on every machine. */
export function internalError(error: unknown): Diagnostic {
  const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return diagnostic('CHECK_ERRORED', { problem })
}
