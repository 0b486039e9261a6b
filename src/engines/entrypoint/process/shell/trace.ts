import { write } from '../io.ts'
import type { Wait } from '../kernel.ts'
import type { Shell } from './state.ts'

/** What `set -x` shows of a command before it runs. */
export function* trace(shell: Shell, words: readonly string[]): Generator<Wait, void> {
  const shown = words.map((word) => (needsQuotes(shell, word) ? quoted(word) : word))
  const prefix = shell.variables.get('PS4')?.value ?? '+ '
  yield* write(shell.kernel, shell.process, 2, `${prefix}${shown.join(' ')}\n`)
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
