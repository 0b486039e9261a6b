import type { BatchResult } from '../domain/batch.ts'

/** So many different parts are kept to be shared; a class has few, unless it is hostile. */
const PARTS_MAX = 50_000

/**
 * Lets equal parts of results be one object: thousands of learners pass the same check, or fail it for the same reason. What comes from
 * a worker has every part anew, and a large class would hold each of them thousands of times.
 */
export function createInterning(): (result: BatchResult) => BatchResult {
  const parts = new Map<string, unknown>()
  const shared = <T>(part: T): T => {
    const key = JSON.stringify(part)
    const known = parts.get(key)
    if (known !== undefined) return known as T
    if (parts.size < PARTS_MAX) parts.set(key, part)
    return part
  }
  return (result) => ({
    ...result,
    exercise: shared(result.exercise),
    checks: shared(result.checks.map(shared)),
    diagnostics: result.diagnostics.map(shared),
    notes: shared(result.notes.map(shared)),
  })
}
