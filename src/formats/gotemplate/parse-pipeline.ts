import { goQuote } from '../../domain/go-quote.ts'
import { readNumber, unquoted } from './literals.ts'
import { type Command, nodeText, type Operand, type Pipeline } from './nodes.ts'
import { fail, nested, type Parser, peek, peekWord, take, takeWord, unexpected } from './parser.ts'
import { NotSimulated } from './problem.ts'
import type { TokenKind } from './token.ts'

/** `declarations? command ('|' command)*` up to a closing token, which is taken. */
export function parsePipeline(parser: Parser, context: string, end: 'close' | ')'): Pipeline {
  return nested(parser, () => {
    const { at } = peekWord(parser)
    const { variables, assigns } = parseVariables(parser, context)
    const commands: Command[] = []
    for (;;) {
      const token = peekWord(parser)
      if (token.kind === end) break
      if (!OPERANDS.has(token.kind)) unexpected(parser, takeWord(parser), context)
      commands.push(parseCommand(parser))
    }
    take(parser)
    if (commands.length === 0) fail(parser, `missing value for ${context}`)
    for (const [index, { words }] of commands.entries()) {
      if (index > 0 && VALUES.has(words[0]?.kind ?? 'nil')) {
        fail(parser, `non executable command in pipeline stage ${index + 1}`)
      }
    }
    return { kind: 'pipeline', at, variables, assigns, commands }
  })
}

/** What a command can begin with. */
const OPERANDS: ReadonlySet<TokenKind> = new Set([
  'bool',
  'character',
  '.',
  'field',
  'identifier',
  'number',
  'nil',
  'string',
  'variable',
  '(',
])

/** What takes no value from the command before it. */
const VALUES: ReadonlySet<Operand['kind']> = new Set(['bool', 'dot', 'nil', 'number', 'string'])

function parseVariables(
  parser: Parser,
  context: string,
): { readonly variables: readonly string[]; readonly assigns: boolean } {
  const variables: string[] = []
  while (peekWord(parser).kind === 'variable') {
    const before = parser.next
    const { text } = take(parser)
    const next = peekWord(parser)
    if (next.kind === 'assign' || next.kind === 'declare') {
      take(parser)
      parser.variables.push(text)
      return { variables: [...variables, text], assigns: next.kind === 'assign' }
    }
    if (next.kind !== 'char' || next.text !== ',') {
      parser.next = before
      break
    }
    take(parser)
    parser.variables.push(text)
    variables.push(text)
    if (context !== 'range' || variables.length > 1) fail(parser, `too many declarations in ${context}`)
    if (!['variable', 'close', ')'].includes(peekWord(parser).kind)) {
      fail(parser, 'range can only initialize variables')
    }
  }
  return { variables, assigns: false }
}

function parseCommand(parser: Parser): Command {
  const { at } = peekWord(parser)
  const words: Operand[] = []
  for (;;) {
    peekWord(parser)
    const operand = parseOperand(parser)
    if (operand !== undefined) words.push(operand)
    const token = take(parser)
    if (token.kind === 'space') continue
    if (token.kind === 'close' || token.kind === ')') parser.next -= 1
    else if (token.kind !== 'pipe') unexpected(parser, token, 'operand')
    break
  }
  if (words.length === 0) fail(parser, 'empty command')
  return { kind: 'command', at, words }
}

/** A term with the fields behind it. */
function parseOperand(parser: Parser): Operand | undefined {
  const term = parseTerm(parser)
  const { kind, at } = peek(parser)
  if (term === undefined || kind !== 'field') return term
  const names: string[] = []
  while (peek(parser).kind === 'field') names.push(take(parser).text.slice(1))
  switch (term.kind) {
    case 'field':
    case 'variable':
      return { ...term, at, names: [...term.names, ...names] }
    case 'bool':
    case 'string':
    case 'number':
    case 'nil':
    case 'dot':
      return fail(parser, `unexpected . after term ${goQuote(nodeText(term))}`)
    default:
      return { kind: 'chain', at, of: term, names }
  }
}

function parseTerm(parser: Parser): Operand | undefined {
  const token = takeWord(parser)
  const { at, text } = token
  switch (token.kind) {
    case 'identifier':
      if (!parser.hasFunction(text)) fail(parser, `function ${goQuote(text)} not defined`)
      return { kind: 'function', at, name: text }
    case '.':
      return { kind: 'dot', at }
    case 'nil':
      return { kind: 'nil', at }
    case 'variable':
      if (!parser.variables.includes(text)) fail(parser, `undefined variable ${goQuote(text)}`)
      return { kind: 'variable', at, names: [text] }
    case 'field':
      return { kind: 'field', at, names: [text.slice(1)] }
    case 'bool':
      return { kind: 'bool', at, value: text === 'true' }
    case 'character':
    case 'number': {
      if (token.kind === 'number' && /i$|^[+-]?0x.*p/i.test(text)) throw new NotSimulated('number')
      const value = readNumber(text)
      if (typeof value === 'string') fail(parser, value)
      return { kind: 'number', at, text, value }
    }
    case '(':
      return parsePipeline(parser, 'parenthesized pipeline', ')')
    case 'string': {
      const value = unquoted(text)
      if (value === undefined) fail(parser, 'invalid syntax')
      return { kind: 'string', at, quoted: text, text: value }
    }
    default:
      parser.next -= 1
      return undefined
  }
}
