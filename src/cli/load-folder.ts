import type { CourseDefaults } from '../domain/course.ts'
import { LIMITS } from '../domain/limits.ts'
import type { ReadExercise } from '../edge/files-exercise.ts'
import { loadExercise, type LoadedExercise } from '../exercise/load.ts'
import { checkKindSchemas } from '../exercise/check-kind-schemas.ts'

/** Reads an exercise from its files. Stands alone because the Markdown parser and the schemas come with it. */
export function loadFolder(folder: ReadExercise, defaults?: CourseDefaults): LoadedExercise {
  if (folder.diagnostics.length > 0) return { ok: false, diagnostics: folder.diagnostics }
  return loadExercise(folder, { kinds: checkKindSchemas(), limits: LIMITS, defaults })
}
