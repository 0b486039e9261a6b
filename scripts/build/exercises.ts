import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { COMPILED_COURSE, type CompiledCourse, type CompiledExercise, compiledPath } from '../../src/cli/compiled.ts'
import { loadFolder } from '../../src/cli/load-folder.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { findExercises, readCourseFile, readExerciseFolder } from '../../src/edge/files-exercise.ts'
import { loadCourse } from '../../src/exercise/course.ts'

/**
 * Reads the exercises of a folder and puts what the loader made of them into `compiled`, so that the program need not. One
 * that is broken, or that would not come out of its JSON as it went in, is left to be read each time.
 */
export function compileExercises(exercises: string, compiled: string): void {
  mkdirSync(join(compiled, dirname(compiledPath('any'))), { recursive: true })
  compileCourse(exercises, compiled)
  for (const { id, path } of findExercises(exercises)) {
    const folder = readExerciseFolder(path, LIMITS)
    const exercise: CompiledExercise = { files: folder.files, loaded: loadFolder(folder) }
    const text = JSON.stringify(exercise)
    if (!exercise.loaded.ok || !isDeepStrictEqual(JSON.parse(text), exercise)) continue
    writeFileSync(join(compiled, compiledPath(id)), text)
  }
}

/** Does the same with the `course.yaml` beside them. Exercises for which it has defaults are left to be read each time. */
function compileCourse(exercises: string, compiled: string): void {
  const read = readCourseFile(exercises, LIMITS)
  if (read.kind !== 'file') return
  const beside = findExercises(exercises).map(({ id }) => id)
  const loaded = loadCourse(read.file, beside, LIMITS)
  if (!loaded.ok) return
  const course: CompiledCourse = { file: read.file, beside, course: loaded.course }
  const text = JSON.stringify(course)
  if (isDeepStrictEqual(JSON.parse(text), course)) writeFileSync(join(compiled, COMPILED_COURSE), text)
}
