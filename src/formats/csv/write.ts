import { stringify } from 'csv-stringify/sync'

/** `null` is an empty cell. Numbers stay numbers, also negative ones. */
export type CsvCell = string | number | null

/** A log of GitHub Actions takes a line that begins so for a command; in quotes the cell says the same. */
const LOOKS_LIKE_A_COMMAND = /^\s*::/

/**
 * Rows as CSV for spreadsheets (RFC 4180, with LF). A text that a spreadsheet would run as a formula gets an apostrophe in front (CWE-1236), which quotes
 * alone would not prevent. A byte order mark stands in front where there is more than ASCII: without it Excel takes UTF-8 for something else.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  const text = stringify(
    rows.map((row) => [...row]),
    {
      escape_formulas: true,
      quoted_match: LOOKS_LIKE_A_COMMAND,
    },
  )
  // oxlint-disable-next-line no-control-regex -- ASCII, all of it
  return /^[\u0000-\u007f]*$/.test(text) ? text : `\ufeff${text}`
}

/** Whether a spreadsheet would take a text for a formula, so that `writeCsv` changes it. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text)
}
