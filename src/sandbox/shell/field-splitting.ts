/** A stretch of text, or what separates two fields: blanks join, any other separator ends a field of its own. */
export type FieldToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'separator' }

export const USUAL_IFS = ' \t\n'

/** Takes a text apart at the characters of `IFS`. Source: POSIX Shell Command Language, "Field Splitting". */
export function fieldTokens(text: string, ifs: string): readonly FieldToken[] {
  const tokens: FieldToken[] = []
  let at = 0
  while (at < text.length) {
    if (ifs.includes(text.charAt(at))) {
      const end = separatorEnd(text, at, ifs)
      tokens.push({ kind: end.isBlank ? 'blank' : 'separator' })
      at = end.at
      continue
    }
    let end = at
    while (end < text.length && !ifs.includes(text.charAt(end))) end += 1
    tokens.push({ kind: 'text', text: text.slice(at, end) })
    at = end
  }
  return tokens
}

/** The words of one line for `count` variables; the last one takes what is left. */
export function readWords(line: string, ifs: string, count: number): readonly string[] {
  const isBlank = (character: string): boolean => ifs.includes(character) && USUAL_IFS.includes(character)
  const words: string[] = []
  let at = 0
  while (at < line.length && isBlank(line.charAt(at))) at += 1
  while (words.length < count - 1 && at < line.length) {
    let end = at
    while (end < line.length && !ifs.includes(line.charAt(end))) end += 1
    words.push(line.slice(at, end))
    at = end < line.length ? separatorEnd(line, end, ifs).at : end
  }
  let end = line.length
  while (end > at && isBlank(line.charAt(end - 1))) end -= 1
  return [...words, line.slice(at, end)]
}

/** Behind blanks, at most one other separator, and blanks. */
function separatorEnd(text: string, start: number, ifs: string): { readonly at: number; readonly isBlank: boolean } {
  const skipBlanks = (from: number): number => {
    let at = from
    while (at < text.length && ifs.includes(text.charAt(at)) && USUAL_IFS.includes(text.charAt(at))) at += 1
    return at
  }
  const at = skipBlanks(start)
  const character = text.charAt(at)
  if (character === '' || !ifs.includes(character)) return { at, isBlank: true }
  return { at: skipBlanks(at + 1), isBlank: false }
}
