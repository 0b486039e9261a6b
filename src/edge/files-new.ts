import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SourceFile } from '../domain/submission.ts'

/** Writes files below a folder that is made for them. A file that is there already is never written over: that is an error. */
export function writeNewFiles(folder: string, files: readonly SourceFile[]): void {
  for (const { path, text } of files) {
    const place = join(folder, path)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text, { flag: 'wx' })
  }
}
