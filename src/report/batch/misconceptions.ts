import type { BatchResults } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import type { Text } from '../../domain/text.ts'

/** One cause for which checks failed, over a class. */
export interface Misconception {
  readonly exercise: string
  /** The checks that failed for it, in the order of the exercise. */
  readonly checks: readonly FailedCheck[]
  /** As one of them has it; absent where the check gives no reason. */
  readonly reason?: Message
  /** Whose checks failed for it, as indices into the learners of the class, in their order. The first is the example. */
  readonly learners: readonly number[]
  /** `file:line:column` in the files of the example. */
  readonly place?: string
}

export interface FailedCheck {
  readonly id: string
  readonly title: Text
  readonly hidden: boolean
}

/**
 * The causes of failed checks, the most frequent first: the same reason, the same arguments but for names that the simulation derives and
 * for places in files, which differ where nobody thought differently. One cause may fail several checks; a check that gives no reason is
 * a cause by itself, and checks that wait for others are none.
 */
export function misconceptionsOf({ exercises, learners, results }: BatchResults): readonly Misconception[] {
  const order = new Map(learners.map(({ id }, index) => [id, index]))
  const known = new Map(exercises.map((exercise) => [exercise.id, exercise.checks]))
  const groups = new Map<string, Omit<Misconception, 'checks' | 'learners'> & Concerned>()
  for (const { exercise, learner, checks: graded } of results) {
    for (const { id, verdict, reason, place } of graded) {
      if (verdict !== 'failed') continue
      const key = keyOf(exercise, reason === undefined ? id : causeOf(reason))
      const optional = { ...(reason === undefined ? {} : { reason }), ...(place === undefined ? {} : { place }) }
      const group = groups.get(key) ?? { exercise, ids: new Set(), indices: new Set(), ...optional }
      groups.set(key, group)
      group.ids.add(id)
      group.indices.add(order.get(learner) ?? 0)
    }
  }
  return [...groups.values()]
    .map(({ ids, indices, ...cause }) => ({
      ...cause,
      checks: (known.get(cause.exercise) ?? []).filter(({ id }) => ids.has(id)),
      learners: [...indices],
    }))
    .toSorted((a, b) => b.learners.length - a.learners.length)
}

/** Whom and what a cause concerns, while it is gathered. */
interface Concerned {
  readonly ids: Set<string>
  readonly indices: Set<number>
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}

/** What Kubernetes makes names of, hashes of templates and random ends; digests; places. */
const DERIVED = /\b[bcdf-hj-np-tv-z24-9]{6,10}(?:-[bcdf-hj-np-tv-z24-9]{5})?\b|sha256:[0-9a-f]{12,64}|:\d+:\d+\b/g

function causeOf({ code, args }: Message): string {
  const same = Object.entries(args).map(([name, value]) => [name, sameText(String(value))])
  return JSON.stringify([code, same])
}

function sameText(text: string): string {
  return text.replaceAll(DERIVED, '…').replaceAll(/\s+/g, ' ').trim()
}
