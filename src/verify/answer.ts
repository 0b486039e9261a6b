import type { Exercise } from '../domain/exercise.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { Report } from '../domain/report.ts'

/** The solution with the files of a case laid over it, and without those that it omits. Sorted by path. */
export function overlaid(
  solution: readonly SourceFile[],
  own: readonly SourceFile[],
  omit: readonly string[] = [],
): readonly SourceFile[] {
  const byPath = new Map(solution.map((file) => [file.path, file]))
  for (const path of omit) byPath.delete(path)
  for (const file of own) byPath.set(file.path, file)
  return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Only what an exercise asks for is handed in; everything else in a folder is passed over. */
export function handedIn(exercise: Exercise, files: readonly SourceFile[]): readonly SourceFile[] {
  const wanted = new Set(exercise.files.map(({ path }) => path))
  return files.filter(({ path }) => wanted.has(path))
}

/** Every point of every check. */
export function hasFullMarks({ verdict, score }: Report): boolean {
  return verdict === 'passed' && score.maxPoints > 0 && score.points === score.maxPoints
}
