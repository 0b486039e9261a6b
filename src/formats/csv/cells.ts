/** One cell of a CSV text, by where it stands. */
export interface CsvPlace {
  /** Offsets of the text, quotes included; `end` is exclusive. */
  readonly start: number
  readonly end: number
  readonly isQuoted: boolean
  readonly value: string
}

/** A CSV text with the place of every cell, so that some can be written anew and all else stays as it is. */
export interface CsvSheet {
  readonly text: string
  readonly delimiter: string
  /** Rows of cells, empty lines left out. The first is the header. */
  readonly rows: readonly (readonly CsvPlace[])[]
}

/** A new value of a cell. */
export interface CsvEdit {
  readonly row: number
  readonly column: number
  readonly value: string
}

const DELIMITERS = [',', ';', '\t'] as const

/**
 * Finds the cells of a CSV text as spreadsheets and learning platforms write it: commas, semicolons or tabs, whichever the first line has most of;
 * quotes, a byte order mark, any line ends. No library that reads CSV tells where its cells stand, and a file that is put together anew is not the
 * instructor's any more.
 */
export function readCells(text: string): CsvSheet {
  const delimiter = delimiterOf(text)
  const rows: CsvPlace[][] = []
  let row: CsvPlace[] = []
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    const cell = cellAt(text, at, delimiter)
    row.push(cell)
    const next = text.charAt(cell.end)
    at = cell.end + (next === '\r' && text.charAt(cell.end + 1) === '\n' ? 2 : 1)
    if (next === delimiter && at < text.length) continue
    if (next === delimiter) row.push({ start: at, end: at, isQuoted: false, value: '' })
    if (row.length > 1 || cell.end > cell.start) rows.push(row)
    row = []
  }
  return { text, delimiter, rows }
}

function cellAt(text: string, start: number, delimiter: string): CsvPlace {
  const isEnd = (at: number): boolean =>
    at >= text.length || text.startsWith(delimiter, at) || text.charAt(at) === '\n' || text.charAt(at) === '\r'
  if (text.charAt(start) !== '"') {
    let end = start
    while (!isEnd(end)) end += 1
    return { start, end, isQuoted: false, value: text.slice(start, end) }
  }
  let end = start + 1
  while (end < text.length && (text.charAt(end) !== '"' || text.charAt(end + 1) === '"')) {
    end += text.charAt(end) === '"' ? 2 : 1
  }
  const value = text.slice(start + 1, end).replaceAll('""', '"')
  // What stands behind the closing quote belongs to the cell: it is not ours to drop.
  let after = Math.min(end + 1, text.length)
  while (!isEnd(after)) after += 1
  return { start, end: after, isQuoted: true, value: value + text.slice(end + 1, after) }
}

/** Commas, semicolons or tabs: whichever the first line has most of, outside of quotes. */
export function delimiterOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0].replaceAll(/"[^"]*"/g, '') ?? ''
  const count = (delimiter: string): number => line.split(delimiter).length
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** The text with other values in some cells. Cells that were quoted stay so; where a row is too short for its column nothing is written. */
export function withCells({ text, delimiter, rows }: CsvSheet, edits: readonly CsvEdit[]): string {
  const placed = edits.flatMap(({ row, column, value }) => {
    const place = rows[row]?.[column]
    return place === undefined ? [] : [{ place, value }]
  })
  const parts: string[] = []
  let done = 0
  for (const { place, value } of placed.toSorted((a, b) => a.place.start - b.place.start)) {
    parts.push(text.slice(done, place.start), written(value, place.isQuoted, delimiter))
    done = place.end
  }
  return parts.join('') + text.slice(done)
}

function written(value: string, isQuoted: boolean, delimiter: string): string {
  const mustBe = value.includes(delimiter) || /["\r\n]/.test(value)
  return isQuoted || mustBe ? `"${value.replaceAll('"', '""')}"` : value
}
