import type { SourceRange } from '../../domain/diagnostic.ts'
import type { SourceFile } from '../../domain/submission.ts'
import type { FileForm, FormPlace } from './file-form.ts'

/** Lines that go on below, texts that hold lines of their own: what looks like a comment may be content there. */
const GOES_ON = /<<|[\\`]$|\r/m

/** A comment that may be root's prompt instead, or a directive that the builder reads. */
const TELLING_COMMENT = /^\s*#\s*(?:!|(?:kubectl|docker|k|syntax|escape|check)\b)/m

/** A prompt of a shell: what stands between commands then is output, and blank lines may be part of it. */
const PROMPT = /^[^'"#]{0,80}[$➜❯](?:[ \t]|$)/m

/**
 * A file of commands or a Dockerfile without its blank lines, comments and blanks at line ends. `undefined` where those could
 * matter.
 */
export function linesForm({ path: file, text }: SourceFile): FileForm | undefined {
  if (GOES_ON.test(text) || TELLING_COMMENT.test(text) || PROMPT.test(text)) return undefined
  const kept: string[] = []
  const numbers: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trimEnd()
    if (trimmed === '' || trimmed.trimStart().startsWith('#')) continue
    if (hasOpenQuote(trimmed)) return undefined
    kept.push(trimmed)
    numbers.push(index + 1)
  }
  return {
    look: 'lines',
    text: `${kept.join('\n')}\n`,
    placesOf: (range) => placesOf(range, numbers),
    rangeOf: (place) => originalRange(place, file, numbers),
  }
}

function hasOpenQuote(line: string): boolean {
  return line.split('"').length % 2 === 0 || line.split("'").length % 2 === 0
}

/** The place in the canonical text: none for a line that is left out. */
function placesOf(range: SourceRange, numbers: readonly number[]): readonly FormPlace[] {
  const startLine = numbers.indexOf(range.start.line) + 1
  const endLine = numbers.indexOf(range.end.line) + 1
  if (startLine === 0 || endLine === 0) return []
  const { start, end } = range
  return [{ kind: 'lines', range: { ...range, start: { ...start, line: startLine }, end: { ...end, line: endLine } } }]
}

function originalRange(place: FormPlace, file: string, numbers: readonly number[]): SourceRange | undefined {
  if (place.kind !== 'lines') return undefined
  const { start, end } = place.range
  const startLine = numbers[start.line - 1]
  const endLine = numbers[end.line - 1]
  if (startLine === undefined || endLine === undefined) return undefined
  return { file, start: { ...start, line: startLine }, end: { ...end, line: endLine } }
}
