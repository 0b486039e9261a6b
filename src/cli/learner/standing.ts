import { join } from 'node:path'
import { type Course, deadlineOf } from '../../domain/course.ts'
import type { Exercise } from '../../domain/exercise.ts'
import type { FoundExercise } from '../../edge/files-exercise.ts'
import { kindOf } from '../../edge/files.ts'
import { resolveSubmission } from '../../edge/files-resolve.ts'
import type { Console, OutputFlags } from '../console.ts'
import { type CourseFlags, findCourse, loadFound, openCourse } from '../course.ts'
import { quizStateFile, readQuizState } from '../quiz-state.ts'
import { complainOfState } from './complain.ts'
import { byCourse, folderName, inOrder } from './course-order.ts'
import { type LearnerState, readLearnerState } from './state.ts'

/** `new`: nothing is there; `started`: files of the learner's, or a grading; `done`: full marks once, or what the course asks for. */
export type Status = 'new' | 'started' | 'done'

/** Where a learner stands with one exercise of the course. */
export interface Standing {
  readonly found: FoundExercise
  /** Absent when its author left it broken. */
  readonly exercise?: Exercise
  readonly state: LearnerState
  readonly status: Status
  /** Questions of a quiz that is under way: of how many how many are answered. */
  readonly answered?: { readonly n: number; readonly of: number }
  /** All points there are to get. */
  readonly maxPoints: number
  /** Its own, as the course's author wrote it; that of the whole course is told once. */
  readonly deadline?: string
}

/** Where a learner stands in one course, in its order. */
export interface CourseStanding {
  /** Absent where the exercises stand in a folder without `course.yaml`. */
  readonly course?: Course
  readonly standings: readonly Standing[]
  /** The flags, with the language of the course where none is asked for. */
  readonly output: OutputFlags
}

/** Where a learner stands in all courses there are. A course that its author left broken is complained about, and `undefined`. */
export async function courseStandings(
  flags: CourseFlags,
  console: Console,
): Promise<readonly CourseStanding[] | undefined> {
  const all: CourseStanding[] = []
  for (const group of byCourse(findCourse(flags, console))) {
    const [first] = group
    const course = first === undefined ? undefined : await openCourse(first, flags, console)
    if (course === 'broken') return undefined
    const lang = flags.lang ?? course?.language
    const output = lang === undefined ? flags : { ...flags, lang }
    const standings: Standing[] = []
    for (const found of inOrder(group, course)) standings.push(await standingOf(found, course, output, console))
    all.push({ standings, output, ...(course === undefined ? {} : { course }) })
  }
  return all
}

async function standingOf(
  found: FoundExercise,
  course: Course | undefined,
  output: OutputFlags,
  console: Console,
): Promise<Standing> {
  const loaded = await loadFound(found, course?.defaults)
  if (!loaded.ok) return { found, state: { open: [], hints: {} }, status: 'new', maxPoints: 0 }
  const exercise = { ...loaded.exercise, id: found.id }
  const state = readLearnerState(exercise, console.env)
  complainOfState(state, output, console)
  const own = course === undefined ? undefined : deadlineOf({ ...course, deadline: '' }, folderName(found))
  const deadline = own === undefined || own === '' ? {} : { deadline: own }
  const before = statusOf(found, state, course?.passPercent ?? 100, console)
  const answered = answeredOf(exercise, console)
  const status = answered !== undefined && before === 'new' ? 'started' : before
  const underWay = answered === undefined ? {} : { answered }
  return { found, exercise, state, status, maxPoints: pointsOf(exercise), ...deadline, ...underWay }
}

/** Absent where nothing is answered, or everything. */
function answeredOf({ id, quizzes = [] }: Exercise, { env }: Console): Standing['answered'] {
  const asked = quizzes.filter(({ hidden }) => !hidden)
  if (asked.length === 0) return undefined
  const { answers } = readQuizState(quizStateFile(id, asked, env))
  const n = asked.filter((quiz) => Object.hasOwn(answers, quiz.id)).length
  return n === 0 || n === asked.length ? undefined : { n, of: asked.length }
}

function statusOf(found: FoundExercise, { best }: LearnerState, passPercent: number, { cwd }: Console): Status {
  if (best !== undefined && best.points * 100 >= best.maxPoints * passPercent) return 'done'
  return best !== undefined || workFolder(found, cwd) !== undefined ? 'started' : 'new'
}

/** The folder with a learner's own files of an exercise, as `grade` looks for it; this folder itself does not count. */
export function workFolder(exercise: FoundExercise, workingFolder: string): string | undefined {
  const place = resolveSubmission({ exercise, files: [], workingFolder })
  return place.ok ? place.path : undefined
}

/** Whether there is something to begin with, or only questions to answer. */
export function hasStarter({ path }: FoundExercise): boolean {
  return kindOf(join(path, 'starter')) === 'folder'
}

/** What to go on with: what was begun first, else the first that is new; `undefined` when all is done. */
export function nextOf(all: readonly CourseStanding[]): Standing | undefined {
  const standings = all.flatMap((each) => each.standings)
  const open = standings.filter(isOpen)
  return open.find(({ status }) => status === 'started') ?? open[0]
}

/** Whether something is left to do in an exercise that is sound. */
export function isOpen({ status, exercise }: Standing): boolean {
  return status !== 'done' && exercise !== undefined
}

function pointsOf({ scenarios, quizzes = [] }: Exercise): number {
  const checks = scenarios.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  return [...checks, ...quizzes].reduce((sum, { points }) => sum + points, 0)
}
