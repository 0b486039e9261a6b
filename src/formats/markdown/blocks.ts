import MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import type { Block, Inline, Row } from '../../domain/prose.ts'

/** Markdown as the blocks it consists of. Never fails: all text is Markdown. HTML in it is text. */
export function readBlocks(markdown: string): readonly Block[] {
  const tokens = new MarkdownIt({ html: false }).parse(markdown, {})
  return blocksIn(new Reader(tokens), undefined)
}

/** Walks along tokens; each is taken once. */
class Reader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  take(): Token | undefined {
    const token = this.#tokens[this.#at]
    this.#at += 1
    return token
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at]
  }
}

/** The blocks up to a token of type `end`, which is taken too. */
function blocksIn(reader: Reader, end: string | undefined): readonly Block[] {
  const blocks: Block[] = []
  for (let token = reader.take(); token !== undefined && token.type !== end; token = reader.take()) {
    const block = blockOf(token, reader)
    if (block !== undefined) blocks.push(block)
  }
  return blocks
}

function blockOf(token: Token, reader: Reader): Block | undefined {
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), text: inlineUntil(reader, 'heading_close') }
    case 'paragraph_open':
      return { kind: 'paragraph', text: inlineUntil(reader, 'paragraph_close') }
    case 'fence':
    case 'code_block':
      return { kind: 'code', lines: token.content.replace(/\n$/, '').split('\n') }
    case 'bullet_list_open':
      return listOf(reader, 'bullet_list_close')
    case 'ordered_list_open':
      return { ...listOf(reader, 'ordered_list_close'), first: Number(token.attrGet('start') ?? 1) }
    case 'blockquote_open':
      return { kind: 'quote', blocks: blocksIn(reader, 'blockquote_close') }
    case 'table_open':
      return tableOf(reader)
    case 'hr':
      return { kind: 'rule' }
    default:
      return undefined
  }
}

function listOf(reader: Reader, end: string): Extract<Block, { kind: 'list' }> {
  const items: (readonly Block[])[] = []
  let isLoose = false
  for (let token = reader.take(); token !== undefined && token.type !== end; token = reader.take()) {
    if (token.type !== 'list_item_open') continue
    // paragraphs of a tight list are marked as hidden
    if (reader.peek()?.type === 'paragraph_open' && reader.peek()?.hidden !== true) isLoose = true
    items.push(blocksIn(reader, 'list_item_close'))
  }
  return { kind: 'list', isLoose, items }
}

function tableOf(reader: Reader): Block {
  const rows: (readonly Inline[])[][] = []
  for (let token = reader.take(); token !== undefined && token.type !== 'table_close'; token = reader.take()) {
    if (token.type === 'tr_open') rows.push([])
    if (token.type === 'inline') rows.at(-1)?.push(inlineOf(token))
  }
  const [head = [], ...others]: readonly Row[] = rows
  return { kind: 'table', head, rows: others }
}

function inlineUntil(reader: Reader, end: string): readonly Inline[] {
  const pieces: Inline[] = []
  for (let token = reader.take(); token !== undefined && token.type !== end; token = reader.take()) {
    if (token.type === 'inline') pieces.push(...inlineOf(token))
  }
  return pieces
}

function inlineOf({ children }: Token): readonly Inline[] {
  return piecesIn(new Reader(children ?? []), undefined)
}

function piecesIn(reader: Reader, end: string | undefined): readonly Inline[] {
  const pieces: Inline[] = []
  for (let token = reader.take(); token !== undefined && token.type !== end; token = reader.take()) {
    pieces.push(pieceOf(token, reader))
  }
  return pieces
}

function pieceOf(token: Token, reader: Reader): Inline {
  switch (token.type) {
    case 'code_inline':
      return { kind: 'code', text: token.content }
    case 'softbreak':
      return { kind: 'text', text: ' ' }
    case 'hardbreak':
      return { kind: 'break' }
    case 'strong_open':
      return { kind: 'strong', inside: piecesIn(reader, 'strong_close') }
    case 'em_open':
      return { kind: 'emphasis', inside: piecesIn(reader, 'em_close') }
    case 'link_open':
      return { kind: 'link', inside: piecesIn(reader, 'link_close'), target: token.attrGet('href') ?? '' }
    default:
      return { kind: 'text', text: token.content }
  }
}
