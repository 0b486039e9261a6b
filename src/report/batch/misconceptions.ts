import type { BatchResults } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import type { Text } from '../../domain/text.ts'

/** One cause for which a check failed, over a class. */
export interface Misconception {
  readonly exercise: string
  /** Id of the check. */
  readonly check: string
  readonly title: Text
  readonly hidden: boolean
  /** As one of them has it; absent where the check gives no reason. */
  readonly reason?: Message
  /** Whose check failed for it, as indices into the learners of the class, in their order. The first is the example. */
  readonly learners: readonly number[]
  /** `file:line:column` in the files of the example. */
  readonly place?: string
}

/**
 * The causes of failed checks, the most frequent first: the same check, the same reason, the same arguments but for names that the
 * simulation derives and for places in files, which differ where nobody thought differently. Checks that wait for others are no
 * causes of their own.
 */
export function misconceptionsOf({ exercises, learners, results }: BatchResults): readonly Misconception[] {
  const order = new Map(learners.map(({ id }, index) => [id, index]))
  const checks = new Map(
    exercises.flatMap((exercise) => exercise.checks.map((check) => [keyOf(exercise.id, check.id), check] as const)),
  )
  const groups = new Map<string, Misconception & { readonly learners: number[] }>()
  for (const { exercise, learner, checks: graded } of results) {
    for (const { id, verdict, reason, place } of graded) {
      if (verdict !== 'failed') continue
      const key = keyOf(exercise, id, reason === undefined ? '' : causeOf(reason))
      const group = groups.get(key)
      const index = order.get(learner) ?? 0
      if (group !== undefined) group.learners.push(index)
      else {
        const { title = { en: '' }, hidden = false } = checks.get(keyOf(exercise, id)) ?? {}
        const optional = { ...(reason === undefined ? {} : { reason }), ...(place === undefined ? {} : { place }) }
        groups.set(key, { exercise, check: id, title, hidden, learners: [index], ...optional })
      }
    }
  }
  return [...groups.values()].toSorted((a, b) => b.learners.length - a.learners.length)
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
