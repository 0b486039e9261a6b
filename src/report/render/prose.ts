import { displayWidth, padColumns, wrapColumns, wrapHanging } from './width.ts'

/** A column of a table is not made narrower than this. */
const COLUMN_MIN = 8

/**
 * Markdown broken at the reader's width: paragraphs and list items with a hanging indent, tables by breaking their cells.
 * Code blocks and headings stay as they are. Everything else of Markdown is text.
 */
export function wrapProse(markdown: string, width: number): readonly string[] {
  const lines = markdown.split('\n')
  const wrapped: string[] = []
  for (let at = 0; at < lines.length;) {
    const end = blockEnd(lines, at)
    wrapped.push(...wrapBlock(lines.slice(at, end), width))
    at = end
  }
  return wrapped
}

const FENCE = /^ *(`{3,}|~{3,})/
const ITEM = /^( *)([-*+]|\d{1,9}[.)]) +/
const CODE = /^(?: {4,}|\t)/
const ALONE = /^(?:#{1,6} |\s*$|\s*(?:-{3,}|={3,}|\*{3,})\s*$)/

/** The end of the block that begins at a line: of a fence, a table, a paragraph or an item. */
function blockEnd(lines: readonly string[], start: number): number {
  const first = lines[start] ?? ''
  const fence = FENCE.exec(first)?.[1]
  if (fence !== undefined) {
    const close = lines.findIndex((line, index) => index > start && line.trim().startsWith(fence))
    return close === -1 ? lines.length : close + 1
  }
  if (ALONE.test(first)) return start + 1
  const goesOn = isRow(first) ? isRow : continuesText
  let end = start + 1
  while (end < lines.length && !endsLine(lines[end - 1] ?? '') && goesOn(lines[end] ?? '')) end += 1
  return end
}

function isRow(line: string): boolean {
  return line.trimStart().startsWith('|')
}

function continuesText(line: string): boolean {
  return !ALONE.test(line) && !ITEM.test(line) && !FENCE.test(line) && !isRow(line)
}

/** Two blanks or a backslash at its end break a line on purpose. */
function endsLine(line: string): boolean {
  return /(?: {2}|\\)$/.test(line)
}

function wrapBlock(block: readonly string[], width: number): readonly string[] {
  const [first = ''] = block
  if (FENCE.test(first) || ALONE.test(first)) return block
  if (isRow(first)) return wrapTable(block, width)
  const item = ITEM.exec(first)?.[0]
  if (item === undefined && CODE.test(first)) return block
  const indent = ' '.repeat(item?.length ?? /^ */.exec(first)?.[0].length ?? 0)
  const text = [first.trimEnd(), ...block.slice(1).map((line) => line.trim())].join(' ')
  return wrapHanging(text, width, indent)
}

function wrapTable(rows: readonly string[], width: number): readonly string[] {
  if (rows.every((row) => displayWidth(row) <= width)) return rows
  const table = rows.filter((row) => !/^[\s|:-]+$/.test(row)).map(cellsOf)
  const widths = narrowed(columnWidths(table), width)
  const rule = widths.map((columns) => '-'.repeat(columns)).join('  ')
  const [head = [], ...body] = table.map((cells) => rowLines(cells, widths))
  return [...head, rule, ...body.flat()]
}

/** A bar in backticks or behind a backslash is text. */
function cellsOf(row: string): readonly string[] {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '')
  const cells = inner.match(/(?:\\.|`[^`]*`|[^|\\])+/g) ?? []
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function columnWidths(table: readonly (readonly string[])[]): readonly number[] {
  const columns = Math.max(0, ...table.map((cells) => cells.length))
  return Array.from({ length: columns }, (_, at) => Math.max(1, ...table.map((cells) => displayWidth(cells[at] ?? ''))))
}

/** The widest column gives way first, until all fit with two blanks between them. */
function narrowed(natural: readonly number[], width: number): readonly number[] {
  const widths = [...natural]
  let over = widths.reduce((sum, columns) => sum + columns + 2, -2) - width
  while (over > 0) {
    const widest = Math.max(...widths)
    if (widest <= COLUMN_MIN) break
    widths[widths.indexOf(widest)] = widest - 1
    over -= 1
  }
  return widths
}

function rowLines(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const broken = widths.map((columns, at) => wrapColumns(cells[at] ?? '', columns))
  const height = Math.max(1, ...broken.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((columns, at) => padColumns(broken[at]?.[line] ?? '', columns))
      .join('  ')
      .trimEnd(),
  )
}
