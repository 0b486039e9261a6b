import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordingFile } from '../../scripts/conformance/types.ts'

/** The recordings of one kind, sorted by name. */
export function recordingsOf(kind: 'k8s' | 'docker'): readonly RecordingFile[] {
  const folder = join(import.meta.dirname, kind)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }))
}
