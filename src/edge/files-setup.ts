import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LIMITS } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { kindOf, readFileBelow } from './files.ts'

/** What became of a file of a set-up: `kept` is one that was edited and not written over. */
export type SetupOutcome = 'written' | 'unchanged' | 'kept'

/** Writes a file below a folder; one that is there with another text only when `force` says so. Links are not written through. */
export function writeSetupFile(folder: string, { path, text, executable }: SourceFile, force: boolean): SetupOutcome {
  const place = join(folder, path)
  const kind = kindOf(place)
  if (kind === 'file' && readFileSync(place, 'utf8') === text) return 'unchanged'
  if (kind !== 'absent' && (kind !== 'file' || !force)) return 'kept'
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, text, { mode: executable ? 0o755 : 0o644 })
  return 'written'
}

/** The largest file that may belong to a set-up: what Classroom 50 takes for a whole bundle. */
const SETUP_BYTES_MAX = 10_000_000

/** A file of a set-up as it is now; `undefined` where there is none, or where it is a link or no text. */
export function readSetupFile(folder: string, path: string): SourceFile | undefined {
  const read = readFileBelow(folder, path, { ...LIMITS, fileBytesMax: SETUP_BYTES_MAX })
  return read.kind === 'file' ? read.file : undefined
}
