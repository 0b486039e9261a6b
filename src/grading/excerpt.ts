import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { SourceFile } from '../domain/submission.ts'

/** Longer lines are no help in a report, and a report must not grow with them. */
const EXCERPT_CHARACTERS_MAX = 1000

/** The text of the line at the start of a range; `undefined` for files that are not there and for very long lines. */
export function excerptOf(range: SourceRange, files: readonly SourceFile[]): string | undefined {
  const text = files.find(({ path }) => path === range.file)?.text
  if (text === undefined) return undefined
  const line = lineOf(text, range.start.line)
  return line === undefined || line.length > EXCERPT_CHARACTERS_MAX ? undefined : line
}

/** The diagnostic with the text of its line, so that a report can show it without having the file. */
export function withExcerpt(problem: Diagnostic, files: readonly SourceFile[]): Diagnostic {
  if (problem.range === undefined || problem.excerpt !== undefined) return problem
  const excerpt = excerptOf(problem.range, files)
  return excerpt === undefined ? problem : { ...problem, excerpt }
}

/** A line by its 1-based number, without its end. Goes to it without splitting the whole text. */
function lineOf(text: string, number: number): string | undefined {
  let start = 0
  for (let line = 1; line < number; line += 1) {
    const end = text.indexOf('\n', start)
    if (end === -1) return undefined
    start = end + 1
  }
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end === -1 ? text.length : end)
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
