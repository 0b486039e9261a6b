import type { Block, Inline } from '../../domain/prose.ts'
import type { ReporterContext } from '../reporter.ts'
import { palette } from './color.ts'
import { padPainted, paintedWidth, wrapColumns } from './width.ts'

/** A column is not made narrower than this. */
const COLUMN_MIN = 8

/** A table whose cells are broken so that it fits; with `plain` a row per line, each cell behind the head of its column. */
export function tableLines(
  { head, rows }: Extract<Block, { kind: 'table' }>,
  textOf: (text: readonly Inline[]) => string,
  context: ReporterContext,
): readonly string[] {
  const heads = head.map(textOf)
  const cells = rows.map((row) => row.map(textOf))
  if (context.plain) {
    return cells.map((row) => row.map((cell, at) => `${heads[at] ?? ''}: ${cell}`.replace(/^: /, '')).join('; '))
  }
  const widths = narrowed(columnWidths([heads, ...cells]), context.width)
  const { bold } = palette(context.color)
  const rule = widths.map((columns) => '─'.repeat(columns)).join('  ')
  const headLines = rowLines(
    heads.map((cell) => (cell === '' ? '' : cell.split(' ').map(bold).join(' '))),
    widths,
  )
  return [...headLines, rule, ...cells.flatMap((row) => rowLines(row, widths))]
}

function columnWidths(table: readonly (readonly string[])[]): readonly number[] {
  const columns = Math.max(0, ...table.map((cells) => cells.length))
  return Array.from({ length: columns }, (_, at) => Math.max(1, ...table.map((cells) => paintedWidth(cells[at] ?? ''))))
}

/** The widest column gives way first, until all fit with two blanks between them. */
function narrowed(natural: readonly number[], width: number): readonly number[] {
  const widths = [...natural]
  let over = widths.reduce((sum, columns) => sum + columns + 2, -2) - width
  while (over > 0) {
    const widest = Math.max(...widths)
    if (widest <= COLUMN_MIN) break
    widths[widths.indexOf(widest)] = widest - 1
    over -= 1
  }
  return widths
}

function rowLines(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const broken = widths.map((columns, at) => wrapColumns(cells[at] ?? '', columns))
  const height = Math.max(1, ...broken.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((columns, at) => padPainted(broken[at]?.[line] ?? '', columns))
      .join('  ')
      .trimEnd(),
  )
}
