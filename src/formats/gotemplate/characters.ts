/** White space that separates words and that trim markers take away. */
export function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n'
}

/** A letter, a digit or `_`. */
export function isAlphanumeric(character: string): boolean {
  return /^[\p{L}\p{Nd}_]$/u.test(character)
}

/** `U+0040 '@'`, as Go's `%#U` shows a character. */
export function unicodeName(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character) ? `${name} '${character}'` : name
}

/** Where a quoted piece that begins at `at` ends; `undefined` when it does not. Only raw strings go over a line. */
export function quoteEnd(text: string, at: number): number | undefined {
  const quote = text[at]
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text[end]
    if (character === quote) return end + 1
    if (quote === '`') continue
    if (character === '\n') return undefined
    if (character === '\\') {
      end += 1
      if (text[end] === '\n') return undefined
    }
  }
  return undefined
}

/** Where a number ends: good unless a letter follows. Prefixes, `_` and exponents as in Go; `i` makes it imaginary. */
export function numberEnd(text: string, at: number): { readonly end: number; readonly isGood: boolean } {
  const first = plainNumberEnd(text, at)
  if (!first.isGood || !/[+-]/.test(text[first.end] ?? '')) return first
  const second = plainNumberEnd(text, first.end)
  return { end: second.end, isGood: second.isGood && text[second.end - 1] === 'i' }
}

const NUMBER =
  /[+-]?(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?)i?/y

function plainNumberEnd(text: string, at: number): { readonly end: number; readonly isGood: boolean } {
  NUMBER.lastIndex = at
  const end = at + (NUMBER.exec(text)?.[0].length ?? 0)
  const next = text.codePointAt(end)
  const character = next === undefined ? '' : String.fromCodePoint(next)
  return isAlphanumeric(character) ? { end: end + character.length, isGood: false } : { end, isGood: true }
}
