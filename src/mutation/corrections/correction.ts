import type { Limits } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import type { Mutant } from '../mutant.ts'

/** What a correction may know beside the file that it edits. */
export interface CorrectionContext {
  /** All files of the answer, the author's among them. */
  readonly files: readonly SourceFile[]
  /** Names that the exercise speaks of: images, objects, containers. */
  readonly names: readonly string[]
  /** Whether command files are replayed as a person types, so that the world has settled before each line. */
  readonly isTyped: boolean
  readonly limits: Limits
}

/** One kind of mistake that is often made, mended: pure, like a mutation operator. */
export interface Correction {
  /** Kebab-case, stable. */
  readonly id: string
  /** The file with one mistake mended, once for each place where it may have been made. */
  apply(file: SourceFile, context: CorrectionContext): readonly Mutant[]
}
