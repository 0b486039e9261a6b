import { typed } from '../../domain/shell-words.ts'
import { printable } from './sanitize.ts'

/** Words as one line that a shell would read as the same words. Neutralised for printing. */
export function commandLine(argv: readonly string[]): string {
  return printable(typed(argv))
}
