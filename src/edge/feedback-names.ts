import { createHash } from 'node:crypto'

/** Letters of any script, digits and marks that no system reads as anything else. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]*$/u
const LENGTH_MAX = 80

/** Names of devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name for each learner that is safe as that of a file on every system. One that is safe stays as it is; of any other, and of those that only differ
 * in case or in how letters are composed, some of a digest tells them apart.
 */
export function feedbackNames(learners: readonly string[]): ReadonlyMap<string, string> {
  const folded = new Map<string, number>()
  for (const id of learners) folded.set(fold(id), (folded.get(fold(id)) ?? 0) + 1)
  return new Map(learners.map((id) => [id, isSafe(id) && folded.get(fold(id)) === 1 ? id : withDigest(id)]))
}

function isSafe(id: string): boolean {
  return (
    PLAIN.test(id) && id.length <= LENGTH_MAX && !id.endsWith('.') && !DEVICE.test(id) && id === id.normalize('NFC')
  )
}

function fold(id: string): string {
  return id.normalize('NFC').toLowerCase()
}

function withDigest(id: string): string {
  const letters = id
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, '_')
    .slice(0, LENGTH_MAX / 2)
  return `${letters}~${createHash('sha256').update(id).digest('hex').slice(0, 8)}`
}
