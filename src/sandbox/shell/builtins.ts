import type { SourceRange } from '../../domain/diagnostic.ts'
import { echoText } from '../../formats/shell/echo.ts'
import { readWords, USUAL_IFS } from '../../formats/shell/fields.ts'
import { formatPrintf } from '../../formats/shell/printf.ts'
import { testCommand } from './conditions.ts'
import { FILE_COMMANDS } from './file-commands.ts'
import { listFolder } from './ls.ts'
import { readLine } from './io.ts'
import type { Frame, Shell } from './session.ts'
import { sleepMs } from './sleep.ts'
import { runScript } from './script.ts'
import { sourceFile } from './source.ts'
import { getVariable, setVariable, workingDirectory } from './variables.ts'
import { xargs } from './xargs.ts'

/** A command of the shell itself; gives its exit code. */
export type Builtin = (shell: Shell, argv: readonly string[], frame: Frame, range: SourceRange | undefined) => number

/** The builtins, and the small programs that are part of this shell. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  ':': () => 0,
  true: () => 0,
  false: () => 1,
  '[': (shell, argv, frame) => {
    if (argv.at(-1) === ']') return testCommand(shell, argv.slice(1, -1), complain(frame, '['))
    frame.errors.write("bash: [: missing `]'\n")
    return 2
  },
  test: (shell, argv, frame) => testCommand(shell, argv.slice(1), complain(frame, 'test')),
  '.': sourceFile,
  source: sourceFile,
  ...FILE_COMMANDS,
  bash: runScript,
  sh: runScript,
  alias,
  unalias: (shell, argv) => {
    for (const name of argv.slice(1)) shell.session.aliases.delete(name)
    return 0
  },
  break: jumpOut,
  continue: jumpOut,
  return: (shell, argv) => {
    shell.session.jump = { kind: 'return' }
    return exitCode(shell, argv[1])
  },
  exit: (shell, argv) => {
    shell.session.jump = { kind: 'exit' }
    return exitCode(shell, argv[1])
  },
  cd: changeFolder,
  clear: () => 0,
  complete: () => 0,
  echo,
  ls: listFolder,
  printf,
  pwd: (shell, _, frame) => {
    frame.output.write(`${workingDirectory(shell)}\n`)
    return 0
  },
  read: readVariables,
  set: setOptions,
  shift: (shell, argv) => {
    shell.session.positional = shell.session.positional.slice(Number(argv[1] ?? 1))
    return 0
  },
  shopt: () => 0,
  sleep: (shell, argv, frame, range) => sleepMs(shell, argv, frame, range),
  unset: (shell, argv) => {
    for (const name of argv.slice(1)) shell.session.variables.delete(name)
    return 0
  },
  wait: () => 0,
  xargs,
}

function complain(frame: Frame, name: string): (problem: string) => void {
  return (problem) => frame.errors.write(`bash: ${name}: ${problem}\n`)
}

function exitCode(shell: Shell, text: string | undefined): number {
  if (text === undefined) return shell.session.status
  return /^\d{1,9}$/.test(text) ? Number(text) % 256 : 2
}

function jumpOut(shell: Shell, argv: readonly string[]): number {
  const kind = argv[0] === 'break' ? 'break' : 'continue'
  shell.session.jump = { kind, levels: Math.max(1, Number(argv[1] ?? 1) || 1) }
  return 0
}

/** `alias` lists, `alias k=kubectl` sets. */
function alias(shell: Shell, argv: readonly string[], frame: Frame): number {
  const { aliases } = shell.session
  let status = 0
  for (const word of argv.slice(1).filter((one) => one !== '-p')) {
    const equals = word.indexOf('=')
    if (equals > 0) aliases.set(word.slice(0, equals), word.slice(equals + 1))
    else if (aliases.has(word)) frame.output.write(`alias ${word}='${aliases.get(word) ?? ''}'\n`)
    else {
      frame.errors.write(`bash: alias: ${word}: not found\n`)
      status = 1
    }
  }
  if (argv.length === 1) for (const [name, text] of aliases) frame.output.write(`alias ${name}='${text}'\n`)
  return status
}

function changeFolder(shell: Shell, argv: readonly string[], frame: Frame): number {
  const { folder } = shell.host
  const target = argv[1] === '-' ? (getVariable(shell, 'OLDPWD') ?? '.') : (argv[1] ?? '.')
  if (folder.list(target) === undefined) {
    const problem = folder.has(target) ? 'Not a directory' : 'No such file or directory'
    frame.errors.write(`bash: cd: ${target}: ${problem}\n`)
    return 1
  }
  const resolved = folder.resolve(target)
  setVariable(shell.session, 'OLDPWD', workingDirectory(shell))
  if (resolved.ok) folder.cwd = resolved.path
  if (argv[1] === '-') frame.output.write(`${workingDirectory(shell)}\n`)
  return 0
}

function echo(_: Shell, argv: readonly string[], frame: Frame): number {
  frame.output.write(echoText(argv.slice(1)))
  return 0
}

/** `printf [-v NAME] FORMAT [WORD…]`. */
function printf(shell: Shell, argv: readonly string[], frame: Frame): number {
  const target = argv[1] === '-v' ? argv[2] : undefined
  const [format, ...words] = argv.slice(target === undefined ? (argv[1] === '--' ? 2 : 1) : 3)
  const tell = complain(frame, 'printf')
  if (format === undefined) {
    tell('usage: printf [-v var] format [arguments]')
    return 2
  }
  const { text, invalid } = formatPrintf(format, words, shell.host.limits.outputCharactersMax)
  if (target === undefined) frame.output.write(text)
  else setVariable(shell.session, target, text)
  for (const word of invalid) tell(`${word}: invalid number`)
  return invalid.length > 0 ? 1 : 0
}

/** `read [-r] [NAME…]`: one line of input; the last name takes what is left. 1 at the end of the input. */
function readVariables(shell: Shell, argv: readonly string[], frame: Frame): number {
  const names = argv.slice(1).filter((word) => !word.startsWith('-'))
  const line = readLine(frame.input)
  const targets = names.length === 0 ? ['REPLY'] : names
  const words = readWords(line ?? '', getVariable(shell, 'IFS') ?? USUAL_IFS, targets.length)
  for (const [at, name] of targets.entries()) setVariable(shell.session, name, words[at] ?? '')
  return line === undefined ? 1 : 0
}

const LETTERS: Readonly<Record<string, 'errexit' | 'nounset'>> = { e: 'errexit', u: 'nounset' }

/** `set -e`, `set -euo pipefail`, `set +e`, `set -- a b`. Options that change nothing here are taken and ignored. */
function setOptions(shell: Shell, argv: readonly string[]): number {
  const { session } = shell
  for (let at = 1; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (word === '--') {
      session.positional = argv.slice(at + 1)
      return 0
    }
    const on = word.startsWith('-')
    if (!on && !word.startsWith('+')) {
      session.positional = argv.slice(at)
      return 0
    }
    for (const letter of word.slice(1)) {
      const name = LETTERS[letter]
      if (name !== undefined) session.options = { ...session.options, [name]: on }
      if (letter === 'o') {
        at += 1
        const option = argv[at] ?? ''
        if (Object.hasOwn(session.options, option)) session.options = { ...session.options, [option]: on }
      }
    }
  }
  return 0
}
