/**
 * How texts are compared unless a question says `exact`: Unicode NFC, blanks at the ends dropped and elsewhere made one, letter case and the backticks of
 * Markdown ignored.
 */
export function folded(text: string): string {
  return unspaced(text.replaceAll('`', '')).toLowerCase()
}

/** The same with letter case kept. */
export function unspaced(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
}
