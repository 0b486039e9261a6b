import { basename, join, resolve } from 'node:path'
import type { ClassFolder, KnownNames } from '../batch/class-folder.ts'
import type { FoundClass } from '../batch/layout.ts'
import { folderFor } from '../batch/folder-names.ts'
import { isDownload, recogniseClass } from '../batch/recognise.ts'
import { LIMITS } from '../domain/limits.ts'
import { listClassArchive, listClassFolder } from '../edge/class-folder.ts'
import { kindOf } from '../edge/files.ts'
import type { FoundExercise } from '../edge/files-exercise.ts'
import { openZip, ZipError } from '../edge/zip.ts'
import type { Console } from './console.ts'
import { UsageError } from './usage-error.ts'

/** The folder, or the archive, of a class. */
export interface ClassPlace {
  /** Absolute. */
  readonly root: string
  /** The folder around everything in an archive, with `/` behind it; `''` elsewhere. */
  readonly wrapper: string
  readonly folder: ClassFolder
}

/** What is known of a class before it is looked at. */
export interface ClassFacts {
  /** Names of courses that stand side by side. */
  readonly courses: readonly string[]
  /** How far ahead of UTC the clock was that wrote an archive's times. */
  readonly zoneOffsetMs?: number
}

/** Lists what lies in the folder, or the archive, that was named. */
export async function openClass(
  place: string,
  { courses, zoneOffsetMs }: ClassFacts,
  console: Console,
): Promise<ClassPlace> {
  const root = resolve(console.cwd, place)
  const kind = kindOf(root)
  if (kind === 'folder') return openFolder(root, courses)
  if (kind === 'file') {
    try {
      const zip = await openZip(root, LIMITS, zoneOffsetMs)
      zip.close()
      return { root, ...listClassArchive(zip, basename(root), courses) }
    } catch (problem) {
      if (problem instanceof ZipError) throw new UsageError('USAGE_CLASS_ARCHIVE', { place, reason: problem.reason })
      throw problem
    }
  }
  throw new UsageError(kind === 'absent' ? 'USAGE_CLASS_MISSING' : 'USAGE_CLASS_KIND', { place })
}

/** The folder itself, or the one folder in it where that is what a platform downloaded and unpacking put a folder around. */
function openFolder(root: string, courses: readonly string[]): ClassPlace {
  const outer = { root, wrapper: '', folder: listClassFolder(root, courses) }
  const [only, other] = outer.folder.entries.filter(({ kind }) => kind === 'folder')
  const names = { exercises: [], learners: [], files: [] }
  if (only === undefined || other !== undefined || isDownload(outer.folder, names)) return outer
  const inside = join(root, only.name)
  const inner = { root: inside, wrapper: '', folder: listClassFolder(inside, courses) }
  return isDownload(inner.folder, names) ? inner : outer
}

/** How the class is laid out. A folder without any work in it is a usage error: another one was meant. */
export function recognised({ folder }: ClassPlace, place: string, known: KnownNames): FoundClass {
  const found = recogniseClass(folder, known)
  if (found !== undefined && found.work.length > 0) return found
  throw new UsageError('USAGE_CLASS_EMPTY', { place })
}

/**
 * What to grade where no exercise was named: that of the assignment; else those by which folders of learners are called; else the only one of the
 * course. Anything else would be a guess.
 */
export function exercisesOf(found: FoundClass, course: readonly FoundExercise[]): readonly FoundExercise[] {
  const assignment = found.assignment?.toLowerCase()
  const assigned = course
    .filter(({ id }) => assignment === id || assignment?.endsWith(`-${id}`))
    .toSorted((a, b) => b.id.length - a.id.length)
    .slice(0, 1)
  if (assigned.length > 0) return assigned
  const folders = [...new Set(found.work.flatMap((work) => work.folders))]
  const ids = course.map(({ id }) => id)
  const named = course.filter(({ id }) => folderFor(id, ids, folders) !== undefined)
  if (named.length > 0) return named
  if (course.length === 1) return course
  throw new UsageError('USAGE_CLASS_EXERCISE', { example: course[0]?.id ?? 'ID' })
}
