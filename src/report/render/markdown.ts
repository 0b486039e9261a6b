import { withoutLogCommands } from '../../domain/log-command.ts'
import { printable, printableLines } from './sanitize.ts'

/**
 * Foreign text in Markdown as it was written: in a code span, where nothing is markup, a link, a mention or HTML. A cell of a table may hold it too,
 * so a vertical bar is escaped, which GitHub's Markdown takes off again.
 */
export function codeSpan(text: string): string {
  const line = printable(text).replaceAll('|', '\\|')
  const fence = '`'.repeat(longestRun(line) + 1)
  const needsRoom = line.startsWith('`') || line.endsWith('`') || line.trim() === ''
  return needsRoom ? `${fence} ${line} ${fence}` : fence + line + fence
}

/** Several lines of foreign text in a block of code, with a fence longer than any in it. No line of it begins like a command to a workflow. */
export function codeBlock(text: string): readonly string[] {
  const lines = printableLines(text).map(withoutLogCommands)
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1))
  return [`${fence}text`, ...lines, fence]
}

/** A sentence of ours with foreign words in backticks, as messages write them: those become code spans, all else is text without markup. */
export function markdownText(sentence: string): string {
  return printable(sentence)
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? codeSpan(part.slice(1, -1)) : escaped(part)))
    .join('')
}

/** A mention or the number of an issue would reach somebody; a zero-width space after its sign lets it be read and not followed. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|&~!]/g, '\\$&')
    .replaceAll('://', ':\\//')
    .replaceAll(/www\./gi, (word) => `${word.slice(0, -1)}\\.`)
    .replaceAll(/[@#]/g, '$&&#8203;')
    .replace(
      /^(\s*)([-+=]|\d+[.)])/,
      (_, blanks: string, mark: string) => `${blanks}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replace(/^(\s*):/, '$1\\:')
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
}
