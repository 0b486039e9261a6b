import { ERROR_TEXT } from '../io.ts'
import type { Body, Kernel, Loaded, Process, SpawnOptions } from '../kernel.ts'
import { loadProgram, lookPath, missing, type LoadError, type LoadResult } from '../load.ts'
import { complain, type Tool } from './tool.ts'

export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Finds and loads a command as `execvp` does: by PATH, unless its name has a slash. */
export function loadWords(kernel: Kernel, process: Process, words: readonly string[]): LoadResult {
  const [name = ''] = words
  const where = { cwd: process.cwd, who: process.credentials }
  if (name.includes('/')) return loadProgram(kernel, name, words, where)
  const found = lookPath(kernel, name, process.env.get('PATH') ?? DEFAULT_PATH, process.cwd, process.credentials)
  return found === undefined ? missing(kernel, name, words) : loadProgram(kernel, found, words, where)
}

/** Takes the place of the process: `exec`. The caller's body must return at once. */
export function replaceBy(process: Process, loaded: Loaded): void {
  process.replacement = loaded
}

/** What a new process inherits from `parent`. */
export function inherit(parent: Process): Omit<SpawnOptions, 'argv' | 'start'> {
  const ignored: number[] = []
  for (const [signal, disposition] of parent.dispositions) if (disposition === 'ignore') ignored.push(signal)
  const { env, cwd, credentials, umask, files } = parent
  return { env, cwd, credentials, umask, files, ignored, ppid: parent.pid }
}

/** Starts a command as a child of the tool's process. */
export function forkWords(
  { kernel, process }: Tool,
  words: readonly string[],
): { readonly ok: true; readonly child: Process } | { readonly ok: false; readonly error: LoadError } {
  const result = loadWords(kernel, process, words)
  if (!result.ok) return result
  const { argv, run } = result.loaded
  return { ok: true, child: kernel.spawn({ ...inherit(process), argv, start: run }) }
}

/** How `env`, `nohup`, `timeout` and their like tell that a command cannot be run: 127 not found, else 126. */
export function* reportLoadFailure(tool: Tool, name: string, error: LoadError): Body {
  const text = error === 'ENOEXEC' ? 'Exec format error' : ERROR_TEXT[error]
  if (tool.name === 'xargs') yield* complain(tool, `${name}: ${text}`)
  else if (tool.flavor === 'busybox') yield* complain(tool, `can't execute '${name}': ${text}`)
  else if (tool.name.endsWith('env')) {
    yield* complain(tool, `${quoteName(name)}: ${text}`)
    const isBlank = error === 'ENOENT' && /\s/.test(name)
    if (isBlank) yield* complain(tool, 'use -[v]S to pass options in shebang lines')
  } else if (tool.name === 'nice') yield* complain(tool, `${quoteName(name)}: ${text}`)
  else yield* complain(tool, `failed to run command ${quoteName(name)}: ${text}`)
  return error === 'ENOENT' ? 127 : 126
}

/** A name in quotes as coreutils write it in messages: control characters shown as escapes (gnulib quotearg). */
export function quoteName(name: string): string {
  const shown = name
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
  return `'${shown}'`
}
