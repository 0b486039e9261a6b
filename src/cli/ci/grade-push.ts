import { join, resolve } from 'node:path'
import { type Graded, hintsOf, revealAtMost } from '../../ci/graded.ts'
import type { CiInputs } from '../../ci/inputs.ts'
import type { Exercise } from '../../domain/exercise.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { Report } from '../../domain/report.ts'
import type { Submission } from '../../domain/submission.ts'
import { checkedOutCommit, isBelow, workPlace } from '../../edge/files-push.ts'
import { readSubmission } from '../../edge/files-submission.ts'
import { grade } from '../../grading/grade.ts'
import { withNearMisses } from '../../verify/near-misses.ts'
import type { Console } from '../console.ts'
import { UsageError } from '../usage-error.ts'
import { openForCi } from './open.ts'

type Asked = Pick<CiInputs, 'exercises' | 'path' | 'exercisesFolder' | 'exercisesRef' | 'reveal' | 'language'>

/**
 * Grades the work in a checkout of a repository for every exercise that is asked for, in that order. `undefined`: an exercise is broken, which was
 * complained about. Missing work is graded too: none of its checks passes. `beside`: the instructor's exercises next to the grader, which win over those in it.
 */
export async function gradePush(
  root: string,
  asked: Asked,
  console: Console,
  beside?: string,
): Promise<readonly Graded[] | undefined> {
  checkFolder(root, asked)
  const graded: Graded[] = []
  for (const name of asked.exercises) {
    const folder = asked.exercisesFolder === undefined ? beside : resolve(root, asked.exercisesFolder)
    const exercise = await openForCi(name, folder, asked.language, console)
    if (exercise === undefined) return undefined
    graded.push(gradeWork(root, exercise, asked))
  }
  return graded
}

function gradeWork(root: string, exercise: Exercise, { path, reveal }: Asked): Graded {
  const place = workPlace(root, path, exercise.id)
  if (place === undefined) throw new UsageError('USAGE_CI_PATH', { place: path })
  const given = new Set(exercise.given.map((file) => file.path))
  const submission = readSubmission(
    place.path,
    exercise.files.filter((file) => !given.has(file.path)),
    LIMITS,
    exercise.given,
  )
  const handedIn = new Set(submission.files.map((file) => file.path))
  const locate = (file: string): string => (handedIn.has(file) && place.below !== '' ? `${place.below}/${file}` : file)
  return { report: revealAtMost(explained(exercise, submission), reveal), hints: hintsOf(exercise), locate }
}

/** With the one correction that would make a failed check pass. */
function explained(exercise: Exercise, submission: Submission): Report {
  const report = grade(exercise, submission, LIMITS)
  return report.checks.some(({ verdict }) => verdict === 'failed')
    ? withNearMisses(exercise, submission, report, LIMITS)
    : report
}

/** The folder with the exercises lies in the checkout, and is at the commit that the instructor named. */
function checkFolder(root: string, { exercisesFolder, exercisesRef }: Asked): void {
  if (exercisesFolder === undefined) return
  const folder = join(root, exercisesFolder)
  if (!isBelow(root, folder)) throw new UsageError('USAGE_CI_PATH', { place: exercisesFolder })
  if (exercisesRef === undefined) return
  const found = checkedOutCommit(root, folder)
  if (found === exercisesRef) return
  throw new UsageError('USAGE_CI_REF', { folder: exercisesFolder, found: found ?? '', wanted: exercisesRef })
}
