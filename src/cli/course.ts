import { basename, join, relative } from 'node:path'
import type { Course, CourseDefaults } from '../domain/course.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Exercise } from '../domain/exercise.ts'
import { LIMITS } from '../domain/limits.ts'
import type { Submission } from '../domain/submission.ts'
import {
  findExercises,
  findExercisesFolder,
  type FoundExercise,
  readCourseFile,
  readExerciseFolder,
  resolveExercise,
} from '../edge/files-exercise.ts'
import { resolveSubmission } from '../edge/files-resolve.ts'
import { readSubmission } from '../edge/files-submission.ts'
import type { LoadedExercise } from '../exercise/load.ts'
import { formatMessage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { codeFrame } from '../report/render/code-frame.ts'
import { readCompiled, readCompiledCourse } from './compiled.ts'
import type { Console, OutputFlags } from './console.ts'
import { packageRoot } from './package-root.ts'
import { reporterContext } from './reporter-context.ts'
import { UsageError } from './usage-error.ts'

export interface CourseFlags extends OutputFlags {
  readonly exercises?: string
}

/** An exercise that was found and loaded. */
export interface OpenedExercise {
  readonly found: FoundExercise
  readonly exercise: Exercise
  /** Absent where no `course.yaml` stands beside the exercise. */
  readonly course?: Course
  /** The flags, with the language of the course where none is asked for. */
  readonly output: OutputFlags
}

/** The exercises there are, from where the flags, the environment or the working folder say. */
export function findCourse(flags: CourseFlags, console: Console): readonly FoundExercise[] {
  const places = findExercisesFolder({
    workingFolder: console.cwd,
    packageFolder: packageRoot(),
    ...(flags.exercises === undefined ? {} : { option: flags.exercises }),
    ...(console.env['GRADE_EXERCISES'] === undefined ? {} : { environment: console.env['GRADE_EXERCISES'] }),
  })
  if (!places.ok) {
    if (places.asked !== undefined) throw new UsageError('USAGE_EXERCISES_FOLDER', { folder: places.asked })
    throw new UsageError('USAGE_EXERCISES_NONE')
  }
  return findExercises(places.folder)
}

/**
 * Finds an exercise by its id or number and loads it. A name that no exercise has is a usage error; an exercise that its author
 * left broken is complained about here, and `undefined`.
 */
export async function openExercise(
  name: string,
  flags: CourseFlags,
  console: Console,
): Promise<OpenedExercise | undefined> {
  const all = findCourse(flags, console)
  const resolved = resolveExercise(name, all)
  if (!resolved.ok) throw unknownExercise(name, resolved)
  const found = resolved.exercise
  const course = await openCourse(found, flags, console, all)
  if (course === 'broken') return undefined
  const language = course?.language
  const output = flags.lang === undefined && language !== undefined ? { ...flags, lang: language } : flags
  const loaded = await loadFound(found, course?.defaults)
  if (loaded.ok) {
    const exercise = { ...loaded.exercise, id: found.id }
    return { found, exercise, output, ...(course === undefined ? {} : { course }) }
  }
  complainAboutExercise(found, loaded.diagnostics, output, console)
  return undefined
}

/** The course of an exercise; one that its author left broken is complained about here. `all`: the exercises there are, if known. */
export async function openCourse(
  found: FoundExercise,
  flags: CourseFlags,
  console: Console,
  all?: readonly FoundExercise[],
): Promise<Course | undefined | 'broken'> {
  if (found.course === undefined) return undefined
  const compiled = compiledCourse(found.course, all ?? findExercises(found.course))
  if (compiled !== undefined) return compiled
  const { courseOf } = await import('./course-file.ts')
  const read = courseOf(found)
  if (read.ok) return read.course
  complainAbout(read.folder, 'course.yaml', read.diagnostics, flags, console)
  return 'broken'
}

/** A course that the build has read already, and that has not changed since, nor the exercises that are beside it. */
function compiledCourse(folder: string, all: readonly FoundExercise[]): Course | undefined {
  const read = readCourseFile(folder, LIMITS)
  if (read.kind !== 'file') return undefined
  const beside = all.filter(({ course }) => course === folder).map(({ path }) => basename(path))
  return readCompiledCourse(read.file, beside)
}

/**
 * Reads and loads one exercise; one that the build has read already, and that has not changed since, is not read again. What
 * could not be read counts as a mistake of its author too.
 */
export async function loadFound(found: FoundExercise, defaults?: CourseDefaults): Promise<LoadedExercise> {
  const folder = readExerciseFolder(found.path, LIMITS)
  const compiled = folder.diagnostics.length === 0 && defaults === undefined ? readCompiled(folder) : undefined
  if (compiled !== undefined) return compiled
  const { loadFolder } = await import('./load-folder.ts')
  return loadFolder(folder, defaults)
}

/** A submission, and how its files are named from where the reader stands. */
export interface OpenedSubmission {
  readonly submission: Submission
  readonly locate: (file: string) => string
  /** Absolute path. */
  readonly place: string
}

/** Finds what was handed in for an exercise and reads it. */
export function openSubmission(
  { found, exercise }: OpenedExercise,
  argument: string | undefined,
  console: Console,
): OpenedSubmission {
  const given = new Set(exercise.given.map(({ path }) => path))
  const files = exercise.files.filter(({ path }) => !given.has(path))
  const place = resolveSubmission({
    exercise: found,
    files,
    workingFolder: console.cwd,
    ...(argument === undefined ? {} : { argument }),
  })
  if (!place.ok) throw noSubmission(exercise, place)
  const submission = readSubmission(place.path, files, LIMITS, exercise.given)
  const handedIn = new Set(submission.files.map(({ path }) => path))
  const below = relative(console.cwd, place.path)
  const isFolder = submission.files.length !== 1 || !place.path.endsWith(submission.files[0]?.path ?? '')
  const locate = (file: string) => (handedIn.has(file) && isFolder ? join(below, file) : file)
  return { submission, locate, place: place.path }
}

function complainAboutExercise(
  found: FoundExercise,
  diagnostics: readonly Diagnostic[],
  flags: CourseFlags,
  console: Console,
): void {
  complainAbout(found.path, found.id, diagnostics, flags, console)
}

function complainAbout(
  path: string,
  name: string,
  diagnostics: readonly Diagnostic[],
  flags: CourseFlags,
  console: Console,
): void {
  const folder = relative(console.cwd, path)
  const context = { ...reporterContext(console, flags), locate: (file: string) => join(folder, file) }
  const frames = diagnostics.map((problem) => `${codeFrame(problem, context).join('\n')}\n`)
  const broken = formatMessage({ code: 'CLI_EXERCISE_BROKEN', args: { id: name } }, context.language)
  console.complain(`${frames.join('\n')}\n${wordsFor(context.language).severity.error}: ${broken}\n`)
}

function unknownExercise(
  name: string,
  { suggestion, known, several }: { suggestion?: string; known: readonly string[]; several?: readonly string[] },
): UsageError {
  if (several !== undefined) return new UsageError('USAGE_EXERCISE_SEVERAL', { name, known: several.join(', ') })
  return new UsageError('USAGE_EXERCISE_UNKNOWN', {
    name,
    known: known.join(', '),
    ...(suggestion === undefined ? {} : { meant: suggestion }),
  })
}

type NoPlace = Extract<ReturnType<typeof resolveSubmission>, { ok: false }>

function noSubmission({ id, scenarios, quizzes = [] }: Exercise, { reason, tried }: NoPlace): UsageError {
  const [first = ''] = tried
  switch (reason) {
    case 'argument-missing':
      return new UsageError('USAGE_SUBMISSION_PLACE', { place: first })
    case 'exercise-folder':
      return new UsageError('USAGE_SUBMISSION_EXERCISE', { place: first })
    case 'none':
      return new UsageError('USAGE_SUBMISSION_NONE', {
        id,
        tried: tried.join(', '),
        kind: scenarios.length === 0 && quizzes.length > 0 ? 'quiz' : 'files',
      })
  }
}
