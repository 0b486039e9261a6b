import { parseShell, type Statement } from '../../../../formats/shell/parse.ts'
import { ERROR_TEXT, openPath, readAll, setDescriptor, write } from '../io.ts'
import type { Body, Kernel, Loaded, Process, Wait } from '../kernel.ts'
import { mayReach } from '../permissions.ts'
import { BUSYBOX_BANNER } from '../busybox.ts'
import { joinPath } from '../file-tree.ts'
import { regularBuiltin, specialBuiltin } from './builtins/index.ts'
import { piecesOf } from './expand.ts'
import { finishShell } from './finish.ts'
import { runBody, runScript, runStatements, type How } from './interpret.ts'
import { OPTION_LETTERS, setOptions } from './options.ts'
import {
  setVariable,
  sourceOf,
  type Flavor,
  type Flow,
  type Machinery,
  type Running,
  type RunTextOptions,
  type Shell,
  type Source,
  type Variable,
} from './state.ts'
import { freeDescriptor } from './substitute.ts'
import { tellSyntaxError } from './syntax-error.ts'

const MACHINERY: Machinery = {
  piecesOf,
  runText,
  runScript,
  runBody,
  runFile,
  builtin: (shell, name) => specialBuiltin(shell, name) ?? regularBuiltin(shell, name),
}

/** What a shell's command line asks for. */
interface Invocation {
  readonly kind: 'command' | 'file' | 'input'
  readonly text: string
  readonly name: string
  readonly positional: readonly string[]
  readonly options: readonly string[]
  readonly bad?: string
}

/** Runs `sh`, `bash` or `ash`: `-c TEXT [NAME ARG…]`, `FILE [ARG…]`, or commands from standard input, which is empty without `-i`. */
export function* runShell(kernel: Kernel, process: Process, flavor: Flavor, argv: readonly string[]): Body {
  const invocation = parseInvocation(flavor, argv)
  const { name } = invocation
  if (invocation.bad !== undefined) {
    yield* write(kernel, process, 2, `${badOption(flavor, name, invocation.bad)}\n`)
    return 2
  }
  if (invocation.kind === 'file') {
    const script = yield* readScript(kernel, process, flavor, invocation)
    if (typeof script === 'number') return script
    const shell = createShell(kernel, process, flavor, { ...invocation, text: script })
    return yield* finishShell(shell, yield* runText(shell, script))
  }
  const shell = createShell(kernel, process, flavor, invocation)
  if (invocation.kind === 'command') {
    const mayTakeOver = flavor !== 'dash'
    return yield* finishShell(
      shell,
      yield* runText(shell, invocation.text, { isLast: mayTakeOver, lineOffset: flavor === 'ash' ? -1 : 0 }),
    )
  }
  if (kernel.tty && process.files.get(0)?.channel.kind === 'silent') yield* write(kernel, process, 2, promptOf(shell))
  const text = yield* readAll(kernel, process, 0)
  return yield* finishShell(shell, yield* runText(shell, text))
}

function badOption(flavor: Flavor, name: string, option: string): string {
  if (option === '-c') {
    const needs = flavor === 'bash' ? '-c: option requires an argument' : '-c requires an argument'
    return flavor === 'dash' ? `${name}: 0: ${needs}` : `${name}: ${needs}`
  }
  return {
    dash: `${name}: 0: Illegal option ${option}`,
    ash: `${name}: illegal option ${option}`,
    bash: `${name}: ${option}: invalid option`,
  }[flavor]
}

/** What an interactive shell shows first. Debian's busybox greets; its line editor asks the terminal where the cursor is. */
function promptOf({ flavor, kernel, process }: Shell): string {
  const mark = process.credentials.uid === 0 ? '#' : '$'
  if (flavor === 'bash') return `bash-5.2${mark} `
  if (flavor === 'dash') return `${mark} `
  const greeting = `\n\n${BUSYBOX_BANNER} built-in shell (ash)\nEnter 'help' for a list of built-in commands.\n\n`
  const folder = process.cwd === process.env.get('HOME') ? '~' : process.cwd
  return `${kernel.system.os === undefined ? greeting : ''}${folder} ${mark} \x1B[6n`
}

function parseInvocation(flavor: Flavor, argv: readonly string[]): Invocation {
  const [called = 'sh', ...words] = argv
  const options: string[] = []
  let isCommand = false
  while (/^[-+]./.test(words[0] ?? '')) {
    const word = words.shift() ?? ''
    if (word === '--') break
    if (word.startsWith('--')) {
      if (flavor === 'bash' && ['--login', '--norc', '--noprofile', '--posix'].includes(word)) continue
      return { kind: 'input', text: '', name: called, positional: [], options, bad: word }
    }
    const letters = word.slice(1).replace(/[clis]/g, '')
    const odd = [...letters].find((letter) => !OPTION_LETTERS.includes(letter) && letter !== 'o')
    if (odd !== undefined)
      return { kind: 'input', text: '', name: called, positional: [], options, bad: `${word.charAt(0)}${odd}` }
    if (word.startsWith('-') && word.includes('c')) isCommand = true
    if (letters === 'o' && words[0] !== undefined) options.push('-o', words.shift() ?? '')
    else if (letters !== '') options.push(`${word.charAt(0)}${letters}`)
  }
  if (isCommand) {
    const [text, name = called, ...positional] = words
    if (text === undefined) return { kind: 'input', text: '', name: called, positional: [], options, bad: '-c' }
    return { kind: 'command', text, name, positional, options }
  }
  const [file, ...positional] = words
  return file === undefined
    ? { kind: 'input', text: '', name: called, positional: [], options }
    : { kind: 'file', text: file, name: file, positional, options }
}

function createShell(kernel: Kernel, process: Process, flavor: Flavor, invocation: Invocation): Shell {
  const variables = new Map<string, Variable>()
  for (const [name, value] of process.env) {
    if (/^[A-Za-z_]\w*$/.test(name)) variables.set(name, { value, exported: true, readonly: false })
  }
  const shell: Shell = {
    machinery: MACHINERY,
    kernel,
    process,
    flavor,
    name: invocation.name,
    isScript: invocation.kind === 'file',
    isCommandText: invocation.kind === 'command',
    variables,
    positional: invocation.positional,
    options: new Set(invocation.kind === 'command' ? ['c'] : []),
    traps: new Map(),
    functions: new Map(),
    aliases: new Map(),
    status: 0,
    ownPid: process.pid,
    lastBackground: undefined,
    jobs: [],
    source: sourceOf(''),
    line: flavor === 'ash' ? 0 : 1,
    commandText: '',
    abort: undefined,
    isDiscarded: false,
    depth: 0,
    loops: 0,
    nesting: 0,
    inFunction: false,
    isTested: false,
    isSubshell: false,
    inTrap: false,
    substitutionStatus: undefined,
    locals: [],
  }
  const before = shell.positional
  setOptions(shell, invocation.options)
  shell.positional = before
  setStandardVariables(shell)
  return shell
}

/** PWD is exported by all; SHLVL not by dash. */
function setStandardVariables(shell: Shell): void {
  const exported = (name: string, value: string): void => {
    shell.variables.set(name, { value, exported: true, readonly: false })
  }
  exported('PWD', shell.process.cwd)
  setVariable(shell, 'IFS', ' \t\n')
  if (shell.flavor !== 'dash') exported('SHLVL', String(Number(shell.process.env.get('SHLVL') ?? 0) + 1))
  if (shell.flavor !== 'dash' && !shell.variables.has('HOSTNAME')) setVariable(shell, 'HOSTNAME', shell.kernel.hostname)
  if (shell.variables.get('PATH') === undefined)
    setVariable(shell, 'PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  if (shell.flavor !== 'bash') return
  setVariable(shell, 'BASH_VERSION', '5.2.15(1)-release')
  setVariable(shell, 'BASH', '/bin/bash')
  setVariable(shell, 'EUID', String(shell.process.credentials.uid))
  setVariable(shell, 'UID', String(shell.process.credentials.uid))
}

/** The text of a script file, or the exit code when it cannot be read. */
function* readScript(
  kernel: Kernel,
  process: Process,
  flavor: Flavor,
  { name, text: path }: Invocation,
): Generator<Wait, string | number, void> {
  const full = joinPath(process.cwd, path)
  const node = kernel.tree.get(full)
  const opened = openPath(kernel, process, path, 'read')
  const called = process.argv[0] ?? name
  if (!opened.ok || !mayReach(kernel.tree, full, process.credentials)) {
    const error = opened.ok ? 'EACCES' : opened.error
    const reason = ERROR_TEXT[error]
    const text = {
      dash: `${called}: 0: cannot open ${path}: ${error === 'ENOENT' ? 'No such file' : reason}`,
      ash: `${called}: can't open '${path}': ${reason}`,
      bash: `${called}: ${path}: ${reason}`,
    }[flavor]
    yield* write(kernel, process, 2, `${text}\n`)
    return flavor === 'bash' ? (error === 'ENOENT' ? 127 : 126) : 2
  }
  if (node?.kind === 'folder') {
    // dash and busybox read nothing from it and are content.
    if (flavor !== 'bash') return 0
    yield* write(kernel, process, 2, `${called}: ${path}: Is a directory\n`)
    return 126
  }
  const descriptor = freeDescriptor(process.files)
  setDescriptor(process, descriptor, opened.file)
  const text = yield* readAll(kernel, process, descriptor)
  setDescriptor(process, descriptor, undefined)
  return text
}

/** A shell runs a file without `#!` itself. */
function runFile(shell: Shell, path: string, argv: readonly string[]): Loaded {
  const { flavor } = shell
  const shellArgv = [shell.process.argv[0] ?? 'sh', path, ...argv.slice(1)]
  return { argv: shellArgv, run: (kernel, process) => runShell(kernel, process, flavor, shellArgv) }
}

/**
 * Runs a text line by line, as a shell reads it: what stands on lines before a syntax error has already run when the
 * error is met.
 */
function* runText(shell: Shell, text: string, options: RunTextOptions = {}): Running {
  const parsed = parseShell(text)
  const before = { source: shell.source, line: shell.line }
  shell.source = sourceOf(text, options.lineOffset ?? 0)
  const how = { isTested: false, isLast: options.isLast === true && parsed.ok }
  const statements = parsed.ok
    ? parsed.script.commands
    : soundStatements(parsed.script.commands, parsed.offset, shell.source)
  const flow: Flow | undefined = shell.options.has('n') ? undefined : yield* runLines(shell, statements, how)
  if (flow === undefined && !parsed.ok) {
    yield* tellSyntaxError(shell, text, parsed)
    shell.status = 2
    return { kind: 'exit' }
  }
  shell.source = before.source
  shell.line = before.line
  return flow
}

/** Runs statements; after an error that bash survives it goes on with the next line. */
function* runLines(shell: Shell, statements: readonly Statement[], how: How): Running {
  for (let rest = statements; ;) {
    const flow = yield* runStatements(shell, rest, how)
    if (flow?.kind !== 'exit' || !shell.isDiscarded) return flow
    const line = shell.line - shell.source.lineOffset
    const { lines } = shell.source
    rest = rest.filter(({ pos }) => lines.positionAt(pos).line > line)
    shell.abort = undefined
    shell.isDiscarded = false
    if (rest.length === 0) return undefined
  }
}

/** The statements on the lines before the one in which the statement with the error begins. */
function soundStatements(statements: readonly Statement[], offset: number, source: Source): readonly Statement[] {
  const isEnd = source.text.slice(offset).trim() === ''
  const isPart = ({ end }: Statement): boolean =>
    end >= offset || /^\s*(?:&&|\|\|?)\s*$/.test(source.text.slice(end, offset))
  const broken = statements.find(isPart) ?? (isEnd ? statements.at(-1) : undefined)
  const line = source.lines.positionAt(broken?.pos ?? offset).line
  return statements.filter((statement) => statement !== broken && source.lines.positionAt(statement.end).line < line)
}
