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

/**
 * The options that one text names: one of them, or several with commas, semicolons, arrows or blanks between them, or their letters in one word
 * (`c, a, b`, `c > a > b`, `cab`). `undefined` when a part of it names none, and for a word that has a letter twice.
 */
export function optionsListed(answer: string, options: Options): readonly string[] | undefined {
  if (optionNamed(answer, options) !== undefined) return [answer]
  const list = unspaced(answer).replace(/^\[(.*)\]$/, '$1')
  const letters = /^[a-z]+$/i.test(list) && new Set(list.toLowerCase()).size === list.length ? [...list] : []
  const readings = [list.split(/->|[,;>→]/), list.split(' '), letters].map((parts) =>
    parts.map((part) => part.trim()).filter((part) => part !== ''),
  )
  return readings.find((parts) => parts.length > 0 && parts.every((part) => optionNamed(part, options) !== undefined))
}

/** Says that an answer is not among the options, with the one that was probably meant. */
export function notOffered(answer: string, { texts, korean }: Options): Message {
  const meant = suggest(answer, [...texts, ...korean])
  return { code: 'ANSWER_NOT_OFFERED', args: { answer, ...(meant === undefined ? {} : { meant }) } }
}
