import type { Exercise } from '../../domain/exercise.ts'
import type { Report, Score } from '../../domain/report.ts'
import { kindOf } from '../../edge/files.ts'
import { solutionFolder } from '../../edge/files-verify.ts'
import { isReallyWithin } from '../../edge/work-folder.ts'
import type { Console, OutputFlags } from '../console.ts'
import type { OpenedExercise } from '../course.ts'
import { complainOfState } from './complain.ts'
import { type LearnerState, readLearnerState, writeLearnerState } from './state.ts'

/** Notes what a grading came to, for `grade`, `list` and `hint`. False for the course's own answers, which are nobody's progress. */
export function recordGrading(
  { exercise, found }: OpenedExercise,
  { report, place }: { readonly report: Report; readonly place: string },
  flags: OutputFlags,
  console: Console,
): boolean {
  if (
    [found.path, solutionFolder(found)].some((folder) => kindOf(folder) === 'folder' && isReallyWithin(folder, place))
  )
    return false
  const before = readLearnerState(exercise, console.env)
  complainOfState(before, flags, console)
  const after = afterGrading(before, report)
  if (!isSame(before, after)) writeLearnerState(exercise, after, console.env)
  return true
}

/** Notes what a quiz came to that was answered in the terminal. */
export function recordQuiz(exercise: Exercise, result: Pick<Report, 'score' | 'checks'>, { env }: Console): void {
  writeLearnerState(exercise, afterGrading(readLearnerState(exercise, env), result), env)
}

/** The better of both scores, and what is open now. */
export function afterGrading(
  { best, hints }: LearnerState,
  { score, checks }: Pick<Report, 'score' | 'checks'>,
): LearnerState {
  const open = checks.filter(({ verdict, hidden }) => verdict !== 'passed' && !hidden).map(({ id }) => id)
  return { best: better(best, score), open, hints }
}

/** A score out of other points is of an exercise that has changed, and counts no more. */
function better(best: Score | undefined, score: Score): Score {
  return best !== undefined && best.maxPoints === score.maxPoints && best.points >= score.points ? best : score
}

function isSame(before: LearnerState, after: LearnerState): boolean {
  return (
    before.best?.points === after.best?.points &&
    before.best?.maxPoints === after.best?.maxPoints &&
    before.open.join(' ') === after.open.join(' ')
  )
}
