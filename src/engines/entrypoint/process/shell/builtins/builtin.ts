import { baseName } from '../../file-tree.ts'
import { write } from '../../io.ts'
import type { Wait } from '../../kernel.ts'
import { tell, type Flow, type Running, type Shell } from '../state.ts'

/** A built-in command; it sets the shell's status. */
export type Builtin = (shell: Shell, args: readonly string[], name: string) => Running

export function* say(shell: Shell, text: string): Generator<Wait, void> {
  yield* write(shell.kernel, shell.process, 1, text)
}

/** What a command gives that is over at once. */
export function* atOnce(flow: Flow | undefined): Running {
  yield* []
  return flow
}

/** Ends a built-in command with a status. */
export function end(shell: Shell, status: number): undefined {
  shell.status = status
  return undefined
}

/** What each shell takes for a number; dash does not mind a carriage return behind it. */
const NUMBER = { bash: /^\s*[-+]?\d+[ \t]*$/, dash: /^\s*\d+\s*$/, ash: /^\d+$/ } as const

export function* numberArgument(
  shell: Shell,
  word: string | undefined,
  fallback: number,
  name: string,
): Generator<Wait, number | undefined, void> {
  if (word === undefined) return fallback
  const isNumber = NUMBER[shell.flavor].test(word)
  if (isNumber) return Number(word)
  yield* tell(shell, shell.flavor === 'bash' ? `${word}: numeric argument required` : `Illegal number: ${word}`, name)
  return undefined
}

/** bash tells the usage of a built-in command without its own name in front. */
export function* tellUsage(shell: Shell, text: string): Generator<Wait, void> {
  yield* write(shell.kernel, shell.process, 2, `${text}\n`)
}

/** Applets that busybox has built into its shell call themselves by the shell's name. */
export function* tellApplet(shell: Shell, text: string): Generator<Wait, void> {
  yield* write(shell.kernel, shell.process, 2, `${baseName(shell.process.argv[0] ?? 'sh')}: ${text}\n`)
}
