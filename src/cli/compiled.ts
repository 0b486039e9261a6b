import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Course } from '../domain/course.ts'
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

/** A course as it was read, and what it was read from: its file, and the ids of the exercises beside it. */
export interface CompiledCourse {
  readonly file: SourceFile
  readonly beside: readonly string[]
  readonly course: Course
}

/** Where the build puts the course of the exercises. */
export const COMPILED_COURSE = 'course.json'

/** The course as the build read it, if its file is still the same and so are the exercises; `undefined` if it must be read anew. */
export function readCompiledCourse(
  file: SourceFile,
  beside: readonly string[],
  folder: string | undefined = compiledFolder(),
): Course | undefined {
  const compiled = readJson(folder, COMPILED_COURSE) as CompiledCourse | undefined
  if (compiled === undefined || !sameFile(file, compiled.file)) return undefined
  return beside.join(' ') === compiled.beside.join(' ') ? compiled.course : undefined
}

/** The exercise as the build read it, if its files are still the same to the letter; `undefined` if it must be read anew. */
export function readCompiled(
  { id, files }: ReadExercise,
  folder: string | undefined = compiledFolder(),
): LoadedExercise | undefined {
  const compiled = readJson(folder, compiledPath(id)) as CompiledExercise | undefined
  return compiled !== undefined && sameFiles(files, compiled.files) ? compiled.loaded : undefined
}

function readJson(folder: string | undefined, path: string): unknown {
  if (folder === undefined) return undefined
  let text: string
  try {
    text = readFileSync(join(folder, path), 'utf8')
  } catch {
    return undefined
  }
  return JSON.parse(text)
}

function sameFiles(a: readonly SourceFile[], b: readonly SourceFile[]): boolean {
  return a.length === b.length && a.every((file, index) => sameFile(file, b[index]))
}

function sameFile(a: SourceFile, b: SourceFile | undefined): boolean {
  return a.path === b?.path && a.text === b.text && a.executable === b.executable
}
