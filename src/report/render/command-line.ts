import { printable } from './sanitize.ts'

const PLAIN_WORD = /^[\w@%+=:,./-]+$/

/** Words as one line that a shell would read as the same words. Neutralised for printing. */
export function commandLine(argv: readonly string[]): string {
  return argv.map(quoted).map(printable).join(' ')
}

function quoted(word: string): string {
  if (PLAIN_WORD.test(word)) return word
  return `'${word.replaceAll("'", `'\\''`)}'`
}
