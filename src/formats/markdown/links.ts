import MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'

/** A link or picture and where it leads. */
export interface Link {
  readonly kind: 'link' | 'image'
  readonly target: string
  /** 1-based first line of the paragraph it stands in. */
  readonly line: number
}

/** Every link and picture of a Markdown text, in order. Links in code are none. */
export function findLinks(text: string): readonly Link[] {
  const links: Link[] = []
  for (const token of new MarkdownIt({ html: false }).parse(text, {})) {
    if (token.type === 'inline') collect(token.children ?? [], (token.map?.[0] ?? 0) + 1, links)
  }
  return links
}

function collect(tokens: readonly Token[], line: number, links: Link[]): void {
  for (const token of tokens) {
    const target = token.attrGet(token.type === 'image' ? 'src' : 'href')
    if (target !== null) links.push({ kind: token.type === 'image' ? 'image' : 'link', target, line })
  }
}
