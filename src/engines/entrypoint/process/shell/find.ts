import { joinPath } from '../file-tree.ts'
import type { Loaded, Wait } from '../kernel.ts'
import { loadProgram, lookPath, type LoadError } from '../load.ts'
import { mayReach, modeAllows } from '../permissions.ts'
import { inherit } from '../programs/run-other.ts'
import { tell, type Shell } from './state.ts'

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
  const path = isPath ? name : lookPath(kernel, name, folders, cwd, credentials)
  if (path === undefined || name === '') {
    const isThere =
      name !== '' &&
      folders.split(':').some((folder) => kernel.tree.get(joinPath(cwd, `${folder}/${name}`))?.kind === 'file')
    return { ok: false, error: isThere ? 'EACCES' : 'ENOENT', isPath, interpreter: false }
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
  return isPath ? `${name}: No such file or directory` : `${name}: command not found`
}

/** Runs a program as a child and waits for it; its exit code becomes the status. */
export function* runChild(shell: Shell, loaded: Loaded, env: ReadonlyMap<string, string>): Generator<Wait, void, void> {
  const { kernel, process } = shell
  const child = kernel.spawn({ ...inherit(process), env, argv: loaded.argv, start: loaded.run })
  yield { ready: () => child.end !== undefined }
  shell.status = child.end?.code ?? 0
}
