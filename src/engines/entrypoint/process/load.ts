import { baseName, joinPath, type FileNode } from './file-tree.ts'
import type { Kernel, Loaded, Process } from './kernel.ts'
import { mayReach, modeAllows } from './permissions.ts'
import { OFTEN_INSTALLED } from './tool-names.ts'
import type { Credentials } from './users.ts'

export type LoadError = 'ENOENT' | 'EACCES' | 'ENOEXEC' | 'EISDIR' | 'ENOTDIR'

export type LoadResult =
  | { readonly ok: true; readonly loaded: Loaded }
  | { readonly ok: false; readonly error: LoadError }

/**
 * A program that is not among the known files: certainly missing, unless the image had software installed that nobody
 * looked into, or is one of those that bring much more than is known of them.
 */
export function missing(kernel: Kernel, name: string, argv: readonly string[]): LoadResult {
  const { installed, kind } = kernel.system
  const isLarge = kind !== 'shell' && kind !== 'empty'
  const mayBeThere =
    name !== '' && (installed === true || kernel.mayHaveInstalled || (isLarge && OFTEN_INSTALLED.has(baseName(name))))
  if (!mayBeThere) return { ok: false, error: 'ENOENT' }
  return { ok: true, loaded: { argv, run: kernel.programs.unknown(name) } }
}

/** How many interpreters may stand behind one another (binfmt_script.c). */
const INTERPRETERS_MAX = 4

/**
 * Loads what `execve` would run for a path: a program that is known, or the interpreter of a `#!` line, which must be the
 * very first bytes; blanks after `#!` are skipped, the rest of the line is one argument, a CR belongs to it. Source: Linux
 * `fs/binfmt_script.c`, `fs/exec.c`.
 */
export function loadProgram(
  kernel: Kernel,
  path: string,
  argv: readonly string[],
  options: { readonly cwd: string; readonly who: Credentials; readonly asRoot?: boolean },
  depth = 0,
): LoadResult {
  const full = joinPath(options.cwd, path)
  const { tree } = kernel
  const node = tree.get(full)
  const mayPass = options.asRoot === true || mayReach(tree, full, options.who)
  if (!mayPass) return { ok: false, error: 'EACCES' }
  if (node === undefined) return missing(kernel, path, argv)
  if (node.kind === 'folder') return { ok: false, error: 'EACCES' }
  if (!isExecutable(node, options)) return { ok: false, error: 'EACCES' }
  if (node.program !== undefined) return { ok: true, loaded: { argv, run: bodyOf(node.program, argv) } }
  if (node.text === undefined) return { ok: true, loaded: { argv, run: kernel.programs.unknown(full) } }

  const script = interpreterOf(node.text)
  if (script === undefined) {
    return isNativeBinary(node.text)
      ? { ok: true, loaded: { argv, run: kernel.programs.unknown(full) } }
      : { ok: false, error: 'ENOEXEC' }
  }
  if (depth >= INTERPRETERS_MAX) return { ok: false, error: 'ENOEXEC' }
  const extra = script.argument === '' ? [] : [script.argument]
  return loadProgram(kernel, script.path, [script.path, ...extra, path, ...argv.slice(1)], options, depth + 1)
}

/** A busybox binary acts as the applet it is called by; called by any other name its first argument is the applet. */
function bodyOf(program: string, argv: readonly string[]): Loaded['run'] {
  return (kernel: Kernel, process: Process) =>
    kernel.programs.named(kernel, program, baseName(argv[0] ?? program))(kernel, process)
}

function isExecutable(node: FileNode, options: { readonly who: Credentials; readonly asRoot?: boolean }): boolean {
  if (options.asRoot === true) return (node.mode & 0o111) !== 0
  return modeAllows(node, options.who, 'execute')
}

/** The interpreter that the first line asks for. `undefined` when there is no `#!` at the very start, or nothing behind it. */
function interpreterOf(text: string): { readonly path: string; readonly argument: string } | undefined {
  if (!text.startsWith('#!')) return undefined
  const line = text.slice(2, text.includes('\n') ? text.indexOf('\n') : 256).replace(/^[ \t]+|[ \t]+$/g, '')
  if (line === '') return undefined
  const blank = line.search(/[ \t]/)
  if (blank === -1) return { path: line, argument: '' }
  return { path: line.slice(0, blank), argument: line.slice(blank).replace(/^[ \t]+/, '') }
}

/** An ELF file for amd64: byte 18 of its header is the machine, 62. */
function isNativeBinary(text: string): boolean {
  return text.startsWith('\x7FELF') && text.charCodeAt(18) === 62
}

/** The first file of that name in the folders of PATH that has an x bit; a name with a slash is looked at as it is. */
export function lookPath(
  kernel: Kernel,
  name: string,
  path: string,
  cwd: string,
  who: Credentials,
): string | undefined {
  for (const folder of path.split(':')) {
    const candidate = joinPath(cwd, `${folder === '' ? '.' : folder}/${name}`)
    const node = kernel.tree.get(candidate)
    if (node?.kind === 'file' && modeAllows(node, who, 'execute')) return `${folder === '' ? '.' : folder}/${name}`
  }
  return undefined
}
