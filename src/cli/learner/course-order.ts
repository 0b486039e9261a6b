import { basename, dirname } from 'node:path'
import type { Course } from '../../domain/course.ts'
import type { FoundExercise } from '../../edge/files-exercise.ts'

/** Exercises that stand in one folder belong together. */
export function byCourse(all: readonly FoundExercise[]): readonly (readonly FoundExercise[])[] {
  const groups = new Map<string, FoundExercise[]>()
  for (const found of all) {
    const folder = dirname(found.path)
    groups.set(folder, [...(groups.get(folder) ?? []), found])
  }
  return [...groups.values()]
}

/** Those that the course puts in order, then the others as they were found. */
export function inOrder(found: readonly FoundExercise[], course: Course | undefined): readonly FoundExercise[] {
  const order = course?.order ?? []
  const rank = (exercise: FoundExercise) => {
    const at = order.indexOf(folderName(exercise))
    return at < 0 ? order.length : at
  }
  return found.toSorted((a, b) => rank(a) - rank(b))
}

/** How an exercise is called within its course. */
export function folderName({ path }: FoundExercise): string {
  return basename(path)
}
