import { alignCells, type TabOptions } from './tabwriter.ts'

/** How `kubectl get` lays out its tables (cli-runtime/pkg/printers/tabwriter.go). */
export const GET_TABLE: TabOptions = { minWidth: 6, padding: 3 }

/** How `kubectl describe` and `kubectl rollout history` align (kubectl/pkg/describe). */
export const DESCRIBE_TABLE: TabOptions = { minWidth: 0, padding: 2 }

/**
 * Rows of cells as an aligned table, one line each with a line end. The last cell of a row is not padded. Three cells
 * `NAME`, `READY`, `AGE` over `web`, `3/3`, `1s` give `NAME   READY   AGE` over `web    3/3     1s`.
 */
export function writeTable(rows: readonly (readonly string[])[], options: TabOptions = GET_TABLE): string {
  if (rows.length === 0) return ''
  return alignCells(rows.map((row) => `${row.join('\t')}\n`).join(''), options)
}

/** Widths of the columns of a table, to go on with when more rows of it are printed later. */
export function columnWidths(rows: readonly (readonly string[])[], options: TabOptions = GET_TABLE): readonly number[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.slice(0, -1).entries()) {
      const least = Math.max(options.minWidth, options.columnWidths?.[column] ?? 0)
      widths[column] = Math.max(widths[column] ?? least, [...cell].length + options.padding)
    }
  }
  return widths
}
