import type { Args } from '../domain/diagnostic.ts'

/** Why `maxUnavailable` comes to what it comes to; `floor` is what a percentage rounds down to. */
export type UnavailableStory =
  | { readonly kind: 'number' | 'capped' | 'both-zero' }
  | { readonly kind: 'percent' | 'percent-both-zero'; readonly floor: number }

/** Percentages round down; where both shares come to 0, one pod may be missing all the same. Source: the Deployment controller. */
export function unavailableStory({ maxUnavailable, replicas, unavailable }: Args): UnavailableStory {
  const written = String(maxUnavailable)
  if (written.endsWith('%')) {
    const floor = Math.floor((Number.parseInt(written, 10) * Number(replicas)) / 100)
    return { kind: floor === Number(unavailable) ? 'percent' : 'percent-both-zero', floor }
  }
  if (Number(written) === Number(unavailable)) return { kind: 'number' }
  return { kind: Number(written) > Number(unavailable) ? 'capped' : 'both-zero' }
}
