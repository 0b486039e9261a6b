import type { Block, Inline } from '../../domain/prose.ts'
import type { ReporterContext } from '../reporter.ts'
import { type Paint, palette } from './color.ts'
import { printable, printableLines } from './sanitize.ts'
import { tableLines } from './prose-table.ts'
import { displayWidth, wrapHanging } from './width.ts'

/** Code stands this far in. It is never broken: it is there to be copied. */
const CODE_INDENT = '    '

/** Prose as a terminal shows it, broken at the reader's width; with `plain` a paragraph per line and nothing drawn. */
export function proseLines(blocks: readonly Block[], context: ReporterContext): readonly string[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : ['']), ...blockLines(block, context)])
}

function blockLines(block: Block, context: ReporterContext): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return headingLines(block, context)
    case 'paragraph':
      return textLines(block.text, context)
    case 'code':
      return block.lines.flatMap(printableLines).map((line) => (CODE_INDENT + line).trimEnd())
    case 'list':
      return listLines(block, context)
    case 'quote':
      return indented(
        proseLines(block.blocks, narrower(context, 2)),
        context.plain ? '' : '│ ',
        context.plain ? '' : '│ ',
      )
    case 'table':
      return tableLines(block, (text) => inlineText(text, context), context)
    case 'rule':
      return context.plain ? [] : ['─'.repeat(Math.min(context.width, 40))]
  }
}

/** The title is underlined, its parts less so: what is what can be seen without colour. */
function headingLines(
  { level, text }: Extract<Block, { kind: 'heading' }>,
  context: ReporterContext,
): readonly string[] {
  const { bold } = palette(context.color)
  const plainText = inlineText(text, { ...context, color: false })
  if (context.plain) return [plainText]
  const lines = wrapHanging(plainText, context.width, '')
  const rule = level === 1 ? '═' : level === 2 ? '─' : ''
  const columns = Math.max(...lines.map(displayWidth))
  return [...lines.map(bold), ...(rule === '' ? [] : [rule.repeat(columns)])]
}

function listLines(list: Extract<Block, { kind: 'list' }>, context: ReporterContext): readonly string[] {
  const { items, first, isLoose } = list
  const marks = items.map((_, index) => (first === undefined ? '- ' : `${first + index}. `))
  const columns = Math.max(0, ...marks.map((mark) => mark.length))
  return items.flatMap((blocks, index) => {
    const inside = blocks.flatMap((block, at) => [
      ...(at > 0 && (isLoose || block.kind === 'code') ? [''] : []),
      ...blockLines(block, narrower(context, columns)),
    ])
    const apart = isLoose && index > 0 ? [''] : []
    return [...apart, ...indented(inside, (marks[index] ?? '').padStart(columns), ' '.repeat(columns))]
  })
}

function indented(lines: readonly string[], first: string, others: string): readonly string[] {
  return lines.map((line, index) => ((index === 0 ? first : others) + line).trimEnd())
}

function narrower(context: ReporterContext, columns: number): ReporterContext {
  return { ...context, width: Math.max(context.width - columns, 20) }
}

function textLines(text: readonly Inline[], context: ReporterContext): readonly string[] {
  const lines = inlineText(text, context).split('\n')
  return context.plain ? lines : lines.flatMap((line) => wrapHanging(line, context.width, ''))
}

/** Pieces as one text; each word is painted for itself, so that a line may end between them. */
function inlineText(pieces: readonly Inline[], context: ReporterContext): string {
  const { bold, code } = palette(context.color)
  const paintWords = (text: string, paint: Paint): string =>
    text
      .split(' ')
      .map((word) => (word === '' || displayWidth(word) > context.width / 2 ? word : paint(word)))
      .join(' ')
  const written = (piece: Inline, paint: Paint): string => {
    switch (piece.kind) {
      case 'text':
        return paintWords(printable(piece.text), paint)
      case 'code':
        return paintWords(`\`${printable(piece.text)}\``, context.color ? code : paint)
      case 'strong':
        return piece.inside.map((inner) => written(inner, bold)).join('')
      case 'emphasis':
        return piece.inside.map((inner) => written(inner, paint)).join('')
      case 'link': {
        const text = piece.inside.map((inner) => written(inner, paint)).join('')
        const isElsewhere = /^https?:/.test(piece.target) && !text.includes(piece.target)
        return isElsewhere ? `${text} (${printable(piece.target)})` : text
      }
      case 'break':
        return '\n'
    }
  }
  return pieces.map((piece) => written(piece, (text) => text)).join('')
}
