import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Reporter, ReporterContext } from '../report/reporter.ts'
import type { Console } from './console.ts'
import { offer, UsageError } from './usage-error.ts'

/** Reporters by name; each is loaded when it is asked for. */
export type ReporterTable<R> = Readonly<Record<string, () => Promise<R>>>

/** The reporters of a submission. */
export const REPORTERS: ReporterTable<Reporter> = {
  html: async () => (await import('../report/html.ts')).htmlReporter,
  json: async () => (await import('../report/json.ts')).jsonReporter,
  junit: async () => (await import('../report/junit.ts')).junitReporter,
  text: async () => (await import('../report/text.ts')).textReporter,
}

/** One `--reporter`: a name, and a file instead of stdout. */
export interface ReporterChoice {
  readonly name: string
  readonly file?: string
}

/** Reads `text`, `json`, `json=report.json`; none at all means `text`. Refuses names that no reporter has. */
export function parseReporters<R>(values: readonly string[], table: ReporterTable<R>): readonly ReporterChoice[] {
  if (values.length === 0) return [{ name: 'text' }]
  return values.map((value) => {
    const equals = value.indexOf('=')
    const name = equals === -1 ? value : value.slice(0, equals)
    if (!Object.hasOwn(table, name)) throw unknownReporter(name, table)
    if (equals === -1) return { name }
    const file = value.slice(equals + 1)
    if (file === '') throw new UsageError('USAGE_REPORTER_FILE', { value, name })
    return { name, file }
  })
}

/** Writes results with each reporter in turn. A file is never coloured, and is there completely or not at all. */
export async function writeReports<T>(
  results: T,
  choices: readonly ReporterChoice[],
  table: ReporterTable<(results: T, context: ReporterContext) => Pieces>,
  context: ReporterContext,
  console: Console,
): Promise<void> {
  for (const { name, file } of choices) {
    const reporter = await table[name]?.()
    if (reporter === undefined) throw unknownReporter(name, table)
    if (file === undefined) for (const chunk of chunksOf(reporter(results, context))) console.out(chunk)
    else writeWhole(resolve(console.cwd, file), reporter(results, { ...context, color: false }))
  }
}

/** A text, or what it is put together from. */
type Pieces = string | Iterable<string>

/** So many characters are written at a time, at least. */
const CHUNK = 1_000_000

function* chunksOf(pieces: Pieces): Generator<string> {
  if (typeof pieces === 'string') return yield pieces
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

/** Into a file beside it that then takes its name; a device or a pipe is written to as it is, and never replaced. */
export function writeWhole(path: string, text: Pieces): void {
  const partial = `${path}.partial-${process.pid}`
  const there = statSync(path, { throwIfNoEntry: false })
  try {
    if (there !== undefined && !there.isFile()) {
      writePieces(path, text)
      return
    }
    writePieces(partial, text)
    renameSync(partial, path)
  } catch (cause) {
    rmSync(partial, { force: true })
    throw new UsageError('USAGE_FILE_UNWRITABLE', { file: path, problem: cause instanceof Error ? cause.message : '' })
  }
}

function writePieces(path: string, text: Pieces): void {
  const file = openSync(path, 'w')
  try {
    for (const chunk of chunksOf(text)) writeFileSync(file, chunk)
  } finally {
    closeSync(file)
  }
}

function unknownReporter(name: string, table: ReporterTable<unknown>): UsageError {
  return new UsageError('USAGE_REPORTER_UNKNOWN', { name, ...offer(name, Object.keys(table)) })
}
