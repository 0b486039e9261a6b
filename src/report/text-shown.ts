import { wordsFor } from '../messages/words.ts'
import { printableLines } from './render/sanitize.ts'
import { wrapHanging } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

const LINES_MAX = 8

/** What a command printed, under a word of its own and line by line; columns of a table stand no further apart than they have to. */
export function shownText(text: string, indent: string, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const all = printableLines(text)
  const lines = closer(all.slice(0, LINES_MAX)).flatMap((line) =>
    wrapHanging(`${indent}  ${line}`, context.width, `${indent}    `).map((part) => part.trimEnd()),
  )
  const left = all.length - LINES_MAX
  return [indent + words.got, ...lines, ...(left > 0 ? [indent + words.leftOut(left)] : [])]
}

/** Where all lines are blank at more than two columns, two are left. Indentation stays. */
function closer(lines: readonly string[]): readonly string[] {
  const width = Math.max(0, ...lines.map((line) => line.length))
  const isBlank = (column: number) => lines.every((line) => (line[column] ?? ' ') === ' ')
  const kept: number[] = []
  let blanks = 0
  let isInside = false
  for (let column = 0; column < width; column += 1) {
    blanks = isBlank(column) ? blanks + 1 : 0
    isInside ||= blanks === 0
    if (!isInside || blanks <= 2) kept.push(column)
  }
  return lines.map((line) =>
    kept
      .map((column) => line[column] ?? ' ')
      .join('')
      .trimEnd(),
  )
}
