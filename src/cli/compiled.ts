import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../domain/submission.ts'
import type { ReadExercise } from '../edge/files-exercise.ts'
import type { LoadedExercise } from '../exercise/load.ts'
import { packageRoot } from './package-root.ts'

/**
 * The folder with what the build has worked out beforehand; `undefined` where the program runs from its sources and works
 * everything out itself.
 */
export function compiledFolder(): string | undefined {
  const built = join(packageRoot(), 'dist')
  return import.meta.dirname.startsWith(built) ? join(built, 'compiled') : undefined
}

/** An exercise as the loader read it, and the files that it was read from. */
export interface CompiledExercise {
  readonly files: readonly SourceFile[]
  readonly loaded: LoadedExercise
}

/** Where the build puts an exercise, in the folder for what it has worked out. */
export function compiledPath(id: string): string {
  return join('exercises', `${id}.json`)
}

/** The exercise as the build read it, if its files are still the same to the letter; `undefined` if it must be read anew. */
export function readCompiled(
  { id, files }: ReadExercise,
  folder: string | undefined = compiledFolder(),
): LoadedExercise | undefined {
  if (folder === undefined) return undefined
  let text: string
  try {
    text = readFileSync(join(folder, compiledPath(id)), 'utf8')
  } catch {
    return undefined
  }
  const compiled = JSON.parse(text) as CompiledExercise
  return sameFiles(files, compiled.files) ? compiled.loaded : undefined
}

function sameFiles(a: readonly SourceFile[], b: readonly SourceFile[]): boolean {
  return a.length === b.length && a.every((file, index) => sameFile(file, b[index]))
}

function sameFile(a: SourceFile, b: SourceFile | undefined): boolean {
  return a.path === b?.path && a.text === b.text && a.executable === b.executable
}
