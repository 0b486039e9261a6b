import type { QuizSpec, QuizVariant } from '../domain/exercise.ts'

/**
 * The variant of a question that a seed chooses: FNV-1a (32 bits) over the seed and the question's id, so that a learner gets the same questions again, and
 * different questions do not move together. Without a seed it is the first one. `undefined` where the question has no variants.
 */
export function variantFor({ id, variants }: QuizSpec, seed: string | undefined): QuizVariant | undefined {
  if (variants === undefined) return undefined
  const index = seed === undefined || seed === '' ? 0 : hash(`${seed}/${id}`) % Math.max(variants.length, 1)
  return variants[index]
}

function hash(text: string): number {
  let state = 0x811c9dc5
  for (const character of text) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  // the low bits of FNV-1a are weak for short texts, so the high ones are folded in
  return (state ^ (state >>> 15)) >>> 0
}
