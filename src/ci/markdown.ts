import { printable, printableLines } from '../report/render/sanitize.ts'

/** Words that GitHub makes links, mentions, references, formulas or HTML of. In a code span it leaves them alone. */
const ACTIVE = /[@#<>&$]|:\/\/|www\.|mailto:/i

/**
 * A sentence with foreign text in it, as Markdown that shows exactly its characters: what stands in backticks becomes a code span, every
 * sign with a meaning is escaped, and words that GitHub would act upon become code. One line; safe in the cell of a table.
 */
export function markdownText(text: string): string {
  const parts = printable(text).split('`')
  const isPaired = parts.length % 2 === 1
  if (!isPaired) return plainWords(parts.join("'"))
  return parts.map((part, index) => (index % 2 === 1 ? codeSpan(part) : plainWords(part))).join('')
}

function plainWords(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) =>
      ACTIVE.test(word) ? codeSpan(word) : word.replaceAll(/[\\`*_{}[\]()+\-.!|~"'^=:]/g, (sign) => `\\${sign}`),
    )
    .join('')
}

/** Text as it is, on one line. The backticks around it are more than any inside; a bar would end the cell of a table. */
export function codeSpan(text: string): string {
  const shown = printable(text)
  if (shown.trim() === '') return ''
  const ticks = '`'.repeat(longestRun(shown) + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${shown.replaceAll('|', String.raw`\|`)}${pad}${ticks}`
}

/** Lines as they are, in a fence longer than any run of backticks in them. */
export function fenced(lines: readonly string[], language = 'text'): string {
  const shown = lines.flatMap(printableLines)
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1))
  return [`${fence}${language}`, ...shown, fence].join('\n')
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
}
