import type { Process, Wait } from '../kernel.ts'
import type { Running, Shell } from './state.ts'

/** Runs the actions of signals that came in since. `$?` is what it was before, unless an action ends the shell. */
export function* runPendingTraps(shell: Shell): Running {
  for (let signal = shell.process.pending.shift(); signal !== undefined; signal = shell.process.pending.shift()) {
    const action = shell.traps.get(signal)
    if (action === undefined && shell.flavor === 'bash' && shell.traps.has(0)) {
      shell.status = 128 + signal
      return { kind: 'exit' }
    }
    if (action === undefined || action === '') continue
    const { status } = shell
    shell.inTrap = true
    const flow = yield* shell.machinery.runText(shell, action)
    shell.inTrap = false
    if (flow !== undefined) return flow
    shell.status = status
  }
  return undefined
}

/** HUP, INT, QUIT and TERM. */
const ENDING: readonly number[] = [1, 2, 3, 15]

/** A signal that ends a bash whose only handler is the one for EXIT; `undefined` when there is none. */
export function endingSignal({ flavor, traps, process }: Shell): number | undefined {
  if (flavor !== 'bash' || !traps.has(0)) return undefined
  return process.pending.find((signal) => !traps.has(signal))
}

/** Waits until children have ended, or until a signal ends the shell itself. */
export function* waitForChildren(shell: Shell, children: readonly Process[]): Generator<Wait, void, void> {
  yield { ready: () => children.every(({ end }) => end !== undefined) || endingSignal(shell) !== undefined }
}

/** The key of ERR, which bash and busybox know and which is no signal. */
export const ERR = -1

/** A command has failed whose status is no condition: the action of ERR runs, inside of functions only with `set -E`. */
export function* runErrorTrap(shell: Shell): Running {
  const action = shell.traps.get(ERR)
  if (action === undefined || action === '' || shell.inTrap) return undefined
  if (shell.inFunction && !shell.options.has('E')) return undefined
  const { status } = shell
  shell.inTrap = true
  const flow = yield* shell.machinery.runText(shell, action, { lineOffset: shell.line - 1 })
  shell.inTrap = false
  if (flow === undefined) shell.status = status
  return flow
}

/** Sets what a signal does: an action, `''` to ignore it, `undefined` for the default. */
export function setTrap(shell: Shell, signal: number, action: string | undefined): void {
  if (action === undefined) shell.traps.delete(signal)
  else shell.traps.set(signal, action)
  if (signal === ERR) return
  const { dispositions } = shell.process
  if (signal === 0) {
    // bash catches what would end it, so that the EXIT action runs; the others leave it to the kernel.
    if (shell.flavor !== 'bash' || action === undefined || action === '') return
    for (const fatal of ENDING) if (!dispositions.has(fatal)) dispositions.set(fatal, 'handle')
    return
  }
  if (action === undefined) dispositions.delete(signal)
  else dispositions.set(signal, action === '' ? 'ignore' : 'handle')
}
