import { goQuote } from '../../domain/go-quote.ts'
import type { List } from './nodes.ts'
import { NotSimulated, TemplateError } from './problem.ts'
import { KEYWORDS, type Token, type TokenKind } from './token.ts'

/** A template under the parser. */
export interface Parser {
  /** Of the template, for errors; empty for docker's. */
  readonly name: string
  readonly tokens: readonly Token[]
  readonly hasFunction: (name: string) => boolean
  /** What `define` and `block` made. */
  readonly templates: Map<string, List>
  /** Index of the next token. */
  next: number
  /** Index of the furthest token that was looked at: Go tells its line, wherever the mistake is. */
  furthest: number
  /** Variables that are known at this place, with their `$`. */
  variables: string[]
  /** Ranges around this place, within this definition. */
  ranges: number
  /** Line of the action under way; 0 between actions. */
  actionLine: number
  depth: number
}

/** Actions and parentheses inside of one another. */
const DEPTH_MAX = 100

/** Ends the parsing with what is wrong. */
export function fail(parser: Parser, text: string): never {
  throw new TemplateError(`template: ${parser.name}:${parser.tokens[parser.furthest]?.line ?? 1}: ${text}`)
}

/** Ends the parsing because of a token that does not belong here. */
export function unexpected(parser: Parser, token: Token, context: string): never {
  if (token.kind !== 'error') fail(parser, `unexpected ${tokenText(token)} in ${context}`)
  const isElsewhere = parser.actionLine !== 0 && parser.actionLine !== token.line
  const started = `${token.text.endsWith(' action') ? '' : ' in action'} started at ${parser.name}:${parser.actionLine}`
  fail(parser, token.text + (isElsewhere ? started : ''))
}

/** A token as Go's errors show it: keywords in angle brackets, others quoted and cut. */
export function tokenText(token: Token): string {
  if (token.kind === 'end of file') return 'EOF'
  if (token.kind === 'error') return token.text
  if ((KEYWORDS as readonly string[]).includes(token.kind)) return `<${token.text}>`
  const characters = [...token.text]
  return characters.length > 10 && token.text.length > 10
    ? `${goQuote(characters.slice(0, 10).join(''))}...`
    : goQuote(token.text)
}

/** The next token, taken. Behind the last one it is given again and again. */
export function take(parser: Parser): Token {
  const token = peek(parser)
  parser.next += 1
  return token
}

/** The next token. */
export function peek(parser: Parser): Token {
  const index = Math.min(parser.next, parser.tokens.length - 1)
  parser.furthest = Math.max(parser.furthest, index)
  return parser.tokens[index] ?? { kind: 'end of file', text: '', at: 0, line: 1 }
}

/** The next token that is no white space; the space before it is taken. */
export function peekWord(parser: Parser): Token {
  while (peek(parser).kind === 'space') parser.next += 1
  return peek(parser)
}

/** The next token that is no white space, taken. */
export function takeWord(parser: Parser): Token {
  peekWord(parser)
  return take(parser)
}

/** Takes a token of one kind, or ends the parsing. */
export function expect(parser: Parser, kind: TokenKind, context: string): Token {
  const token = takeWord(parser)
  if (token.kind !== kind) unexpected(parser, token, context)
  return token
}

/** Parses something that may hold more of its like. */
export function nested<T>(parser: Parser, parse: () => T): T {
  parser.depth += 1
  if (parser.depth > DEPTH_MAX) throw new NotSimulated('depth')
  const parsed = parse()
  parser.depth -= 1
  return parsed
}
