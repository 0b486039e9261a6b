import { checkKindSchemas } from '../../src/exercise/check-kind-schemas.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import type { Report } from '../../src/domain/report.ts'
import { readExerciseFolder } from '../../src/edge/files-exercise.ts'
import { readSubmission } from '../../src/edge/files-submission.ts'
import { loadExercise } from '../../src/exercise/load.ts'
import { grade } from '../../src/grading/grade.ts'

/** Grades what is in a folder for the exercise in another, as the command does. Throws when the exercise is broken. */
export function gradeFolder(exerciseFolder: string, submissionFolder: string): Report {
  const loaded = loadExercise(readExerciseFolder(exerciseFolder, LIMITS), { kinds: checkKindSchemas(), limits: LIMITS })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, undefined, 2))
  return grade(loaded.exercise, readSubmission(submissionFolder, loaded.exercise.files, LIMITS), LIMITS)
}
