import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { HandedInFile } from '../domain/exercise.ts'
import { kindOf } from './files.ts'
import type { FoundExercise } from './files-exercise.ts'

export type ResolvedSubmission =
  | { readonly ok: true; readonly path: string }
  /** `argument-missing`: there is nothing at the path given; `exercise-folder`: it is the exercise itself; `none`: nothing was found in `tried`. */
  | {
      readonly ok: false
      readonly reason: 'argument-missing' | 'exercise-folder' | 'none'
      readonly tried: readonly string[]
    }

export interface SubmissionPlaces {
  /** What was typed: a folder or a file. */
  readonly argument?: string
  readonly exercise: FoundExercise
  readonly files: readonly HandedInFile[]
  readonly workingFolder: string
}

/**
 * Where a submission is: the argument; else `./ID`, `./submissions/ID`, or the working folder if it holds one of the exercise's files. Never the exercise's
 * own folder, whose files are the author's.
 */
export function resolveSubmission(places: SubmissionPlaces): ResolvedSubmission {
  const { argument, exercise, files, workingFolder } = places
  if (argument !== undefined) {
    const path = resolve(workingFolder, argument)
    if (kindOf(path) === 'absent') return { ok: false, reason: 'argument-missing', tried: [argument] }
    return isSamePlace(path, exercise.path)
      ? { ok: false, reason: 'exercise-folder', tried: [argument] }
      : { ok: true, path }
  }
  const tried = [exercise.id, join('submissions', exercise.id)]
  for (const name of tried) {
    const path = join(workingFolder, name)
    if (kindOf(path) === 'folder' && !isSamePlace(path, exercise.path)) return { ok: true, path }
  }
  const holdsOne = files.some(({ path }) => kindOf(join(workingFolder, path)) === 'file')
  if (holdsOne && !isSamePlace(workingFolder, exercise.path)) return { ok: true, path: resolve(workingFolder) }
  return { ok: false, reason: 'none', tried: [...tried, '.'] }
}

function isSamePlace(a: string, b: string): boolean {
  return realpathSync(a) === realpathSync(b)
}
