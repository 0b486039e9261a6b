import { readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { suggest } from '../domain/suggest.ts'
import { kindOf, listFolder, readFileBelow, type ReadFile } from './files.ts'

/** An exercise's folder that was found but not read. */
export interface FoundExercise {
  readonly id: string
  /** Absolute path of the folder. */
  readonly path: string
  /** Absolute path of the folder with the `course.yaml` that the exercise belongs to; absent where there is none. */
  readonly course?: string
}

/** The file that makes a folder of exercises a course. */
const COURSE_FILE = 'course.yaml'

/** Ids become paths, so nothing else may. */
const ID = /^[a-z][a-z0-9-]*$/

/**
 * The exercises in a folder, in the order a reader expects: `exercise-2` before `exercise-10`; behind them those of the courses in it, as
 * `course/exercise-1`. Links are passed over.
 */
export function findExercises(folder: string): readonly FoundExercise[] {
  const folders = foldersIn(folder)
  const inCourses = coursesAmong(folder, folders).flatMap((name) => {
    const course = join(folder, name)
    return exercisesIn(course, foldersIn(course)).map((found) => ({ ...found, id: `${name}/${found.id}` }))
  })
  return [...exercisesIn(folder, folders), ...inCourses]
}

/** Names of the folders in a folder that are courses, in the order a reader expects. */
export function coursesIn(folder: string): readonly string[] {
  return coursesAmong(folder, foldersIn(folder))
}

function coursesAmong(folder: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => isCourse(`${folder}/${name}`)).toSorted(compareIds)
}

/** Names of the folders in a folder that could be ids. */
function foldersIn(folder: string): readonly string[] {
  if (kindOf(folder) !== 'folder') return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory() && ID.test(entry.name)).map(({ name }) => name)
}

function exercisesIn(folder: string, names: readonly string[]): readonly FoundExercise[] {
  const place = resolve(folder)
  const course = isCourse(place) ? { course: place } : {}
  return names
    .filter((name) => isExercise(place, name))
    .toSorted(compareIds)
    .map((name) => ({ id: name, path: join(place, name), ...course }))
}

function isCourse(folder: string): boolean {
  return kindOf(`${folder}/${COURSE_FILE}`) === 'file'
}

/** The text of a course's `course.yaml`, or why it cannot be read. */
export function readCourseFile(folder: string, limits: Limits): ReadFile {
  return readFileBelow(folder, COURSE_FILE, limits)
}

function holdsExercises(folder: string): boolean {
  return foldersIn(folder).some((name) => isExercise(folder, name)) || findExercises(folder).length > 0
}

function isExercise(folder: string, name: string): boolean {
  return kindOf(`${folder}/${name}/README.md`) === 'file'
}

/** Compares texts part by part, runs of digits as numbers. */
function compareIds(a: string, b: string): number {
  const left = a.split(/(\d+)/)
  const right = b.split(/(\d+)/)
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const [x = '', y = ''] = [left[i], right[i]]
    if (x === y) continue
    const difference = i % 2 === 1 ? Number(x) - Number(y) : 0
    if (difference !== 0) return difference
    return x < y ? -1 : 1
  }
  return left.length - right.length
}

export type ResolvedExercise =
  | { readonly ok: true; readonly exercise: FoundExercise }
  /** `suggestion`: the id that was probably meant. */
  | {
      readonly ok: false
      readonly suggestion?: string
      readonly known: readonly string[]
      readonly several?: readonly string[]
    }

/**
 * The exercise with an id; a number stands for `exercise-NUMBER`, and a path to its folder may stand for the id. Of several courses the name of the exercise is
 * enough where only one has it; `several` are those that could be meant.
 */
export function resolveExercise(name: string, found: readonly FoundExercise[]): ResolvedExercise {
  const id = /^\d+$/.test(name)
    ? `exercise-${Number(name)}`
    : name.replace(/\/+$/, '').replace(/\/(\d+)$/, '/exercise-$1')
  const exercise =
    found.find((each) => each.id === id) ?? found.find((each) => id.includes('/') && each.path === resolve(id))
  if (exercise !== undefined) return { ok: true, exercise }
  const inCourses = found.filter((each) => each.id.endsWith(`/${id}`))
  if (inCourses.length === 1 && inCourses[0] !== undefined) return { ok: true, exercise: inCourses[0] }
  if (inCourses.length > 1) return { ok: false, known: [], several: inCourses.map((each) => each.id) }
  const known = found.map((each) => each.id)
  const suggestion = suggest(id, known)
  return suggestion === undefined ? { ok: false, known } : { ok: false, suggestion, known }
}

export type ExercisesFolder =
  | { readonly ok: true; readonly folder: string; readonly from: 'option' | 'environment' | 'nearest' | 'package' }
  /** What was asked for is no folder; or, where nothing was asked for, there is none anywhere. */
  | { readonly ok: false; readonly asked?: string }

export interface ExercisesPlaces {
  /** `--exercises DIR`. */
  readonly option?: string
  /** `GRADE_EXERCISES`. */
  readonly environment?: string
  readonly workingFolder: string
  /** The folder this package is installed in. */
  readonly packageFolder: string
}

/** Where exercises are looked for: the option, the environment, the nearest `exercises` upward that holds some, those of the package. */
export function findExercisesFolder(places: ExercisesPlaces): ExercisesFolder {
  const { option, environment, workingFolder, packageFolder } = places
  const asked = option ?? (environment === '' ? undefined : environment)
  if (asked !== undefined) {
    const folder = resolve(workingFolder, asked)
    if (kindOf(folder) !== 'folder') return { ok: false, asked }
    return { ok: true, folder, from: option === undefined ? 'environment' : 'option' }
  }
  for (let at = resolve(workingFolder); ; at = dirname(at)) {
    const folder = join(at, 'exercises')
    if (holdsExercises(folder)) return { ok: true, folder, from: 'nearest' }
    if (dirname(at) === at) break
  }
  const folder = join(packageFolder, 'exercises')
  return kindOf(folder) === 'folder' ? { ok: true, folder, from: 'package' } : { ok: false }
}

export interface ReadExercise {
  readonly id: string
  readonly files: readonly SourceFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The files that make an exercise: `README.md`, `README.ko.md`, `hidden.md` and everything in `given`. */
export function readExerciseFolder(path: string, limits: Limits): ReadExercise {
  const texts = ['README.md', 'README.ko.md', 'hidden.md'].filter((name) => kindOf(join(path, name)) !== 'absent')
  const given = readExercisePart(path, 'given', limits)
  const files: SourceFile[] = []
  const diagnostics: Diagnostic[] = []
  for (const name of texts) {
    const read = readFileBelow(path, name, limits)
    if (read.kind === 'file') files.push(read.file)
    if (read.kind === 'refused') diagnostics.push(read.diagnostic)
  }
  return {
    id: basename(path),
    files: [...files, ...given.files],
    diagnostics: [...diagnostics, ...given.diagnostics],
  }
}

/** The files of one part of an exercise's folder, such as `starter`, `given` or `wrong/recreate`; paths start with that part. */
export function readExercisePart(path: string, part: string, limits: Limits): Omit<ReadExercise, 'id'> {
  const folder = join(path, part)
  if (kindOf(folder) === 'absent') return { files: [], diagnostics: [] }
  if (kindOf(folder) !== 'folder') return { files: [], diagnostics: [diagnostic('SUBMISSION_SYMLINK', { file: part })] }
  const listed = listFolder(folder, limits)
  const files: SourceFile[] = []
  const diagnostics: Diagnostic[] = [...listed.diagnostics]
  for (const name of listed.paths) {
    const read = readFileBelow(path, `${part}/${name}`, limits)
    if (read.kind === 'file') files.push(read.file)
    if (read.kind === 'refused') diagnostics.push(read.diagnostic)
  }
  return { files, diagnostics }
}
