import { emptyScalar, push, pushEntry } from './nodes.ts'
import type { GoMapping, GoNode, GoSequence } from './nodes.ts'
import { YamlRefusal } from './refusal.ts'
import { peek, take } from './scanner.ts'
import { createScanner, lineWords } from './scanner-state.ts'
import type { Scanner, Token } from './scanner-state.ts'

export interface ComposeLimits {
  readonly depthMax: number
  readonly nodesMax: number
}

interface Composer {
  readonly s: Scanner
  readonly limits: ComposeLimits
  readonly anchors: Map<string, GoNode>
  /** Handles of `%TAG` directives and the two that always exist. */
  readonly handles: Map<string, string>
  depth: number
  nodes: number
}

/**
 * The first document of `text[start, end)` as a tree; `undefined` when there is nothing in it. What follows that document is not
 * looked at, as `Unmarshal` of yaml.v2 does not. Throws `YamlRefusal` in the words of parserc.go.
 */
export function composeDocument(text: string, start: number, end: number, limits: ComposeLimits): GoNode | undefined {
  const handles = new Map<string, string>()
  const s = createScanner(text, start, end, limits.depthMax)
  const c: Composer = { s, limits, anchors: new Map(), handles, depth: 0, nodes: 0 }
  if (peek(s).type === 'stream-end') return undefined
  const explicit = ['version-directive', 'tag-directive', 'document-start'].includes(peek(s).type)
  readDirectives(c)
  if (explicit) {
    if (peek(s).type !== 'document-start') throw refusal(peek(s), 'did not find expected <document start>')
    take(s)
  }
  const next = peek(s)
  const empty = explicit && EMPTY_DOCUMENT.has(next.type)
  const root = empty ? emptyScalar(next.start) : parseNode(c, true, false)
  peek(s)
  return root
}

const EMPTY_DOCUMENT = new Set(['version-directive', 'tag-directive', 'document-start', 'document-end', 'stream-end'])

/** A parser error. Its line is one less than a reader would count, for `fail` in decode.go adds one to scanner errors only. */
function refusal(token: Token, problem: string): YamlRefusal {
  return new YamlRefusal(`yaml: ${lineWords(token.line)}${problem}`, token.start)
}

function readDirectives({ s, handles }: Composer): void {
  let version = false
  for (;;) {
    const token = peek(s)
    if (token.type === 'version-directive') {
      if (version) throw refusal(token, 'found duplicate %YAML directive')
      if (token.suffix !== '1.1') throw refusal(token, 'found incompatible YAML document')
      version = true
    } else if (token.type === 'tag-directive') {
      if (handles.has(token.value)) throw refusal(token, 'found duplicate %TAG directive')
      handles.set(token.value, token.suffix)
    } else {
      break
    }
    take(s)
  }
  if (!handles.has('!')) handles.set('!', '!')
  if (!handles.has('!!')) handles.set('!!', 'tag:yaml.org,2002:')
}

interface Properties {
  readonly anchor: string
  readonly tag: string
  readonly start: number
  readonly end: number
}

function parseNode(c: Composer, block: boolean, indentlessSequence: boolean): GoNode {
  const first = peek(c.s)
  c.nodes += 1
  if (c.nodes > c.limits.nodesMax) throw new YamlRefusal('', first.start, 'nodes')
  if (first.type === 'alias') return parseAlias(c, take(c.s))
  const properties = readProperties(c, first)
  const token = peek(c.s)
  if (token.type === 'block-entry' && indentlessSequence) return nested(c, token, properties, readIndentlessSequence)
  if (token.type === 'scalar') return parseScalar(c, take(c.s), properties)
  if (token.type === 'flow-sequence-start') return nested(c, token, properties, readFlowSequence)
  if (token.type === 'flow-mapping-start') return nested(c, token, properties, readFlowMapping)
  if (token.type === 'block-sequence-start' && block) return nested(c, token, properties, readBlockSequence)
  if (token.type === 'block-mapping-start' && block) return nested(c, token, properties, readBlockMapping)
  if (properties.anchor === '' && properties.tag === '') throw refusal(token, 'did not find expected node content')
  const { tag, start, end } = properties
  return anchored(c, properties, { kind: 'scalar', start, end, value: '', plain: tag === '', tag })
}

function parseAlias(c: Composer, token: Token): GoNode {
  const target = c.anchors.get(token.value)
  if (target === undefined) throw new YamlRefusal(`yaml: unknown anchor '${token.value}' referenced`, token.start)
  return { kind: 'alias', start: token.start, end: token.end, name: token.value, target }
}

function parseScalar(c: Composer, token: Token, properties: Properties): GoNode {
  const { tag } = properties
  const plain = tag === '!' || (tag === '' && token.plain)
  return anchored(c, properties, { kind: 'scalar', start: token.start, end: token.end, value: token.value, plain, tag })
}

/** `&anchor`, `!tag`, in either order. */
function readProperties(c: Composer, first: Token): Properties {
  let anchor = ''
  let tagToken: Token | undefined
  let end = first.start
  for (let token = first; ; token = peek(c.s)) {
    if (token.type === 'anchor' && anchor === '') {
      anchor = token.value
    } else if (token.type === 'tag' && tagToken === undefined) {
      tagToken = token
    } else {
      break
    }
    end = token.end
    take(c.s)
  }
  return { anchor, tag: tagToken === undefined ? '' : tagOf(c, tagToken), start: first.start, end }
}

function tagOf({ handles }: Composer, token: Token): string {
  if (token.value === '') return token.suffix
  const prefix = handles.get(token.value)
  if (prefix === undefined) throw refusal(token, 'found undefined tag handle')
  return prefix + token.suffix
}

function anchored<N extends GoNode>(c: Composer, { anchor }: Properties, node: N): N {
  if (anchor !== '') c.anchors.set(anchor, node)
  return node
}

type CollectionReader = (c: Composer, token: Token, properties: Properties) => GoNode

function nested(c: Composer, token: Token, properties: Properties, read: CollectionReader): GoNode {
  c.depth += 1
  if (c.depth > c.limits.depthMax) throw new YamlRefusal('', token.start, 'depth')
  const node = read(c, token, properties)
  c.depth -= 1
  return node
}

function newSequence(c: Composer, token: Token, properties: Properties, flow: boolean): GoSequence {
  return anchored(c, properties, { kind: 'sequence', start: token.start, end: token.end, flow, items: [] })
}

function newMapping(c: Composer, token: Token, properties: Properties, flow: boolean): GoMapping {
  return anchored(c, properties, { kind: 'mapping', start: token.start, end: token.end, flow, entries: [] })
}

/** A node unless one of `without` comes next, in which case there is an empty one at `at`. */
function nodeUnless(c: Composer, without: readonly string[], at: number, block: boolean, indentless: boolean): GoNode {
  if (without.includes(peek(c.s).type)) return emptyScalar(at)
  return parseNode(c, block, indentless)
}

function readBlockSequence(c: Composer, token: Token, properties: Properties): GoNode {
  const node = newSequence(c, token, properties, false)
  take(c.s)
  for (;;) {
    const next = take2(c, 'block-end', 'block-entry', "did not find expected '-' indicator")
    if (next.type === 'block-end') return node
    push(node, nodeUnless(c, ['block-entry', 'block-end'], next.end, true, false))
  }
}

/** A sequence at the column of the key it belongs to: it has no start and end tokens of its own. */
function readIndentlessSequence(c: Composer, token: Token, properties: Properties): GoNode {
  const node = newSequence(c, token, properties, false)
  while (peek(c.s).type === 'block-entry') {
    const entry = take(c.s)
    push(node, nodeUnless(c, ['block-entry', 'key', 'value', 'block-end'], entry.end, true, false))
  }
  return node
}

const BLOCK_PAIR_ENDS = ['key', 'value', 'block-end'] as const

function readBlockMapping(c: Composer, token: Token, properties: Properties): GoNode {
  const node = newMapping(c, token, properties, false)
  take(c.s)
  for (;;) {
    const next = take2(c, 'block-end', 'key', 'did not find expected key')
    if (next.type === 'block-end') return node
    const key = nodeUnless(c, BLOCK_PAIR_ENDS, next.end, true, true)
    const colon = peek(c.s)
    if (colon.type === 'value') take(c.s)
    const value =
      colon.type === 'value' ? nodeUnless(c, BLOCK_PAIR_ENDS, colon.end, true, true) : emptyScalar(colon.start)
    pushEntry(node, key, value)
  }
}

/** Takes a token of one of two types; any other is an error. */
function take2({ s }: Composer, one: string, other: string, problem: string): Token {
  const token = peek(s)
  if (token.type !== one && token.type !== other) throw refusal(token, problem)
  return take(s)
}

function readFlowSequence(c: Composer, token: Token, properties: Properties): GoNode {
  const node = newSequence(c, token, properties, true)
  take(c.s)
  for (let first = true; ; first = false) {
    if (!first && peek(c.s).type !== 'flow-sequence-end') {
      take2(c, 'flow-entry', 'flow-entry', "did not find expected ',' or ']'")
    }
    const next = peek(c.s)
    if (next.type === 'flow-sequence-end') {
      node.end = take(c.s).end
      return node
    }
    push(node, next.type === 'key' ? readSinglePair(c) : parseNode(c, false, false))
  }
}

/** `[key: value]`: a mapping with one entry. */
function readSinglePair(c: Composer): GoNode {
  const start = take(c.s)
  const node: GoMapping = { kind: 'mapping', start: start.start, end: start.end, flow: true, entries: [] }
  const next = peek(c.s)
  let key: GoNode
  if (['value', 'flow-entry', 'flow-sequence-end'].includes(next.type)) {
    key = emptyScalar(take(c.s).end)
  } else {
    key = parseNode(c, false, false)
  }
  const colon = peek(c.s)
  if (colon.type === 'value') take(c.s)
  const value =
    colon.type === 'value'
      ? nodeUnless(c, ['flow-entry', 'flow-sequence-end'], peek(c.s).start, false, false)
      : emptyScalar(colon.start)
  pushEntry(node, key, value)
  return node
}

function readFlowMapping(c: Composer, token: Token, properties: Properties): GoNode {
  const node = newMapping(c, token, properties, true)
  take(c.s)
  for (let first = true; ; first = false) {
    if (!first && peek(c.s).type !== 'flow-mapping-end') {
      take2(c, 'flow-entry', 'flow-entry', "did not find expected ',' or '}'")
    }
    const next = peek(c.s)
    if (next.type === 'flow-mapping-end') {
      node.end = take(c.s).end
      return node
    }
    readFlowEntry(c, node, next)
  }
}

function readFlowEntry(c: Composer, node: GoMapping, next: Token): void {
  if (next.type !== 'key') {
    const key = parseNode(c, false, false)
    pushEntry(node, key, emptyScalar(peek(c.s).start))
    return
  }
  take(c.s)
  const key = nodeUnless(c, ['value', 'flow-entry', 'flow-mapping-end'], peek(c.s).start, false, false)
  const colon = peek(c.s)
  if (colon.type === 'value') take(c.s)
  const value =
    colon.type === 'value'
      ? nodeUnless(c, ['flow-entry', 'flow-mapping-end'], peek(c.s).start, false, false)
      : emptyScalar(colon.start)
  pushEntry(node, key, value)
}
