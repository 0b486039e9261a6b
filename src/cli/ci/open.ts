import { join } from 'node:path'
import type { Exercise } from '../../domain/exercise.ts'
import type { Language } from '../../domain/text.ts'
import type { Console } from '../console.ts'
import { openExercise } from '../course.ts'
import { packageRoot } from '../package-root.ts'
import { offer, UsageError } from '../usage-error.ts'
import { EMBEDDED } from './embedded.ts'

/**
 * An exercise by its id or number: from the folder that the instructor names, else one that came with the grader. Folders of the learner's
 * repository are never looked through: a learner could put easier checks there. A broken exercise is complained about, and `undefined`.
 */
export async function openForCi(
  name: string,
  folder: string | undefined,
  language: Language,
  console: Console,
): Promise<Exercise | undefined> {
  if (folder === undefined && EMBEDDED.length > 0) return embedded(name)
  const exercises = folder ?? join(packageRoot(), 'exercises')
  const opened = await openExercise(name, { exercises, lang: language }, console)
  return opened?.exercise
}

function embedded(name: string): Exercise {
  const id = /^\d+$/.test(name) ? `exercise-${Number(name)}` : name
  const found = EMBEDDED.find((exercise) => exercise.id === id)
  if (found?.loaded.ok === true) return found.loaded.exercise
  throw new UsageError('USAGE_EXERCISE_UNKNOWN', {
    name,
    ...offer(
      id,
      EMBEDDED.map((exercise) => exercise.id),
    ),
  })
}
