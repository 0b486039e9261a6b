import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import { excerptOf } from '../domain/lines.ts'
import { type SourceFile, textFor } from '../domain/submission.ts'

/** The text of the line at the start of a range; `undefined` for files that are not there and for very long lines. */
export function excerptAt(range: SourceRange, files: readonly SourceFile[]): string | undefined {
  const file = files.find(({ path }) => path === range.file)
  return file === undefined ? undefined : excerptOf(textFor(file, 'place'), range.start.line)
}

/** The diagnostic with the text of its line, so that a report can show it without having the file. */
export function withExcerpt(problem: Diagnostic, files: readonly SourceFile[]): Diagnostic {
  if (problem.range === undefined || problem.excerpt !== undefined) return problem
  const excerpt = excerptAt(problem.range, files)
  return excerpt === undefined ? problem : { ...problem, excerpt }
}
