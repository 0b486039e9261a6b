import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Exercise } from '../domain/exercise.ts'
import type { SourceFile, Submission } from '../domain/submission.ts'

/** The files a scenario works with: the learner's, and over them the author's, which win. Sorted by path. */
export function filesFor(exercise: Exercise, submission: Submission): readonly SourceFile[] {
  const byPath = new Map(submission.files.map((file) => [file.path, file]))
  for (const file of exercise.given) byPath.set(file.path, file)
  return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * A diagnostic for each file that had to be handed in and is not there, by path. Where the file could not be read, that is
 * the cause: its own diagnostic stands for it.
 */
export function missingFiles(
  exercise: Exercise,
  submission: Submission,
  files: readonly SourceFile[],
): ReadonlyMap<string, Diagnostic> {
  const present = new Set(files.map((file) => file.path))
  const missing = new Map<string, Diagnostic>()
  const archive = submission.diagnostics.find(({ code }) => code === 'SUBMISSION_ARCHIVE_UNREADABLE')
  for (const { path, optional } of exercise.files) {
    if (optional || present.has(path)) continue
    const unreadable = submission.diagnostics.find((problem) => concerns(problem, path))
    missing.set(path, unreadable ?? archive ?? diagnostic('SUBMISSION_FILE_MISSING', { file: path }))
  }
  return missing
}

function concerns(problem: Diagnostic, path: string): boolean {
  return (
    problem.severity === 'error' &&
    (problem.range?.file === path || String(problem.args['file']).split(', ').includes(path))
  )
}
