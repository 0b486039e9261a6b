import type { Word } from '../../../../formats/shell/parse.ts'
import { patternOf, textOf } from '../../../../formats/shell/fields.ts'
import type { Wait } from '../kernel.ts'
import type { Shell } from './state.ts'

/** Expands a word to one text: no splitting, no file names. For assignments, `case` words, here-documents, redirections. */
export function* expandToText(shell: Shell, word: Word): Generator<Wait, string, void> {
  return textOf(yield* shell.machinery.piecesOf(shell, word, false))
}

/** Expands a word to a pattern, in which what was quoted is escaped. */
export function* expandToPattern(shell: Shell, word: Word): Generator<Wait, string, void> {
  return patternOf(yield* shell.machinery.piecesOf(shell, word, false))
}
