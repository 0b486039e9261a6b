export interface TabOptions {
  /** Blanks included, the least width of a column. */
  readonly minWidth: number
  /** Blanks after the longest cell of a column. */
  readonly padding: number
  /** Least widths by column, as a table that is printed in parts remembers them from its first part. */
  readonly columnWidths?: readonly number[]
}

/**
 * Aligns tab-terminated cells with blanks, as Go's text/tabwriter does: a column is a run of consecutive lines that have
 * a tab in that place, so alignment starts anew after a line without one. What follows the last tab of a line belongs to
 * no column and is not padded. Widths count code points.
 */
export function alignCells(text: string, options: TabOptions): string {
  const lines = text.split('\n').map((line) => line.split('\t'))
  const widths = lines.map((): number[] => [])
  const columns = lines.reduce((most, cells) => Math.max(most, cells.length - 1), 0)
  for (let column = 0; column < columns; column += 1) {
    for (const [from, to] of blocks(lines, column)) {
      const width = blockWidth(lines.slice(from, to), column, options)
      for (let line = from; line < to; line += 1) widths[line]?.push(width)
    }
  }
  return lines.map((cells, line) => paddedLine(cells, widths[line] ?? [])).join('\n')
}

/** Runs of consecutive lines that have a terminated cell in a column, as `[from, to)`. */
function blocks(lines: readonly (readonly string[])[], column: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  let from = -1
  for (let line = 0; line <= lines.length; line += 1) {
    const hasCell = (lines[line]?.length ?? 0) - 1 > column
    if (hasCell && from < 0) from = line
    if (!hasCell && from >= 0) {
      found.push([from, line])
      from = -1
    }
  }
  return found
}

function blockWidth(lines: readonly (readonly string[])[], column: number, options: TabOptions): number {
  let width = Math.max(options.minWidth, options.columnWidths?.[column] ?? 0)
  for (const cells of lines) width = Math.max(width, characters(cells[column] ?? '') + options.padding)
  return width
}

function paddedLine(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - characters(cell)))).join('')
}

/** Code points, not UTF-16 units. */
function characters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0xdc00 || code > 0xdfff) count += 1
  }
  return count
}
