import packageJson from '../../../package.json' with { type: 'json' }
import { mergeResults } from '../../batch/merge.ts'
import { planBatch } from '../../batch/plan.ts'
import type { BatchExercise, BatchResult, BatchResults } from '../../domain/batch.ts'
import type { Exercise } from '../../domain/exercise.ts'
import { LIMITS } from '../../domain/limits.ts'
import { readExerciseFolder, type FoundExercise } from '../../edge/files-exercise.ts'
import { digestOf } from '../../edge/read-work.ts'
import { cacheFolder } from '../../edge/user-folders.ts'
import { grade } from '../../grading/grade.ts'
import { createProgress } from '../batch-progress.ts'
import { BATCH_REPORTERS } from '../batch-reporters.ts'
import { runPlan, workerStart } from '../batch-run.ts'
import { exercisesOf, openClass, recognised } from '../class-of.ts'
import { type Console, languageOf } from '../console.ts'
import { findCourse, openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { parseReporters, writeReports } from '../reporters.ts'
import { readRoster } from '../roster.ts'

/** When `batch` ends with an exit code other than 0 although every submission has a result. */
export type FailOn = 'never' | 'not-full' | 'ungradable' | 'errored'

export interface BatchFlags extends CommonFlags {
  readonly place: string
  readonly exercise?: readonly string[]
  readonly roster?: string
  readonly workers?: number
  readonly cache?: boolean
  readonly reporter?: readonly string[]
  readonly failOn?: FailOn
}

/** Grades a class. Exit code 0: every submission has a result; 2: one has none; 1: what `--fail-on` names occurred. */
export async function batchCommand(flags: BatchFlags, console: Console): Promise<ExitCode> {
  const choices = parseReporters(flags.reporter ?? [], BATCH_REPORTERS)
  const results = await gradeClass(flags, console)
  if (results === undefined) return 2
  await writeReports(results, choices, BATCH_REPORTERS, reporterContext(console, flags), console)
  return exitCodeOf(results, flags.failOn ?? 'errored')
}

/** The results of a class; `undefined` where an exercise is broken, which has been complained about. */
async function gradeClass(flags: BatchFlags, console: Console): Promise<BatchResults | undefined> {
  const roster = flags.roster === undefined ? [] : readRoster(flags.roster, console)
  const place = await openClass(flags.place, console)
  const course = findCourse(flags, console)
  const asked = flags.exercise ?? []
  const names = {
    exercises: course.map(({ id }) => id),
    learners: roster.map(({ id }) => id),
    files: [],
  }
  const found = recognised(place, flags.place, names)
  const chosen = asked.length > 0 ? asked : exercisesOf(found, course).map(({ id }) => id)
  const opened = []
  for (const name of chosen) {
    const exercise = await openExercise(name, flags, console)
    if (exercise === undefined) return undefined
    opened.push(exercise)
  }
  const files = opened.flatMap(({ exercise }) => exercise.files.map(({ path }) => path))
  const work = recognised(place, flags.place, { ...names, files })
  const plan = planBatch({ found: work, exercises: opened.map(({ exercise }) => exercise.id), roster })
  const exercises = opened.map(({ found: folder, exercise }) => describe(exercise, folder))
  const start = workerStart(
    opened.map(({ exercise }) => exercise),
    exercises,
    place,
    flags.cache === false ? undefined : cacheFolder(console.env),
  )
  const progress = createProgress(plan.jobs.length, console, languageOf(console, flags))
  const results = await runPlan(plan, start, flags.workers, progress.step)
  progress.end()
  return mergeResults({ engine: packageJson.version, layout: work.layout, exercises, plan, results })
}

/** What an exercise is to those who read results. What nobody handed in still has every check. */
function describe(exercise: Exercise, { path }: FoundExercise): BatchExercise {
  const { checks, score } = grade(exercise, { files: [], diagnostics: [] }, LIMITS)
  return {
    id: exercise.id,
    title: exercise.title,
    digest: digestOf(readExerciseFolder(path, LIMITS)),
    maxPoints: score.maxPoints,
    checks: checks.map(({ id, title, maxPoints, hidden }) => ({ id, title, maxPoints, hidden })),
  }
}

function exitCodeOf({ results, exercises }: BatchResults, failOn: FailOn): ExitCode {
  if (results.some(({ status }) => status === 'errored')) return failOn === 'never' ? 0 : 2
  const maximum = new Map(exercises.map(({ id, maxPoints }) => [id, maxPoints]))
  const isFull = ({ exercise, points }: BatchResult): boolean => points === maximum.get(exercise)
  if (failOn === 'not-full') return results.every(isFull) ? 0 : 1
  if (failOn === 'ungradable') return results.every(({ points }) => points !== null) ? 0 : 1
  return 0
}
