import { createTextMemory } from '../domain/text-memory.ts'

/** A class gives the same answers to the same options. */
const foldedTexts = createTextMemory<string>()
const unspacedTexts = createTextMemory<string>()

/**
 * How texts are compared unless a question says `exact`: Unicode NFC, blanks at the ends dropped and elsewhere made one, letter case and the backticks of
 * Markdown ignored.
 */
export function folded(text: string): string {
  return foldedTexts.get(text) ?? foldedTexts.set(text, unspaced(text.replaceAll('`', '')).toLowerCase())
}

/** The same with letter case kept. */
export function unspaced(text: string): string {
  return unspacedTexts.get(text) ?? unspacedTexts.set(text, text.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
}
