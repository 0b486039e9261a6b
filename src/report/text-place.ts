import type { ResolvedEvidence } from '../domain/report.ts'
import { placeOf } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { printable } from './render/sanitize.ts'
import { cutColumns, displayWidth } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

/** What stands behind a place needs at least this much room on its line. */
const EXCERPT_COLUMNS_MIN = 20

/** `file:line:column   text`: as much of the text as there is room for, from the column on where the line is long. */
export function placeLines(
  { range, excerpt = '' }: ResolvedEvidence,
  indent: string,
  context: ReporterContext,
): readonly string[] {
  if (range === undefined) return []
  const place = placeOf(range, context)
  const link = indent + palette(context.color).link(place)
  const beside = context.width - indent.length - displayWidth(place) - 3
  const isNarrow = beside < EXCERPT_COLUMNS_MIN
  const room = isNarrow ? context.width - indent.length - 2 : beside
  const text = excerptFrom(excerpt, range.start.column, room)
  if (isNarrow && text !== '') return [link, `${indent}  ${text}`]
  return [`${link}   ${text}`.trimEnd()]
}

function excerptFrom(line: string, column: number, room: number): string {
  const whole = shown(line)
  const before = line.slice(0, column - 1)
  if (displayWidth(whole) <= room || before.trim() === '') return cutColumns(whole, room)
  return cutColumns(`…${shown(line.slice(column - 1))}`, room)
}

function shown(text: string): string {
  return printable(text.trim().replaceAll('\t', '    '))
}
