import { goQuote } from '../../domain/go-quote.ts'
import { tokensOf } from './lex.ts'
import { unquoted } from './literals.ts'
import type { List, Node } from './nodes.ts'
import { parsePipeline } from './parse-pipeline.ts'
import { expect, fail, nested, type Parser, peek, peekWord, take, takeWord, unexpected } from './parser.ts'
import type { Token } from './token.ts'

/** A template, and those that it defines, each under its name. */
export type Templates = ReadonlyMap<string, List>

/** Parses a template (Go `text/template/parse`); throws a `TemplateError` for a mistake in it. */
export function parseTemplate(name: string, text: string, hasFunction: (name: string) => boolean): Templates {
  const parser: Parser = {
    name,
    tokens: tokensOf(text),
    hasFunction,
    templates: new Map(),
    next: 0,
    furthest: 0,
    variables: ['$'],
    ranges: 0,
    actionLine: 0,
    depth: 0,
  }
  const root: Node[] = []
  while (peek(parser).kind !== 'end of file') {
    if (peek(parser).kind === 'open') {
      const before = parser.next
      take(parser)
      if (takeWord(parser).kind === 'define') {
        parseDefinition(parser)
        continue
      }
      parser.next = before
    }
    const node = parseNode(parser)
    if (isEnding(node)) fail(parser, `unexpected {{${node.kind}}}`)
    root.push(node)
  }
  define(parser, name, root)
  return parser.templates
}

/** What ends a list of nodes. */
interface Ending {
  readonly kind: 'end' | 'else'
  readonly at: number
}

function isEnding(node: Node | Ending): node is Ending {
  return node.kind === 'end' || node.kind === 'else'
}

function isEmpty(nodes: List): boolean {
  return nodes.every((node) => node.kind === 'text' && node.text.trim() === '')
}

/** A template of two definitions is the one that is not empty. */
function define(parser: Parser, name: string, list: List): void {
  const before = parser.templates.get(name)
  if (before === undefined || isEmpty(before)) parser.templates.set(name, list)
  else if (!isEmpty(list)) fail(parser, `template: multiple definition of template ${goQuote(name)}`)
}

/** Parses what has variables and ranges of its own: the inside of `define` and `block`. */
function parseInside(parser: Parser, name: string, context: string): void {
  const { variables, ranges, actionLine } = parser
  Object.assign(parser, { variables: ['$'], ranges: 0, actionLine: 0 })
  const { list, ending } = parseList(parser)
  if (ending.kind !== 'end') fail(parser, `unexpected {{${ending.kind}}} in ${context}`)
  define(parser, name, list)
  Object.assign(parser, { variables, ranges, actionLine })
}

function parseDefinition(parser: Parser): void {
  const name = nameOf(parser, takeWord(parser), 'define clause')
  expect(parser, 'close', 'define clause')
  parseInside(parser, name, 'define clause')
}

function nameOf(parser: Parser, token: Token, context: string): string {
  if (token.kind !== 'string') unexpected(parser, token, context)
  return unquoted(token.text) ?? fail(parser, 'invalid syntax')
}

/** Nodes up to `end` or `else`. */
function parseList(parser: Parser): { readonly list: List; readonly ending: Ending } {
  const list: Node[] = []
  while (peekWord(parser).kind !== 'end of file') {
    const node = parseNode(parser)
    if (isEnding(node)) return { list, ending: node }
    list.push(node)
  }
  return fail(parser, 'unexpected EOF')
}

function parseNode(parser: Parser): Node | Ending {
  const token = takeWord(parser)
  if (token.kind === 'text') return { kind: 'text', at: token.at, text: token.text }
  if (token.kind !== 'open') unexpected(parser, token, 'input')
  parser.actionLine = token.line
  const node = nested(parser, () => parseAction(parser))
  parser.actionLine = 0
  return node
}

function parseAction(parser: Parser): Node | Ending {
  const token = takeWord(parser)
  const { at } = token
  switch (token.kind) {
    case 'block':
    case 'template':
      return parseTemplateCall(parser, token.kind)
    case 'break':
    case 'continue': {
      const next = takeWord(parser)
      if (next.kind !== 'close') unexpected(parser, next, `{{${token.kind}}}`)
      if (parser.ranges === 0) fail(parser, `{{${token.kind}}} outside {{range}}`)
      return { kind: token.kind, at }
    }
    case 'else': {
      const next = peekWord(parser)
      // `{{else if …}}` is read as an else with an if inside, whose end is the end of both.
      if (next.kind !== 'if' && next.kind !== 'with') expect(parser, 'close', 'else')
      return { kind: 'else', at: next.at }
    }
    case 'end':
      return { kind: 'end', at: expect(parser, 'close', 'end').at }
    case 'if':
    case 'range':
    case 'with':
      return parseControl(parser, token.kind)
    default:
      parser.next -= 1
      return { kind: 'action', at, pipeline: parsePipeline(parser, 'command', 'close') }
  }
}

function parseControl(parser: Parser, kind: 'if' | 'range' | 'with'): Node {
  const known = [...parser.variables]
  const pipeline = parsePipeline(parser, kind, 'close')
  const inRange = kind === 'range' ? 1 : 0
  parser.ranges += inRange
  const { list, ending } = parseList(parser)
  parser.ranges -= inRange
  const otherwise = ending.kind === 'else' ? parseElse(parser, kind) : undefined
  parser.variables = known
  return { kind, at: pipeline.at, pipeline, list, otherwise }
}

function parseElse(parser: Parser, kind: 'if' | 'range' | 'with'): List {
  if (kind !== 'range' && peek(parser).kind === kind) {
    take(parser)
    return [nested(parser, () => parseControl(parser, kind))]
  }
  const { list, ending } = parseList(parser)
  if (ending.kind !== 'end') fail(parser, `expected end; found {{${ending.kind}}}`)
  return list
}

function parseTemplateCall(parser: Parser, kind: 'block' | 'template'): Node {
  const context = `${kind} clause`
  const token = takeWord(parser)
  const name = nameOf(parser, token, context)
  const isBare = kind === 'template' && peekWord(parser).kind === 'close'
  if (isBare) take(parser)
  const pipeline = isBare ? undefined : parsePipeline(parser, context, 'close')
  if (kind === 'block') parseInside(parser, name, context)
  return { kind: 'template', at: token.at, name, pipeline }
}
