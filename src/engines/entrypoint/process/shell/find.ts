import { shownByBash } from '../../../../formats/shell/quoting.ts'
import { joinPath } from '../file-tree.ts'
import { write } from '../io.ts'
import type { Loaded, Process, Wait } from '../kernel.ts'
import { loadProgram, lookPath, missing, type LoadError } from '../load.ts'
import { mayReach, modeAllows } from '../permissions.ts'
import { inherit } from '../programs/run-other.ts'
import { SIGNAL } from '../signals.ts'
import { BUSYBOX_APPLETS } from '../tool-names.ts'
import { getVariable, tell, type Shell } from './state.ts'
import { waitForChildren } from './traps.ts'

export type Found =
  | { readonly ok: true; readonly loaded: Loaded; readonly path: string }
  /** `interpreter`: the file is there and may be run, but what its first line names is not. */
  | { readonly ok: false; readonly error: LoadError; readonly isPath: boolean; readonly interpreter: boolean }

/** What a shell would run for the words of a command, that is neither a function nor built in. */
export function findCommand(shell: Shell, words: readonly string[], env: ReadonlyMap<string, string>): Found {
  const [name = ''] = words
  const { kernel, process } = shell
  const { cwd, credentials } = process
  const isPath = name.includes('/')
  const folders = env.get('PATH') ?? shell.variables.get('PATH')?.value ?? ''
  const applet = standaloneApplet(shell, words)
  if (applet !== undefined) return { ok: true, loaded: applet, path: name }
  const path = isPath ? name : lookPath(kernel, name, folders, cwd, credentials)
  if (path === undefined || name === '') {
    const isFile = (folder: string): boolean => kernel.tree.get(joinPath(cwd, `${folder}/${name}`))?.kind === 'file'
    if (name !== '' && folders.split(':').some(isFile))
      return { ok: false, error: 'EACCES', isPath, interpreter: false }
    const unknown = missing(kernel, name, words)
    if (unknown.ok) return { ok: true, loaded: unknown.loaded, path: name }
    return { ok: false, error: 'ENOENT', isPath, interpreter: false }
  }
  const result = loadProgram(kernel, path, words, { cwd, who: credentials })
  if (result.ok) return { ok: true, loaded: result.loaded, path }
  const full = joinPath(cwd, path)
  const node = kernel.tree.get(full)
  if (result.error === 'ENOEXEC' && node?.text !== undefined && !node.text.startsWith('\x7FELF')) {
    return { ok: true, loaded: shell.machinery.runFile(shell, path, words), path }
  }
  if (node?.kind === 'folder')
    return { ok: false, error: shell.flavor === 'bash' ? 'EISDIR' : 'EACCES', isPath, interpreter: false }
  const isRunnable =
    node !== undefined && mayReach(kernel.tree, full, credentials) && modeAllows(node, credentials, 'execute')
  return { ok: false, error: result.error, isPath, interpreter: isRunnable }
}

/**
 * The static busybox of Debian, which hand-made images have, runs its applets without looking for files
 * (FEATURE_SH_STANDALONE); the builds of the busybox and alpine images do not.
 */
export function isStandaloneApplet({ kernel, flavor }: Shell, name: string): boolean {
  return flavor === 'ash' && kernel.system.os === undefined && BUSYBOX_APPLETS.includes(name)
}

function standaloneApplet(shell: Shell, words: readonly string[]): Loaded | undefined {
  const [name = ''] = words
  const { kernel } = shell
  if (!isStandaloneApplet(shell, name)) return undefined
  return { argv: words, run: kernel.programs.named(kernel, 'busybox', name) }
}

/** Tells why a command cannot be run, as each shell words it, and gives the status: 127 when it is missing, else 126. */
export function* tellNotRun(
  shell: Shell,
  name: string,
  { error, isPath, interpreter }: Extract<Found, { ok: false }>,
): Generator<Wait, number, void> {
  yield* tell(shell, reasonOf(shell, name, error, isPath, interpreter))
  return error === 'ENOENT' ? 127 : 126
}

function reasonOf(shell: Shell, name: string, error: LoadError, isPath: boolean, interpreter: boolean): string {
  if (error === 'ENOEXEC')
    return shell.flavor === 'bash'
      ? `${name}: cannot execute binary file: Exec format error`
      : `${name}: Exec format error`
  if (error === 'EACCES') return `${name}: Permission denied`
  if (error === 'EISDIR') return `${name}: Is a directory`
  if (error === 'ENOTDIR') return `${name}: Not a directory`
  if (shell.flavor !== 'bash') return `${name}: not found`
  if (interpreter) return `${name}: cannot execute: required file not found`
  const hasPath = (getVariable(shell, 'PATH') ?? '') !== ''
  return `${shownByBash(name)}: ${isPath || !hasPath ? 'No such file or directory' : 'command not found'}`
}

/** Runs a program as a child and waits for it; its exit code becomes the status. */
export function* runChild(shell: Shell, loaded: Loaded, env: ReadonlyMap<string, string>): Generator<Wait, void, void> {
  const { kernel, process } = shell
  const child = kernel.spawn({ ...inherit(process), env, argv: loaded.argv, start: loaded.run })
  yield* waitForChildren(shell, [child])
  yield* tellKilled(shell, child, 'foreground')
  shell.status = child.end?.code ?? 0
}

/** Signals whose end of a child a shell tells, in the words of strsignal(3). */
const SIGNAL_TEXTS: Readonly<Record<number, string>> = {
  1: 'Hangup',
  3: 'Quit',
  4: 'Illegal instruction',
  6: 'Aborted',
  8: 'Floating point exception',
  9: 'Killed',
  10: 'User defined signal 1',
  11: 'Segmentation fault',
  12: 'User defined signal 2',
  14: 'Alarm clock',
  15: 'Terminated',
}

/** Tells that a signal has ended a child: not for INT and PIPE; bash says which command, and is silent about jobs. */
export function* tellKilled(
  shell: Shell,
  child: Process,
  place: 'foreground' | 'background',
): Generator<Wait, void, void> {
  const signal = child.end?.signal
  const text = signal === undefined ? undefined : SIGNAL_TEXTS[signal]
  if (signal === undefined || text === undefined || (place === 'background' && shell.inTrap)) return
  const { kernel, process } = shell
  if (shell.flavor !== 'bash') yield* write(kernel, process, 2, `${text}\n`)
  else if (place === 'background') return
  else if (signal === SIGNAL.TERM) yield* write(kernel, process, 2, `${text}\n`)
  else yield* tell(shell, `${String(child.pid).padStart(5)} ${text.padEnd(23)} ${shell.commandText}`)
}
