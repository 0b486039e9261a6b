import { dirname, join, resolve } from 'node:path'
import type { HandedInFile } from '../../domain/exercise.ts'
import { kindOf } from '../../edge/files.ts'

/** The folders in which something can change that matters to a submission: those in which it is looked for, and those of its files. */
export function watchedFolders(
  { id, files }: { readonly id: string; readonly files: readonly HandedInFile[] },
  argument: string | undefined,
  workingFolder: string,
): readonly string[] {
  const asked = argument === undefined ? undefined : resolve(workingFolder, argument)
  if (asked !== undefined && kindOf(asked) === 'file') return [dirname(asked)]
  const places =
    asked === undefined ? [workingFolder, join(workingFolder, id), join(workingFolder, 'submissions', id)] : [asked]
  const inside = places.flatMap((place) => files.flatMap(({ path }) => foldersOf(place, path)))
  // a folder that is replaced tells nothing itself: the one above it does
  const above = places.filter((place) => place !== workingFolder).map((place) => dirname(place))
  return [...new Set([...places, ...above, ...inside])]
}

/** The folders between a place and a file below it. */
function foldersOf(place: string, path: string): readonly string[] {
  const parts = dirname(path).split('/')
  return path.includes('/') ? parts.map((_, index) => join(place, ...parts.slice(0, index + 1))) : []
}
