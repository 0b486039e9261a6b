import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SourceFile } from '../domain/submission.ts'
import { kindOf } from './files.ts'

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
