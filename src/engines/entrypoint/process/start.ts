import { joinPath } from './file-tree.ts'
import type { Kernel, Loaded } from './kernel.ts'
import { loadProgram, missing } from './load.ts'
import type { Credentials } from './users.ts'
import { write } from './io.ts'

/** What the runtime finds when it looks for the executable. */
export type StartResult =
  | { readonly ok: true; readonly loaded: Loaded }
  /** Refused before there was a process. `error` is the text after `error during container init: `. */
  | { readonly ok: false; readonly exitCode: 126 | 127; readonly error: string }

/**
 * Finds the program of a container as runc does: in PATH when the name has no slash, where only files with an x bit count;
 * relative paths start at the working directory. The check is made with root's rights. What the kernel refuses after that (no
 * `#!`, a missing interpreter) is a process that writes one line and ends with 255. Source: opencontainers/runc
 * `libcontainer/init_linux.go`, Go `os/exec` (LookPath).
 */
export function startProgram(
  kernel: Kernel,
  argv: readonly string[],
  options: { readonly path: string; readonly cwd: string; readonly who: Credentials },
): StartResult {
  const [name = ''] = argv
  const quoted = JSON.stringify(name)
  if (!name.includes('/')) {
    let isThere = false
    for (const folder of name === '' ? [] : options.path.split(':')) {
      const candidate = `${folder === '' ? '.' : folder}/${name}`
      const node = kernel.tree.get(joinPath(options.cwd, candidate))
      if (node?.kind !== 'file') continue
      if ((node.mode & 0o111) !== 0) return load(kernel, candidate, argv, options)
      isThere = true
    }
    // A file of that name without an x bit is what was meant: nothing else is supposed to be there.
    const unknown = isThere ? undefined : missing(kernel, name, argv)
    if (unknown?.ok === true) return unknown
    return { ok: false, exitCode: 127, error: `exec: ${quoted}: executable file not found in $PATH` }
  }
  const node = kernel.tree.get(joinPath(options.cwd, name))
  if (node === undefined) {
    const unknown = missing(kernel, name, argv)
    if (unknown.ok) return unknown
    return { ok: false, exitCode: 127, error: `exec: ${quoted}: stat ${name}: no such file or directory` }
  }
  if (node.kind === 'folder') return { ok: false, exitCode: 126, error: `exec: ${quoted}: is a directory` }
  if ((node.mode & 0o111) === 0) return { ok: false, exitCode: 126, error: `exec: ${quoted}: permission denied` }
  return load(kernel, name, argv, options)
}

function load(
  kernel: Kernel,
  path: string,
  argv: readonly string[],
  { cwd, who }: { readonly cwd: string; readonly who: Credentials },
): StartResult {
  const result = loadProgram(kernel, path, argv, { cwd, who, asRoot: true })
  if (result.ok) return result
  const reason = {
    ENOENT: 'no such file or directory',
    ENOEXEC: 'exec format error',
    EACCES: 'permission denied',
    EISDIR: 'is a directory',
    ENOTDIR: 'not a directory',
  }[result.error]
  const run: Loaded['run'] = function* (host, process) {
    yield* write(host, process, 2, `exec ${path}: ${reason}\n`)
    return 255
  }
  return { ok: true, loaded: { argv, run } }
}
