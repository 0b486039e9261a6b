import type { Word } from '../../../../formats/shell/parse.ts'
import { escapePattern } from '../../../../formats/shell/pattern.ts'
import type { Wait } from '../kernel.ts'
import type { Shell } from './state.ts'

/** Expands a word to one text: no splitting, no file names. For assignments, `case` words, here-documents, redirections. */
export function* expandToText(shell: Shell, word: Word): Generator<Wait, string, void> {
  const pieces = yield* shell.machinery.piecesOf(shell, word, false)
  return pieces.map((piece) => (piece.kind === 'break' ? ' ' : piece.text)).join('')
}

/** Expands a word to a pattern, in which what was quoted is escaped. */
export function* expandToPattern(shell: Shell, word: Word): Generator<Wait, string, void> {
  const pieces = yield* shell.machinery.piecesOf(shell, word, false)
  return pieces
    .map((piece) => (piece.kind === 'break' ? ' ' : piece.kind === 'quoted' ? escapePattern(piece.text) : piece.text))
    .join('')
}
