import { CsvError, parse } from 'csv-parse/sync'
import { delimiterOf } from './cells.ts'

/** A table with a header. Every row has every column; cells that are not there are `''`. */
export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

export type ReadCsv =
  | { readonly ok: true; readonly table: CsvTable }
  /** `line` is 1-based. */
  | { readonly ok: false; readonly line: number; readonly problem: string }

/** Reads CSV as spreadsheets and learning platforms write it: commas, semicolons (Excel where a comma is in numbers) or tabs, a byte order mark, quotes, CR LF, rows of unequal length. */
export function readCsv(text: string): ReadCsv {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
    })
    const [columns = [], ...rows] = records
    return { ok: true, table: { columns, rows: rows.map((cells) => rowOf(columns, cells)) } }
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    return { ok: false, line: Number(problem['lines'] ?? 1), problem: problem.message }
  }
}

/** Without a prototype: a column may be called `__proto__`. */
function rowOf(columns: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> {
  const row = Object.create(null) as Record<string, string>
  for (const [index, column] of columns.entries()) row[column] = cells[index] ?? ''
  return row
}
