/** White space as Go's `unicode.IsSpace` sees it; JavaScript's `\s` differs in U+0085 and U+FEFF. */
const SPACE = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/** True for one character of white space, in Go's sense. */
export function isSpace(character: string): boolean {
  return SPACE.test(character)
}

/** `text` from its first character that is not white space. */
export function trimStart(text: string): string {
  return text.slice(leadingSpace(text))
}

/** `text` without white space at both ends. */
export function trim(text: string): string {
  let end = text.length
  while (end > 0 && isSpace(text.charAt(end - 1))) end -= 1
  return trimStart(text.slice(0, end))
}

/** How many characters of white space `text` begins with. */
export function leadingSpace(text: string): number {
  let at = 0
  while (at < text.length && isSpace(text.charAt(at))) at += 1
  return at
}
