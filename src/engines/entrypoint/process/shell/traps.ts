import type { Running, Shell } from './state.ts'

/** Runs the actions of signals that came in since. `$?` is what it was before, unless an action ends the shell. */
export function* runPendingTraps(shell: Shell): Running {
  for (let signal = shell.process.pending.shift(); signal !== undefined; signal = shell.process.pending.shift()) {
    const action = shell.traps.get(signal)
    if (action === undefined || action === '') continue
    const { status } = shell
    const flow = yield* shell.machinery.runText(shell, action)
    if (flow !== undefined) return flow
    shell.status = status
  }
  return undefined
}

/** Sets what a signal does: an action, `''` to ignore it, `undefined` for the default. */
export function setTrap(shell: Shell, signal: number, action: string | undefined): void {
  if (action === undefined) shell.traps.delete(signal)
  else shell.traps.set(signal, action)
  if (signal === 0) return
  const { dispositions } = shell.process
  if (action === undefined) dispositions.delete(signal)
  else dispositions.set(signal, action === '' ? 'ignore' : 'handle')
}
