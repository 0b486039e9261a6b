import MarkdownIt from 'markdown-it'
import type { SourceRange } from '../../domain/diagnostic.ts'
import type { TextOrigin } from '../../domain/lines.ts'

/** A fenced block, ``` or ~~~, wherever it stands: at the margin, in a list, in a quotation. */
export interface FencedBlock {
  /** What follows the fence, e.g. `yaml scenario`; without blanks around it. */
  readonly info: string
  /** The lines between the fences, the block's own indentation removed. */
  readonly text: string
  /** Where `text` stands in the file. */
  readonly origin: TextOrigin
  /** The line of the opening fence. */
  readonly range: SourceRange
  /** False when the file ends before a closing fence. */
  readonly closed: boolean
  /** 0-based lines of the whole block, `end` exclusive. */
  readonly lines: { readonly start: number; readonly end: number }
}

export interface Heading {
  readonly level: number
  /** As written, with its inline markup. */
  readonly text: string
  readonly range: SourceRange
}

export interface FrontMatter {
  readonly text: string
  readonly origin: TextOrigin
}

export interface MarkdownFile {
  /** What stands between two lines of `---` at the start of the file. */
  readonly frontMatter?: FrontMatter
  readonly blocks: readonly FencedBlock[]
  readonly headings: readonly Heading[]
  /** The lines of the file without their line breaks. */
  readonly lines: readonly string[]
  /** How many of the lines are front matter, its two fences among them. */
  readonly frontMatterLines: number
}

/** Finds the parts of a Markdown file that mean something to the grader. Never fails: all text is Markdown. `file` is used in ranges. */
export function readMarkdown(text: string, file: string): MarkdownFile {
  const lines = text.split(/\r\n|\n|\r/)
  const end = frontMatterEnd(lines)
  const body = lines.map((line, index) => (index < end ? '' : line)).join('\n')
  const blocks: FencedBlock[] = []
  const headings: Heading[] = []
  const parser = new MarkdownIt({ html: false })
  parser.core.ruler.enableOnly(['normalize', 'block'])
  let level = 0
  for (const token of parser.parse(body, {})) {
    const [start, stop] = token.map ?? [0, 0]
    if (token.type === 'fence') blocks.push(fencedBlock(lines, file, token.info, token.content, start, stop))
    if (token.type === 'heading_open') level = Number(token.tag.slice(1))
    if (token.type === 'inline' && level > 0) {
      headings.push({ level, text: token.content, range: lineRange(file, lines, start) })
      level = 0
    }
  }
  if (end === 0) return { blocks, headings, lines, frontMatterLines: 0 }
  const matter = lines.slice(1, end - 1)
  const frontMatter = { text: `${matter.join('\n')}\n`, origin: { line: 2, columns: matter.map(() => 0) } }
  return { frontMatter, blocks, headings, lines, frontMatterLines: end }
}

/** How many lines the front matter takes, 0 when there is none or it never ends. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  return close + 1
}

function fencedBlock(
  lines: readonly string[],
  file: string,
  info: string,
  text: string,
  start: number,
  end: number,
): FencedBlock {
  const content = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const columns = content.map((line, index) => columnOf(lines[start + 1 + index] ?? '', line))
  return {
    info: info.trim(),
    text,
    origin: { line: start + 2, columns },
    range: lineRange(file, lines, start),
    closed: end - start - 2 === content.length,
    lines: { start, end },
  }
}

/** How many characters of the written line come before the block's line; 0 where tabs were turned into blanks. */
function columnOf(written: string, line: string): number {
  return written.endsWith(line) ? written.length - line.length : 0
}

/** A line without the white space around it. */
function lineRange(file: string, lines: readonly string[], line: number): SourceRange {
  const written = lines[line] ?? ''
  const indent = written.length - written.trimStart().length
  return {
    file,
    start: { line: line + 1, column: indent + 1 },
    end: { line: line + 1, column: Math.max(written.trimEnd().length, indent) + 1 },
  }
}

/**
 * The Markdown without its front matter and without the blocks that `isForGrader` names; empty lines left over are dropped. Of the other
 * blocks `infoOf` says what readers see of the info string.
 */
export function proseOf(
  markdown: MarkdownFile,
  isForGrader: (block: FencedBlock) => boolean,
  infoOf: (info: string) => string = (info) => info,
): string {
  const { blocks, frontMatterLines } = markdown
  const lines = [...markdown.lines]
  for (const { info, lines: at } of blocks) {
    const fence = lines[at.start] ?? ''
    if (infoOf(info) !== info) lines[at.start] = fence.slice(0, fence.lastIndexOf(info)) + infoOf(info)
  }
  const dropped = blocks.filter((block) => isForGrader(block))
  const kept: string[] = []
  let afterDropped = false
  for (const [index, line] of lines.entries()) {
    if (index < frontMatterLines) continue
    if (dropped.some((block) => index >= block.lines.start && index < block.lines.end)) {
      afterDropped = true
      continue
    }
    if (afterDropped && line.trim() === '' && (kept.at(-1) ?? '').trim() === '') continue
    afterDropped = false
    kept.push(line)
  }
  return `${kept.join('\n').trim()}\n`
}
