import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import { formatHelp, formatMessage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import type { ReporterContext } from '../reporter.ts'
import { type Paint, palette } from './color.ts'
import { printable } from './sanitize.ts'
import { cutColumns, cutColumnsBefore, displayWidth, wrapHanging } from './width.ts'

/** Columns of source text that a frame shows around its caret, where the reader has room for them. */
const FRAME_COLUMNS = 80

/** In front of the second and further lines of the headline. */
const HEAD_INDENT = ' '.repeat(8)

/** Columns kept in front of the caret when a long line is cut. */
const LEAD_COLUMNS = 20

/**
 * A diagnostic the way compilers write it: severity, code and sentence, the place as `file:line:column`, the line with
 * carets under the range, notes and help. Without an excerpt the line is left out; without a range the place too. Nothing is
 * wider than the reader's terminal but a place: a broken one could not be opened.
 */
export function codeFrame(diagnostic: Diagnostic, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const paint = palette(context.color)
  const { range, excerpt } = diagnostic
  const gutter = ' '.repeat(String(range?.start.line ?? 0).length)
  const tone = paint.severity[diagnostic.severity]
  const head = tone(`${words.severity[diagnostic.severity]}[${diagnostic.code}]`)
  const lines = [
    ...wrapHanging(`${head}: ${printable(formatMessage(diagnostic, context.language))}`, context.width, HEAD_INDENT),
  ]
  const addition = (name: string, text: string): readonly string[] => {
    const lead = `${gutter} = ${name}: `
    const [first = '', ...more] = wrapHanging(lead + text, context.width, ' '.repeat(displayWidth(lead)))
    return [first.replace('=', paint.faint('=')), ...more]
  }
  if (range !== undefined) {
    lines.push(`${gutter}${paint.faint('-->')} ${paint.link(placeOf(range, context))}`)
    if (excerpt !== undefined) lines.push(...excerptLines(excerpt, range, gutter, tone, context))
  }
  for (const { range: place, note } of diagnostic.related ?? []) {
    const text = printable(formatMessage(note, context.language))
    lines.push(...addition(words.note, `${text} (${placeOf(place, context)})`))
  }
  const help = formatHelp(diagnostic, context.language)
  if (help !== undefined) lines.push(...addition(words.help, printable(help)))
  return lines
}

/** A line of a file with its number, and carets under the range: three lines without colour. */
export function excerptFrame(excerpt: string, range: SourceRange): readonly string[] {
  const gutter = ' '.repeat(String(range.start.line).length)
  return excerptLines(excerpt, range, gutter, (text) => text, { color: false, width: FRAME_COLUMNS })
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
  tone: Paint,
  context: Pick<ReporterContext, 'color' | 'width'>,
): readonly string[] {
  const { faint } = palette(context.color)
  const room = Math.min(FRAME_COLUMNS, context.width - gutter.length - 3)
  const { shown, caretAt, caretColumns } = frameOf(excerpt, range, room)
  return [
    `${gutter} ${faint('|')}`,
    `${faint(String(range.start.line))} ${faint('|')} ${shown}`,
    `${gutter} ${faint('|')} ${' '.repeat(caretAt)}${tone('^'.repeat(caretColumns))}`,
  ]
}

/**
 * The part of a line that is shown, and where its carets stand in columns. Tabs are four blanks, with an arrow where they are what is shown, wide characters two
 * columns, characters that cannot be printed are escapes; so columns are counted on the text as it is shown.
 */
function frameOf(
  line: string,
  range: SourceRange,
  room: number,
): { shown: string; caretAt: number; caretColumns: number } {
  const from = range.start.column - 1
  const to = range.end.line > range.start.line ? line.length : Math.max(range.end.column - 1, from)
  const before = visible(line.slice(0, from))
  const marked = visible(line.slice(from, to).replace(/^[ \t]*\t[ \t]*$/, (blank) => blank.replaceAll('\t', '→   ')))
  const after = visible(line.slice(to))
  const lead = displayWidth(before) > room - LEAD_COLUMNS ? cutColumnsBefore(before, LEAD_COLUMNS) : before
  const shown = cutColumns(`${lead}${marked}${after}`.trimEnd(), room)
  const caretAt = displayWidth(lead)
  const caretColumns = Math.min(Math.max(displayWidth(marked), 1), Math.max(room - caretAt, 1))
  return { shown, caretAt, caretColumns }
}

function visible(text: string): string {
  return printable(text.replaceAll('\t', '    '))
}
