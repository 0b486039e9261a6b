import { html as escaped, raw } from 'hono/html'
import { assert } from '../../domain/assert.ts'
import { printable, printableLines } from './sanitize.ts'

/** Markup that is safe to be put into a page. Only `html` makes it, so that text never becomes markup by mistake. */
export type Html = Exclude<ReturnType<typeof escaped>, Promise<unknown>>

/** What a template can hold: text, which is neutralised and escaped; markup; lists of both. Nothing stands for what is absent. */
export type Piece = string | number | Html | undefined | false | readonly Piece[]

/**
 * A template of HTML or SVG. Every text in it is written by somebody: characters that cannot be printed become escapes that
 * can be seen, and those that mean something to HTML become entities, in attributes as well as between tags.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const made = escaped(strings, ...pieces.map(neutral))
  assert(!(made instanceof Promise), 'a template waits for nothing')
  return made
}

/** Text of several lines, each of them neutralised, for `pre`. */
export function multiline(text: string): Html {
  return joined(printableLines(text), LINE_BREAK)
}

/** Pieces with a separator between them. */
export function joined(pieces: readonly Piece[], separator: Piece): Html {
  return html`${pieces.map((piece, index) => (index === 0 ? piece : [separator, piece]))}`
}

/** A sentence as `messages` writes it: what stands in backticks is code. */
export function sentence(text: string): Html {
  const parts = text.split(/`([^`]+)`/)
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`
}

/** Markup of our own that is the same in every page, such as its style sheet. Never call it with what somebody wrote. */
export function trusted(markup: string): Html {
  return raw(markup)
}

const LINE_BREAK = raw('\n')

function neutral(piece: Piece): unknown {
  if (Array.isArray(piece)) return piece.map(neutral)
  return typeof piece === 'string' ? printable(piece) : piece
}
