import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import { formatHelp, formatMessage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import type { ReporterContext } from '../reporter.ts'
import { palette } from './color.ts'
import { printable } from './sanitize.ts'
import { cutColumns, cutColumnsBefore, displayWidth } from './width.ts'

/** Columns of source text that a frame shows around its caret. */
const FRAME_COLUMNS = 80

/** Columns kept in front of the caret when a long line is cut. */
const LEAD_COLUMNS = 20

/**
 * A diagnostic the way compilers write it: severity, code and sentence, the place as `file:line:column`, the line with
 * carets under the range, notes and help. Without an excerpt the line is left out; without a range the place too.
 */
export function codeFrame(diagnostic: Diagnostic, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const paint = palette(context.color)
  const { range, excerpt } = diagnostic
  const gutter = ' '.repeat(String(range?.start.line ?? 0).length)
  const tone = paint.severity[diagnostic.severity]
  const lines = [
    `${tone(`${words.severity[diagnostic.severity]}[${diagnostic.code}]`)}: ${printable(formatMessage(diagnostic, context.language))}`,
  ]
  if (range !== undefined) {
    lines.push(`${gutter}${paint.faint('-->')} ${paint.link(placeOf(range, context))}`)
    if (excerpt !== undefined) lines.push(...excerptLines(excerpt, range, gutter, tone, paint.faint))
  }
  for (const { range: place, note } of diagnostic.related ?? []) {
    const text = printable(formatMessage(note, context.language))
    lines.push(`${gutter} ${paint.faint('=')} ${words.note}: ${text} (${placeOf(place, context)})`)
  }
  const help = formatHelp(diagnostic, context.language)
  if (help !== undefined) lines.push(`${gutter} ${paint.faint('=')} ${words.help}: ${printable(help)}`)
  return lines
}

/** `file:line:column`, as terminals and editors recognise it. */
export function placeOf(range: SourceRange, context: Pick<ReporterContext, 'locate'>): string {
  const file = context.locate?.(range.file) ?? range.file
  return `${printable(file)}:${range.start.line}:${range.start.column}`
}

function excerptLines(
  excerpt: string,
  range: SourceRange,
  gutter: string,
  tone: (text: string) => string,
  faint: (text: string) => string,
): readonly string[] {
  const { shown, caretAt, caretColumns } = frameOf(excerpt, range)
  return [
    `${gutter} ${faint('|')}`,
    `${faint(String(range.start.line))} ${faint('|')} ${shown}`,
    `${gutter} ${faint('|')} ${' '.repeat(caretAt)}${tone('^'.repeat(caretColumns))}`,
  ]
}

/**
 * The part of a line that is shown, and where its carets stand in columns. Tabs are four blanks, wide characters two
 * columns, characters that cannot be printed are escapes; so columns are counted on the text as it is shown.
 */
function frameOf(line: string, range: SourceRange): { shown: string; caretAt: number; caretColumns: number } {
  const from = range.start.column - 1
  const to = range.end.line > range.start.line ? line.length : Math.max(range.end.column - 1, from)
  const before = visible(line.slice(0, from))
  const marked = visible(line.slice(from, to))
  const after = visible(line.slice(to))
  const lead = displayWidth(before) > FRAME_COLUMNS - LEAD_COLUMNS ? cutColumnsBefore(before, LEAD_COLUMNS) : before
  const shown = cutColumns(`${lead}${marked}${after}`.trimEnd(), FRAME_COLUMNS)
  const caretAt = displayWidth(lead)
  const caretColumns = Math.min(Math.max(displayWidth(marked), 1), Math.max(FRAME_COLUMNS - caretAt, 1))
  return { shown, caretAt, caretColumns }
}

function visible(text: string): string {
  return printable(text.replaceAll('\t', '    '))
}
