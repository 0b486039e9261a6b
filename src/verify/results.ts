import type { SourceRange } from '../domain/diagnostic.ts'
import type { CheckResult } from '../domain/report.ts'
import type { SourceFile } from '../domain/submission.ts'
import { SOLUTION_FOLDER } from './input.ts'

/** Where a file of a graded answer stands for its author: `given/…`, among the case's own files, else in the solution. */
export type AuthorPlace = (path: string) => string

export function authorPlace(
  given: readonly SourceFile[],
  own: { readonly folder: string; readonly files: readonly SourceFile[] } = { folder: SOLUTION_FOLDER, files: [] },
): AuthorPlace {
  return (path) => {
    if (given.some((file) => file.path === path)) return `given/${path}`
    return `${own.files.some((file) => file.path === path) ? own.folder : SOLUTION_FOLDER}/${path}`
  }
}

/** How a check turned out, with the places where its author finds them. */
export function placedResult(check: CheckResult, place: AuthorPlace): CheckResult {
  const moved = (range: SourceRange): SourceRange => ({ ...range, file: place(range.file) })
  return {
    ...check,
    evidence: check.evidence.map((each) => (each.range === undefined ? each : { ...each, range: moved(each.range) })),
    diagnostics: check.diagnostics.map((told) =>
      told.range === undefined ? told : { ...told, range: moved(told.range) },
    ),
  }
}
