import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { TraceResult } from './types.ts'

/** Ids of the assertions that fail today, by kind of recording, sorted. The lists only ever get shorter. */
export type KnownFailures = Readonly<Record<string, readonly string[]>>

/** How today's failures differ from the list. */
export interface Drift {
  /** Failing, and not listed. */
  readonly appeared: readonly string[]
  /** Listed, and not failing any more, or not asserted any more. */
  readonly gone: readonly string[]
}

export function failuresOf(results: readonly TraceResult[]): readonly string[] {
  return results.flatMap(({ assertions }) => assertions.filter(({ ok }) => !ok).map(({ id }) => id)).toSorted()
}

export function driftOf(known: readonly string[], failing: readonly string[]): Drift {
  const listed = new Set(known)
  const now = new Set(failing)
  return { appeared: failing.filter((id) => !listed.has(id)), gone: known.filter((id) => !now.has(id)) }
}

export function readKnownFailures(path: string): KnownFailures {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KnownFailures) : {}
}

/** Takes out of the list what does not fail any more. Adds nothing, except to a kind that has no list yet. */
export function updateKnownFailures(path: string, kind: string, failing: readonly string[]): void {
  const known = readKnownFailures(path)
  const listed = known[kind]
  const now = new Set(failing)
  const next = { ...known, [kind]: listed === undefined ? failing : listed.filter((id) => now.has(id)) }
  writeFileSync(path, `${JSON.stringify(next, undefined, 2)}\n`)
}
