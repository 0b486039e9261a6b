import type { Message } from '../domain/diagnostic.ts'
import { suggest } from '../domain/suggest.ts'
import { folded, unspaced } from './folding.ts'

/** What is offered: the author's texts in their order, and their Korean where there is one. */
export interface Options {
  readonly texts: readonly string[]
  readonly korean: readonly string[]
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/**
 * Which option an answer names: by its text as it is, else by its text without regard to case and blanks where only one fits, in English
 * or Korean; else by its letter. `undefined` when it names none.
 */
export function optionNamed(answer: string, { texts, korean }: Options): number | undefined {
  for (const reading of [unspaced, folded]) {
    const wanted = reading(answer)
    const fitting = texts.flatMap((text, index) => {
      const translated = korean[index]
      const fits = reading(text) === wanted || (translated !== undefined && reading(translated) === wanted)
      return fits ? [index] : []
    })
    if (fitting.length === 1) return fitting[0]
  }
  const letter = folded(answer).replace(/[).]$/, '')
  const index = letter.length === 1 ? LETTERS.indexOf(letter) : -1
  return index >= 0 && index < texts.length ? index : undefined
}

/** Says that an answer is not among the options, with the one that was probably meant. */
export function notOffered(answer: string, { texts, korean }: Options): Message {
  const meant = suggest(answer, [...texts, ...korean])
  return { code: 'ANSWER_NOT_OFFERED', args: { answer, ...(meant === undefined ? {} : { meant }) } }
}
