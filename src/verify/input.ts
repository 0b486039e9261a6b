import type { SourceFile } from '../domain/submission.ts'
import type { ExerciseFolder } from '../exercise/load.ts'
import type { CasePart } from '../exercise/cases.ts'
import type { FindTarget } from '../exercise/links.ts'

/** Everything that makes an exercise, as it was read. Paths of files are relative to the folder they stand in. */
export interface VerifyInput {
  readonly folder: ExerciseFolder
  /** `cases.yaml`, where there is one. */
  readonly cases?: SourceFile
  /** `undefined` where there is no such folder. */
  readonly starter: readonly SourceFile[] | undefined
  readonly solution: readonly SourceFile[] | undefined
  readonly answers: readonly AnswerFolder[]
  /** Files for the terminals that the prose shows: `NAME/PATH`. */
  readonly replay: readonly SourceFile[]
  /** What stands at a path from the exercise's folder, for links. */
  readonly find: FindTarget
}

/** A folder with a known answer: only the files that differ from the solution stand in it. */
export interface AnswerFolder {
  readonly part: CasePart
  readonly name: string
  readonly files: readonly SourceFile[]
}

/** How files of the solution are named in places, so that they cannot be confused with those of the exercise. */
export const SOLUTION_FOLDER = 'solution'
