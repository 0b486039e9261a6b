/** What a piece of a template is. Keywords are their own kind. */
export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'space'
  | 'bool'
  | 'char'
  | 'character'
  | 'number'
  | 'string'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'assign'
  | 'declare'
  | 'pipe'
  | '('
  | ')'
  | 'error'
  | 'end of file'
  | Keyword

export type Keyword = (typeof KEYWORDS)[number]

export const KEYWORDS = [
  '.',
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
] as const

export interface Token {
  readonly kind: TokenKind
  /** As it is written; what is wrong for an `error`. */
  readonly text: string
  /** Offset into the template, in UTF-16 units. */
  readonly at: number
  /** 1-based line on which it begins. */
  readonly line: number
}

/** True for a word that Go reads as a keyword. */
export function isKeyword(word: string): word is Keyword {
  return (KEYWORDS as readonly string[]).includes(word)
}
