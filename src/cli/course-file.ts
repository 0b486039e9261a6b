import type { Course } from '../domain/course.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { LIMITS } from '../domain/limits.ts'
import { findExercises, type FoundExercise, readCourseFile } from '../edge/files-exercise.ts'
import { loadCourse } from '../exercise/course.ts'

export type FoundCourse =
  | { readonly ok: true; readonly course: Course | undefined }
  | { readonly ok: false; readonly folder: string; readonly diagnostics: readonly Diagnostic[] }

/** The course that an exercise belongs to, if there is one. */
export function courseOf({ course: folder }: FoundExercise): FoundCourse {
  if (folder === undefined) return { ok: true, course: undefined }
  const read = readCourseFile(folder, LIMITS)
  if (read.kind === 'absent') return { ok: true, course: undefined }
  if (read.kind === 'refused') return { ok: false, folder, diagnostics: [read.diagnostic] }
  const beside = findExercises(folder).map(({ id }) => id)
  const loaded = loadCourse(read.file, beside, LIMITS)
  return loaded.ok ? loaded : { ok: false, folder, diagnostics: loaded.diagnostics }
}
