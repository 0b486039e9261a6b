/** How columns are laid out: the two settings in which kubectl's writers differ. */
export interface TabSettings {
  readonly minWidth: number
  readonly padding: number
}

/** Of `kubectl get` (cli-runtime pkg/printers/tabwriter.go). */
export const TABLE_TABS: TabSettings = { minWidth: 6, padding: 3 }
/** Of `kubectl describe` and `rollout history`. */
export const DESCRIBE_TABS: TabSettings = { minWidth: 0, padding: 2 }

/**
 * Aligns text at its tabs with blanks, as Go's text/tabwriter does: a cell ends with a tab, what follows the last tab of a line
 * belongs to no column, and a column is as wide as its widest cell in neighbouring lines. Example with padding 2:
 * `a\tb\nlong\tc` becomes `a     b`, `long  c`.
 */
export function alignTabs(text: string, settings: TabSettings): string {
  const endsWithBreak = text.endsWith('\n')
  const lines = (endsWithBreak ? text.slice(0, -1) : text).split('\n').map((line) => line.split('\t'))
  const out: string[] = lines.map(() => '')
  alignColumn(lines, out, 0, lines.length, 0, settings)
  return out.join('\n') + (endsWithBreak ? '\n' : '')
}

/** Writes the cells of one column for lines `from` to `to`, then what stands to the right of them. */
function alignColumn(
  lines: readonly (readonly string[])[],
  out: string[],
  from: number,
  to: number,
  column: number,
  settings: TabSettings,
): void {
  let at = from
  while (at < to) {
    const line = lines[at] ?? []
    if (column >= line.length - 1) {
      out[at] += line[column] ?? ''
      at += 1
      continue
    }
    let end = at
    let width = settings.minWidth
    while (end < to && column < (lines[end]?.length ?? 0) - 1) {
      width = Math.max(width, widthOf(lines[end]?.[column] ?? '') + settings.padding)
      end += 1
    }
    for (let row = at; row < end; row += 1) {
      const cell = lines[row]?.[column] ?? ''
      out[row] += cell + ' '.repeat(width - widthOf(cell))
    }
    alignColumn(lines, out, at, end, column + 1, settings)
    at = end
  }
}

/** Width in characters: Go counts code points. */
function widthOf(cell: string): number {
  let width = 0
  for (const _ of cell) width += 1
  return width
}

/**
 * One line of a table that is printed bit by bit: its columns are as wide as the widest cell so far, which `widths`
 * remembers (liggitt/tabwriter, RememberWidths).
 */
export function alignRow(cells: readonly string[], widths: number[]): string {
  const { minWidth, padding } = TABLE_TABS
  return cells
    .map((cell, column) => {
      if (column === cells.length - 1) return cell
      const width = Math.max(minWidth, widthOf(cell) + padding, widths[column] ?? 0)
      widths[column] = width
      return cell + ' '.repeat(width - widthOf(cell))
    })
    .join('')
}
