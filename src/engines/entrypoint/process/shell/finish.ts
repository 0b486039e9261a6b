import type { Wait } from '../kernel.ts'
import type { Flow, Shell } from './state.ts'

/** Ends a shell: the EXIT trap runs, unless another program has taken the process over. Gives the exit code. */
export function* finishShell(shell: Shell, flow: Flow | undefined): Generator<Wait, number, void> {
  if (flow?.kind === 'replaced') return 0
  const code = shell.abort ?? shell.status
  const action = shell.traps.get(0)
  if (action === undefined || action === '') return code
  shell.traps.delete(0)
  shell.abort = undefined
  shell.status = code
  const ended = yield* shell.machinery.runText(shell, action)
  return ended?.kind === 'exit' ? shell.status : code
}
