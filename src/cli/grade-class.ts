import packageJson from '../../package.json' with { type: 'json' }
import { mergeResults } from '../batch/merge.ts'
import { type BatchPlan, planBatch, sharingLearners } from '../batch/plan.ts'
import type { FoundClass } from '../batch/layout.ts'
import { type Shard, shardOf } from '../batch/shard.ts'
import type { BatchExercise, BatchResult, BatchResults, Learner } from '../domain/batch.ts'
import type { Message } from '../domain/diagnostic.ts'
import type { Exercise } from '../domain/exercise.ts'
import { LIMITS } from '../domain/limits.ts'
import type { Report } from '../domain/report.ts'
import { type FoundExercise, readExerciseFolder } from '../edge/files-exercise.ts'
import { digestOf } from '../edge/read-work.ts'
import { cacheFolder } from '../edge/user-folders.ts'
import { grade } from '../grading/grade.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { printable } from '../report/render/sanitize.ts'
import { wrapHanging } from '../report/render/width.ts'
import { createProgress } from './batch-progress.ts'
import { openWorkers, runPlan, workerStart } from './batch-run.ts'
import { exercisesOf, openClass, recognised } from './class-of.ts'
import { complainInFile } from './complain-in-file.ts'
import { type Console, languageOf } from './console.ts'
import { findCourse, openExercise } from './course.ts'
import { reporterContext } from './reporter-context.ts'
import type { CommonFlags } from './program.ts'
import { readRoster } from './roster.ts'
import { UsageError } from './usage-error.ts'

/** What class is graded, for what, and how. */
export interface ClassFlags extends CommonFlags {
  readonly place: string
  readonly exercise?: readonly string[]
  readonly roster?: string
  readonly workers?: number
  readonly cache?: boolean
  /** `2/5`, or `index/5` for the index that a Kubernetes Indexed Job gives. */
  readonly shard?: string
  /** Of the policy: in what zone an archive's times are read that say none. */
  readonly zoneOffsetMs?: number
}

/** Told of every report while there is one: results keep less. Made when it is known whom and what it will be told of. */
export type ReportListener = (
  learners: BatchResults['learners'],
  exercises: BatchResults['exercises'],
) => (result: BatchResult, report: Report) => void

/** The results of a class; `undefined` where an exercise is broken, which has been complained about. */
export async function gradeClass(
  flags: ClassFlags,
  console: Console,
  listener?: ReportListener,
): Promise<BatchResults | undefined> {
  const shard = flags.shard === undefined ? undefined : parseShard(flags.shard, console)
  const roster = rosterOf(flags, console)
  const course = findCourse(flags, console)
  const courses = [...new Set(course.flatMap(({ id }) => (id.includes('/') ? [id.slice(0, id.indexOf('/'))] : [])))]
  const place = await openClass(flags.place, { courses, zoneOffsetMs: flags.zoneOffsetMs ?? 0 }, console)
  const asked = flags.exercise ?? []
  const names = {
    exercises: course.map(({ id }) => id),
    learners: roster.map(({ id }) => id),
    files: [],
  }
  const found = recognised(place, flags.place, names)
  const chosen = asked.length > 0 ? asked : exercisesOf(found, course).map(({ id }) => id)
  const opened: NonNullable<Awaited<ReturnType<typeof openExercise>>>[] = []
  for (const name of chosen) {
    const exercise = await openExercise(name, flags, console)
    if (exercise === undefined) return undefined
    // `3` and `exercise-3` are one exercise, and so is one that is named twice
    if (opened.every(({ exercise: { id } }) => id !== exercise.exercise.id)) opened.push(exercise)
  }
  const files = opened.flatMap(({ exercise }) => exercise.files.map(({ path }) => path))
  const work = recognised(place, flags.place, { ...names, files })
  const whole = planBatch({
    found: work,
    exercises: opened.map(({ exercise }) => exercise.id),
    course: names.exercises,
    roster,
  })
  const loaded = opened.map(({ exercise }) => exercise)
  complainAboutFolder(work, whole, loaded, flags, console)
  const plan = shard === undefined ? whole : shardOf(whole, shard)
  const workers = openWorkers(plan.jobs.length, flags.workers)
  try {
    const exercises = opened.map(({ found: folder, exercise }) => describe(exercise, folder))
    const start = workerStart({
      exercises: loaded,
      described: exercises,
      place,
      reports: listener !== undefined,
      cacheRoot: flags.cache === false ? undefined : cacheFolder(console.env),
    })
    const progress = createProgress(plan.jobs.length, console, languageOf(console, flags))
    const listen = listener?.(whole.learners, exercises)
    const results = await runPlan(plan, { ...start, course: names.exercises }, workers, (result, report) => {
      if (report !== undefined) listen?.(result, report)
      progress.step()
    })
    progress.end()
    const merged = mergeResults({ engine: packageJson.version, layout: work.layout, exercises, plan, results })
    return shard === undefined ? merged : { ...merged, shard }
  } finally {
    await workers?.close()
  }
}

/** Who is expected to hand in; what is wrong with the file has been complained about. */
function rosterOf(flags: ClassFlags, console: Console): readonly Learner[] {
  if (flags.roster === undefined) return []
  const { learners, diagnostics, file } = readRoster(flags.roster, console)
  complainInFile(diagnostics, file, flags, console)
  return learners
}

/** What of a class's folder is said before it is graded: what was left out, and whose files count several times. */
function complainAboutFolder(
  { leftOut }: FoundClass,
  { jobs }: BatchPlan,
  exercises: readonly Exercise[],
  flags: CommonFlags,
  console: Console,
): void {
  const others = leftOut.filter((name) => !KEPT_BESIDE.test(name))
  const sharing = isAnyFileShared(exercises) ? sharingLearners(jobs) : []
  const ids = exercises.map(({ id }) => id).join(', ')
  const said: readonly Message[] = [
    { code: 'CLI_CLASS_LEFT_OUT', args: { count: others.length, files: someOf(others) } },
    { code: 'CLI_CLASS_SHARED_FILES', args: { count: sharing.length, learners: someOf(sharing), exercises: ids } },
  ]
  const { language, width } = reporterContext(console, flags)
  for (const message of said.filter(({ args }) => args['count'] !== 0)) {
    const help = formatHelp(message, language)
    const lines = [
      formatMessage(message, language),
      ...(help === undefined ? [] : [`  = ${wordsFor(language).help}: ${help}`]),
    ]
    const wrapped = lines.flatMap((line) => wrapHanging(printable(line), width, '    '))
    console.complain(`${wrapped.join('\n')}\n`)
  }
}

/** Tables are what instructors and platforms keep beside the work of a class; anything else there may be work in the wrong place. */
const KEPT_BESIDE = /\.(csv|json|jsonl)$/i

/** So many are named; of the others there is only the number. */
const NAMED_MAX = 5

function someOf(names: readonly string[]): string {
  return [...names.slice(0, NAMED_MAX), ...(names.length > NAMED_MAX ? ['…'] : [])].join(', ')
}

/** Whether two exercises ask for a file of one name, so that one may be taken for the other's. */
function isAnyFileShared(exercises: readonly Exercise[]): boolean {
  const paths = exercises.flatMap(({ files }) => files.map(({ path }) => path))
  return new Set(paths).size < paths.length
}

/** What an exercise is to those who read results. What nobody handed in still has every check. */
function describe(exercise: Exercise, { path }: FoundExercise): BatchExercise {
  const { checks, score } = grade(exercise, { files: [], diagnostics: [] }, LIMITS)
  return {
    id: exercise.id,
    title: exercise.title,
    digest: digestOf(readExerciseFolder(path, LIMITS)),
    maxPoints: score.maxPoints,
    checks: checks.map(({ id, title, maxPoints, hidden, reveal }) => ({ id, title, maxPoints, hidden, reveal })),
  }
}

function parseShard(value: string, console: Console): Shard {
  const [, which, count] = /^(index|\d+)\/(\d+)$/.exec(value) ?? []
  const of = Number(count)
  const given = console.env['JOB_COMPLETION_INDEX']
  if (which === 'index' && given === undefined) throw new UsageError('USAGE_SHARD_INDEX')
  const index = which === 'index' ? Number(given) + 1 : Number(which)
  if (!(index >= 1 && index <= of)) throw new UsageError('USAGE_SHARD', { value })
  return { index, of }
}
