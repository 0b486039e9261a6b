import { joinPath } from '../../file-tree.ts'
import { ERROR_TEXT, openPath, readAll, setDescriptor } from '../../io.ts'
import type { Wait } from '../../kernel.ts'
import { replaceBy } from '../../programs/run-other.ts'
import { findCommand, runChild, tellNotRun } from '../find.ts'
import { exportedEnv, getVariable, tell, type Running, type Shell } from '../state.ts'
import { DEPTH_MAX, freeDescriptor } from '../substitute.ts'
import { end, numberArgument } from './builtin.ts'
import { type } from './text.ts'

/** `exit` and `return`. bash refuses `return` where there is nothing to return from; the others leave the script. */
export function* exit(shell: Shell, [code]: readonly string[], name: string): Running {
  const isInside = shell.inFunction || shell.depth > 0
  if (name === 'return' && !isInside && shell.flavor === 'bash') {
    yield* tell(shell, "can only `return' from a function or sourced script", name)
    return end(shell, 2)
  }
  const number = yield* numberArgument(shell, code, shell.status, name)
  shell.status = (number ?? 2) & 255
  return { kind: name === 'return' && isInside ? 'return' : 'exit' }
}

/** `break` and `continue`. */
export function* leaveLoop(shell: Shell, [levels]: readonly string[], name: string): Running {
  const number = yield* numberArgument(shell, levels, 1, name)
  shell.status = 0
  if (number === undefined) return undefined
  if (shell.loops === 0) {
    if (shell.flavor === 'bash') yield* tell(shell, "only meaningful in a `for', `while', or `until' loop", name)
    return undefined
  }
  return { kind: name === 'break' ? 'break' : 'continue', levels: Math.min(Math.max(number, 1), shell.loops) }
}

/** Gives the process to a program. A failure ends the shell. */
export function* exec(shell: Shell, args: readonly string[]): Running {
  const words = args[0] === '--' ? args.slice(1) : args
  const rest = words[0] === '-a' ? words.slice(2) : words
  const [name = ''] = rest
  const env = exportedEnv(shell)
  const found = findCommand(shell, rest, env)
  if (found.ok) {
    if (shell.flavor === 'bash') {
      env.set('_', found.path)
      if (!shell.isSubshell) env.set('SHLVL', String(Math.max(Number(env.get('SHLVL') ?? 1) - 1, 0)))
    }
    shell.process.env = env
    replaceBy(shell.process, found.loaded)
    return { kind: 'replaced' }
  }
  shell.status = yield* tellExecFailure(shell, name, found)
  return { kind: 'exit' }
}

/** bash tells a refused file twice; the others once, with the built-in's name. */
function* tellExecFailure(
  shell: Shell,
  name: string,
  found: Parameters<typeof tellNotRun>[2],
): Generator<Wait, number, void> {
  const { error, isPath } = found
  if (shell.flavor !== 'bash') {
    yield* tell(
      shell,
      error === 'ENOENT'
        ? `${name}: not found`
        : `${name}: ${error === 'ENOEXEC' ? 'Exec format error' : ERROR_TEXT[error]}`,
      'exec',
    )
    return error === 'ENOENT' ? 127 : 126
  }
  if (error === 'ENOENT' && !isPath) {
    yield* tell(shell, `${name}: not found`, 'exec')
    return 127
  }
  const status = yield* tellNotRun(shell, name, found)
  if (status === 126 && error !== 'ENOEXEC') yield* tell(shell, `${name}: cannot execute: ${ERROR_TEXT[error]}`, 'exec')
  return status
}

/** `eval`. */
export function* evaluate(shell: Shell, args: readonly string[]): Running {
  if (shell.depth >= DEPTH_MAX) return { kind: 'exit' }
  shell.status = 0
  shell.depth += 1
  const flow = yield* shell.machinery.runText(shell, args.join(' '))
  shell.depth -= 1
  return flow
}

/** `.` and `source`. */
export function* source(shell: Shell, args: readonly string[], name: string): Running {
  const [file, ...words] = args
  if (file === undefined || shell.depth >= DEPTH_MAX) {
    yield* tell(shell, 'filename argument required', name)
    return end(shell, 2)
  }
  const { kernel, process } = shell
  const inPath = file.includes('/') ? undefined : folderFile(shell, file)
  const opened = openPath(kernel, process, inPath ?? file, 'read')
  if (!opened.ok || (inPath === undefined && !file.includes('/') && shell.flavor !== 'bash')) {
    const reason = opened.ok ? 'ENOENT' : opened.error
    const text = {
      dash: file.includes('/') ? `cannot open ${file}: No such file` : `${file}: not found`,
      ash: file.includes('/') ? `can't open '${file}': ${ERROR_TEXT[reason]}` : `${file}: not found`,
      bash: `${file}: ${ERROR_TEXT[reason]}`,
    }[shell.flavor]
    yield* tell(shell, text, shell.flavor === 'bash' ? undefined : name)
    shell.status = shell.flavor === 'bash' ? 1 : 2
    return shell.flavor === 'bash' ? undefined : { kind: 'exit' }
  }
  const descriptor = freeDescriptor(process.files)
  setDescriptor(process, descriptor, opened.file)
  const text = yield* readAll(kernel, process, descriptor)
  setDescriptor(process, descriptor, undefined)
  const before = shell.positional
  if (words.length > 0) shell.positional = words
  shell.depth += 1
  const flow = yield* shell.machinery.runText(shell, text)
  shell.depth -= 1
  if (words.length > 0) shell.positional = before
  return flow?.kind === 'return' ? undefined : flow
}

function folderFile(shell: Shell, name: string): string | undefined {
  for (const folder of (getVariable(shell, 'PATH') ?? '').split(':')) {
    const path = `${folder}/${name}`
    if (shell.kernel.tree.get(joinPath(shell.process.cwd, path))?.kind === 'file') return path
  }
  return undefined
}

/** `command`: a built-in command or a program, but no function; with `-v` it only tells which. */
export function* command(shell: Shell, args: readonly string[], name: string): Running {
  if (args[0] === '-v' || args[0] === '-V') return yield* type(shell, args, args[0] === '-v' ? name : 'type')
  const words = args[0] === '-p' || args[0] === '--' ? args.slice(1) : args
  const [first] = words
  if (first === undefined) return end(shell, 0)
  const builtin = shell.machinery.builtin(shell, first)
  if (builtin !== undefined) return yield* builtin(shell, words.slice(1), first)
  const env = exportedEnv(shell)
  const found = findCommand(shell, words, env)
  if (!found.ok) return end(shell, yield* tellNotRun(shell, first, found))
  yield* runChild(shell, found.loaded, env)
  return undefined
}
