import { escapePattern } from './pattern.ts'

/**
 * A stretch of an expanded word. `quoted`: neither split nor matched against files; `literal`: matched, not split; `split`:
 * both; `break`: a new field starts (between the words of `"$@"`).
 */
export type Piece =
  | { readonly kind: 'quoted' | 'literal' | 'split'; readonly text: string }
  | { readonly kind: 'break' }

/**
 * Cuts pieces into fields at the characters of `IFS`. Each field is a pattern in which a backslash stands before quoted
 * characters. Adjacent text joins; a quoted empty text makes a field of its own. Source: POSIX Shell Command Language, "Field
 * Splitting".
 */
export function splitFields(pieces: readonly Piece[], ifs: string): readonly string[] {
  const fields: string[] = []
  let field: string | undefined
  const close = (): void => {
    if (field !== undefined) fields.push(field)
    field = undefined
  }
  for (const piece of pieces) {
    if (piece.kind === 'break') close()
    else if (piece.kind === 'quoted') field = (field ?? '') + escapePattern(piece.text)
    else if (piece.kind === 'literal') field = piece.text === '' ? field : (field ?? '') + piece.text
    else {
      for (const token of fieldTokens(piece.text, ifs)) {
        if (token.kind === 'text') field = (field ?? '') + token.text.replaceAll('\\', '\\\\')
        else {
          if (token.kind === 'separator') field ??= ''
          close()
        }
      }
    }
  }
  close()
  return fields
}

/** Pieces as one text: for words that are not split. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'break' ? ' ' : piece.text)).join('')
}

/** Pieces as one pattern, in which a backslash stands before quoted characters. */
export function patternOf(pieces: readonly Piece[]): string {
  return textOf(
    pieces.map((piece) => (piece.kind === 'quoted' ? { ...piece, text: escapePattern(piece.text) } : piece)),
  )
}

/** A stretch of text, or what separates two fields: blanks join, any other separator ends a field of its own. */
type FieldToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'separator' }

export const USUAL_IFS = ' \t\n'

/** Takes a text apart at the characters of `IFS`. */
function fieldTokens(text: string, ifs: string): readonly FieldToken[] {
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

/** The words of one line for the `count` variables of `read`; the last one takes what is left. Source: POSIX `read`. */
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
