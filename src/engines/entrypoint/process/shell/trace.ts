import type { For } from '../../../../formats/shell/parse.ts'
import { write } from '../io.ts'
import type { Wait } from '../kernel.ts'
import type { Shell } from './state.ts'

/** What `set -x` shows of a command before it runs. */
export function* trace(shell: Shell, words: readonly string[]): Generator<Wait, void> {
  const shown = words.map((word) => (needsQuotes(shell, word) ? quoted(word) : word))
  yield* traceText(shell, shown.join(' '))
}

/** bash shows a `for` each time round, its words as they were written. */
export function* traceFor(shell: Shell, { name, wordlist }: For): Generator<Wait, void> {
  if (!shell.options.has('x') || shell.flavor !== 'bash') return
  const words = wordlist === undefined ? ['"$@"'] : wordlist.map(({ text }) => text)
  yield* traceText(shell, ['for', name.text, 'in', ...words].join(' '))
}

/** Shows a text as `set -x` does. */
function* traceText(shell: Shell, text: string): Generator<Wait, void> {
  const prefix = shell.variables.get('PS4')?.value ?? '+ '
  yield* write(shell.kernel, shell.process, 2, `${prefix}${text}\n`)
}

/** Of an assignment only the value is put into quotes. */
function quoted(word: string): string {
  const name = /^[A-Za-z_]\w*=/.exec(word)?.[0] ?? ''
  return `${name}'${word.slice(name.length).replaceAll("'", "'\\''")}'`
}

function needsQuotes({ flavor }: Shell, word: string): boolean {
  if (flavor === 'dash') return false
  if (flavor === 'ash') return !/^(?:[A-Za-z_]\w*=)?[-+,./0-9:@A-Z\]^_a-z]*$/.test(word)
  return word === '' || /[^\w@%+=:,./-]/.test(word)
}
