import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Console } from './console.ts'
import { UsageError } from './usage-error.ts'

/**
 * The text of a table that was named, with its byte order mark. One that is not UTF-8, as some spreadsheets write it, would give names that nobody
 * has: that is a `UsageError` with the code `notUtf8`.
 */
export function readCsvFile(
  file: string,
  console: Console,
  notUtf8: 'USAGE_CSV_ENCODING' | 'USAGE_GRADEBOOK_TEXT',
): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(resolve(console.cwd, file))
  } catch {
    throw new UsageError('USAGE_FILE_MISSING', { file })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError(notUtf8, { file })
  }
}
