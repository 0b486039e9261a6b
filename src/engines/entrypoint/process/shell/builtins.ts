import { joinPath } from '../file-tree.ts'
import { ERROR_TEXT, openPath, readAll, readLine, setDescriptor, write } from '../io.ts'
import type { Wait } from '../kernel.ts'
import { mayReach, modeAllows } from '../permissions.ts'
import { echoText } from '../programs/output.ts'
import { formatPrintf } from '../programs/printf.ts'
import { evaluateTest } from '../programs/test.ts'
import { parseSignal, signalName } from '../signals.ts'
import { findCommand, runChild, tellNotRun } from './find.ts'
import { lookPath } from '../load.ts'
import { exportedEnv, fatal, getVariable, setVariable, tell, type Running, type Shell } from './state.ts'
import { DEPTH_MAX, freeDescriptor } from './substitute.ts'
import { setOptions } from './options.ts'
import { setTrap } from './traps.ts'
import { replaceBy } from '../programs/run-other.ts'
import { testMessage } from './test-message.ts'

/** A built-in command; it sets the shell's status. */
export type Builtin = (shell: Shell, args: readonly string[], name: string) => Running

function* say(shell: Shell, text: string): Generator<Wait, void> {
  yield* write(shell.kernel, shell.process, 1, text)
}

function* end(shell: Shell, status: number): Running {
  shell.status = status
  return undefined
}

function* numberArgument(
  shell: Shell,
  word: string | undefined,
  fallback: number,
  name: string,
): Generator<Wait, number | undefined, void> {
  if (word === undefined) return fallback
  if (/^[-+]?\d+$/.test(word.trim())) return Number(word)
  yield* tell(shell, shell.flavor === 'bash' ? `${word}: numeric argument required` : `Illegal number: ${word}`, name)
  return undefined
}

function* exit(shell: Shell, [code]: readonly string[], name: string): Running {
  const number = yield* numberArgument(shell, code, shell.status, name)
  shell.status = (number ?? 2) & 255
  return { kind: name === 'return' && (shell.inFunction || shell.depth > 0) ? 'return' : 'exit' }
}

function* leaveLoop(shell: Shell, [levels]: readonly string[], name: string): Running {
  const number = yield* numberArgument(shell, levels, 1, name)
  shell.status = 0
  if (shell.loops === 0 || number === undefined) return undefined
  return { kind: name === 'break' ? 'break' : 'continue', levels: Math.min(Math.max(number, 1), shell.loops) }
}

function* exec(shell: Shell, args: readonly string[]): Running {
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

function* exportOrReadonly(shell: Shell, args: readonly string[], name: string): Running {
  const options = args.filter((word) => /^-[a-zA-Z]+$/.test(word))
  const words = args.filter((word) => !/^-[a-zA-Z]+$/.test(word) && word !== '--')
  if (words.length === 0) {
    const prefix = shell.flavor === 'bash' ? `declare -${name === 'export' ? 'x' : 'r'}` : name
    const wanted = [...shell.variables].filter(([, variable]) =>
      name === 'export' ? variable.exported : variable.readonly,
    )
    const quote = shell.flavor === 'bash' ? '"' : "'"
    yield* say(
      shell,
      wanted
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { value }]) => `${prefix} ${key}=${quote}${value ?? ''}${quote}\n`)
        .join(''),
    )
    return yield* end(shell, 0)
  }
  for (const word of words) {
    const equals = word.indexOf('=')
    const isAppend = equals > 0 && word[equals - 1] === '+'
    const key = equals === -1 ? word : word.slice(0, isAppend ? equals - 1 : equals)
    if (!/^[A-Za-z_]\w*$/.test(key)) {
      const text = {
        dash: `${key}: bad variable name`,
        ash: `${key}: bad variable name`,
        bash: `\`${word}': not a valid identifier`,
      }[shell.flavor]
      yield* tell(shell, text, name)
      shell.status = shell.flavor === 'bash' ? 1 : 2
      return shell.flavor === 'bash' ? undefined : { kind: 'exit' }
    }
    const value = equals === -1 ? undefined : (isAppend ? (getVariable(shell, key) ?? '') : '') + word.slice(equals + 1)
    if (value !== undefined && !setVariable(shell, key, value)) {
      yield* fatal(shell, shell.flavor === 'bash' ? `${key}: readonly variable` : `${key}: is read only`)
      return { kind: 'exit' }
    }
    const variable = shell.variables.get(key) ?? { value: undefined, exported: false, readonly: false }
    shell.variables.set(key, {
      ...variable,
      exported: name === 'export' ? !options.includes('-n') : variable.exported || options.includes('-x'),
      readonly: variable.readonly || name === 'readonly',
    })
  }
  return yield* end(shell, 0)
}

function* local(shell: Shell, args: readonly string[], name: string): Running {
  const saved = shell.locals.at(-1)
  if (saved === undefined && name === 'local') {
    yield* tell(shell, shell.flavor === 'bash' ? 'can only be used in a function' : 'not in a function', name)
    return yield* end(shell, shell.flavor === 'bash' ? 1 : 2)
  }
  for (const word of args.filter((each) => !each.startsWith('-'))) {
    const equals = word.indexOf('=')
    const key = equals === -1 ? word : word.slice(0, equals)
    const known = shell.variables.get(key)
    if (saved !== undefined && !saved.has(key)) saved.set(key, known === undefined ? undefined : { ...known })
    if (equals !== -1) setVariable(shell, key, word.slice(equals + 1))
    else if (saved !== undefined && shell.flavor === 'bash') shell.variables.delete(key)
    const variable = shell.variables.get(key)
    if (variable !== undefined && args.includes('-x')) variable.exported = true
    if (variable !== undefined && args.includes('-r')) variable.readonly = true
  }
  return yield* end(shell, 0)
}

function* unset(shell: Shell, args: readonly string[]): Running {
  for (const word of args) {
    if (args[0] === '-f' || (!shell.variables.has(word) && args[0] !== '-v')) shell.functions.delete(word)
    if (args[0] !== '-f') shell.variables.delete(word)
  }
  return yield* end(shell, 0)
}

function* shift(shell: Shell, [count]: readonly string[], name: string): Running {
  const number = yield* numberArgument(shell, count, 1, name)
  if (number === undefined || number > shell.positional.length) {
    if (shell.flavor === 'dash') {
      yield* tell(shell, "can't shift that many", name)
      shell.status = 2
      return { kind: 'exit' }
    }
    return yield* end(shell, 1)
  }
  shell.positional = shell.positional.slice(number)
  return yield* end(shell, 0)
}

function* evaluate(shell: Shell, args: readonly string[]): Running {
  if (shell.depth >= DEPTH_MAX) return { kind: 'exit' }
  shell.status = 0
  shell.depth += 1
  const flow = yield* shell.machinery.runText(shell, args.join(' '))
  shell.depth -= 1
  return flow
}

function* source(shell: Shell, args: readonly string[], name: string): Running {
  const [file, ...words] = args
  if (file === undefined || shell.depth >= DEPTH_MAX) {
    yield* tell(shell, 'filename argument required', name)
    return yield* end(shell, 2)
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
    shell.status = shell.flavor === 'bash' ? 1 : shell.flavor === 'dash' ? 2 : 2
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

function* trap(shell: Shell, args: readonly string[], name: string): Running {
  const words = args[0] === '--' ? args.slice(1) : args
  if (words.length === 0 || words[0] === '-p' || words[0] === '-l') {
    for (const [signal, action] of shell.traps) {
      const label = signal === 0 ? 'EXIT' : `${shell.flavor === 'bash' ? 'SIG' : ''}${signalName(signal)}`
      yield* say(shell, `trap -- '${action.replaceAll("'", "'\\''")}' ${label}\n`)
    }
    return yield* end(shell, 0)
  }
  const isReset = words.length === 1 || /^\d+$/.test(words[0] ?? '')
  const action = isReset || words[0] === '-' ? undefined : words[0]
  let status = 0
  for (const word of isReset ? words : words.slice(1)) {
    const signal = word === '0' || word.toUpperCase() === 'EXIT' ? 0 : parseSignal(word)
    const isDashName = shell.flavor === 'dash' && /^SIG/i.test(word)
    if (signal === undefined || isDashName) {
      if (shell.flavor === 'bash' && ['ERR', 'DEBUG', 'RETURN'].includes(word)) continue
      const text = {
        dash: `${word}: bad trap`,
        ash: `${word}: invalid signal specification`,
        bash: `${word}: invalid signal specification`,
      }[shell.flavor]
      yield* tell(shell, text, name)
      status = 1
    } else setTrap(shell, signal, action)
  }
  return yield* end(shell, status)
}

/** Waits for jobs. A signal with a handler ends the waiting at once. */
function* wait(shell: Shell, args: readonly string[]): Running {
  const wanted = args.filter((word) => !word.startsWith('-'))
  const isAny = args.includes('-n')
  if (wanted.length === 0) {
    const { jobs } = shell
    const isOver = (): boolean =>
      isAny ? jobs.some((job) => job.end !== undefined) : jobs.every((job) => job.end !== undefined)
    if (!isOver()) yield { ready: isOver, signals: true }
    if (!isOver()) return yield* end(shell, 128 + (shell.process.pending[0] ?? 0))
    const first = jobs.find((job) => job.end !== undefined)
    shell.jobs = isAny ? jobs.filter((job) => job !== first) : []
    return yield* end(shell, isAny ? (first?.end?.code ?? 127) : 0)
  }
  let status = 0
  for (const word of wanted) {
    const job = word.startsWith('%')
      ? shell.jobs[Number(word.slice(1)) - 1]
      : shell.jobs.find(({ pid }) => pid === Number(word))
    if (job === undefined) {
      if (shell.flavor === 'bash') yield* tell(shell, `pid ${word} is not a child of this shell`, 'wait')
      status = 127
      continue
    }
    if (job.end === undefined) yield { ready: () => job.end !== undefined, signals: true }
    if (job.end === undefined) return yield* end(shell, 128 + (shell.process.pending[0] ?? 0))
    status = job.end.code
  }
  return yield* end(shell, status)
}

function* kill(shell: Shell, args: readonly string[], name: string): Running {
  const [first = '', second = ''] = args
  let signal: number | undefined = 15
  let targets = args
  if (first === '-l') {
    yield* say(
      shell,
      second === ''
        ? 'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM\n'
        : `${signalName(Number(second) % 128)}\n`,
    )
    return yield* end(shell, 0)
  }
  if (first === '-s' || first === '-n') {
    signal = parseSignal(second)
    targets = args.slice(2)
  } else if (first.startsWith('-') && first !== '--' && first.length > 1) {
    signal = first === '-0' ? 0 : parseSignal(first.slice(1))
    targets = args.slice(1)
  }
  if (signal === undefined) {
    yield* tell(
      shell,
      shell.flavor === 'bash' ? `${first.slice(1)}: invalid signal specification` : `Illegal option ${first}`,
      name,
    )
    return yield* end(shell, shell.flavor === 'bash' ? 1 : 2)
  }
  let status = 0
  for (const target of targets.filter((word) => word !== '--')) {
    const pid = target.startsWith('%') ? shell.jobs[Number(target.slice(1)) - 1]?.pid : Math.abs(Number(target))
    const processes =
      pid === 0
        ? [...shell.kernel.processes.values()]
        : [pid === undefined ? undefined : shell.kernel.processes.get(pid)]
    for (const process of processes) {
      if (process === undefined || process.end !== undefined) {
        const text = {
          dash: 'No such process',
          ash: `can't kill pid ${target}: No such process`,
          bash: `(${target}) - No such process`,
        }[shell.flavor]
        yield* tell(shell, text, name)
        status = 1
      } else if (signal !== 0) shell.kernel.signal(process, signal, 'inside')
    }
  }
  shell.status = status
  // A signal to itself arrives before the next command.
  if (shell.process.end !== undefined) yield {}
  return undefined
}

function* changeFolder(shell: Shell, args: readonly string[], name: string): Running {
  const words = args.filter((word) => !/^-[LP]$/.test(word) && word !== '--')
  const [given] = words
  const target = given === '-' ? getVariable(shell, 'OLDPWD') : (given ?? getVariable(shell, 'HOME') ?? '')
  const { kernel, process } = shell
  const path = joinPath(process.cwd, target ?? '')
  const node = kernel.tree.get(path)
  const isReachable =
    node !== undefined &&
    mayReach(kernel.tree, path, process.credentials) &&
    modeAllows(node, process.credentials, 'execute')
  if (node?.kind !== 'folder' || !isReachable) {
    const error = node === undefined ? 'ENOENT' : node.kind === 'folder' ? 'EACCES' : 'ENOTDIR'
    const text = {
      dash: `can't cd to ${target}`,
      ash: `can't cd to ${target}: ${ERROR_TEXT[error]}`,
      bash: `${target}: ${ERROR_TEXT[error]}`,
    }[shell.flavor]
    yield* tell(shell, text, name)
    return yield* end(shell, shell.flavor === 'bash' ? 1 : 2)
  }
  setVariable(shell, 'OLDPWD', process.cwd)
  process.cwd = path
  setVariable(shell, 'PWD', path)
  if (given === '-') yield* say(shell, `${path}\n`)
  return yield* end(shell, 0)
}

function* read(shell: Shell, args: readonly string[]): Running {
  const names: string[] = []
  const values = [...args]
  let isRaw = false
  while (values.length > 0) {
    const word = values.shift() ?? ''
    if (/^-[pdntui]$/.test(word)) values.shift()
    else if (word.startsWith('-')) isRaw ||= word.includes('r')
    else names.push(word)
  }
  const line = yield* readLine(shell.kernel, shell.process, 0)
  const text = (line ?? '').replace(/\n$/, '')
  const plain = isRaw ? text : text.replace(/\\(.)/g, '$1')
  const separators = getVariable(shell, 'IFS') ?? ' \t\n'
  const fields = separators === '' ? [plain] : splitLine(plain, separators, names.length)
  for (const [index, name] of (names.length === 0 ? ['REPLY'] : names).entries())
    setVariable(shell, name, fields[index] ?? '')
  return yield* end(shell, line === undefined || !line.endsWith('\n') ? 1 : 0)
}

/** The last name takes the rest of the line. */
function splitLine(text: string, separators: string, count: number): readonly string[] {
  const isSeparator = (character: string): boolean => separators.includes(character)
  const fields: string[] = []
  let rest = text
  while (rest !== '' && isSeparator(rest.charAt(0)) && /\s/.test(rest.charAt(0))) rest = rest.slice(1)
  while (fields.length < count - 1 && rest !== '') {
    let at = 0
    while (at < rest.length && !isSeparator(rest.charAt(at))) at += 1
    fields.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
    while (rest !== '' && isSeparator(rest.charAt(0)) && /\s/.test(rest.charAt(0))) rest = rest.slice(1)
  }
  fields.push(rest.replace(/\s+$/, ''))
  return fields
}

function* set(shell: Shell, args: readonly string[], name: string): Running {
  if (args.length === 0) {
    const sorted = [...shell.variables]
      .filter(([, { value }]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    yield* say(shell, sorted.map(([key, { value }]) => `${key}='${value}'\n`).join(''))
    return yield* end(shell, 0)
  }
  const bad = setOptions(shell, args)
  if (bad === undefined) return yield* end(shell, 0)
  const text = { dash: `Illegal option ${bad}`, ash: `illegal option ${bad}`, bash: `${bad}: invalid option` }[
    shell.flavor
  ]
  yield* tell(shell, text, name)
  if (shell.flavor === 'bash') {
    yield* write(
      shell.kernel,
      shell.process,
      2,
      'set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n',
    )
  }
  shell.status = shell.flavor === 'bash' ? 2 : 2
  return shell.flavor === 'bash' ? undefined : { kind: 'exit' }
}

function* echo(shell: Shell, args: readonly string[]): Running {
  const isWritten = yield* write(shell.kernel, shell.process, 1, echoText(args, shell.flavor === 'dash'))
  return yield* end(shell, isWritten ? 0 : 1)
}

function* printf(shell: Shell, args: readonly string[], name: string): Running {
  const isVariable = args[0] === '-v' && shell.flavor === 'bash'
  const [format, ...words] = isVariable ? args.slice(2) : args[0] === '--' ? args.slice(1) : args
  if (format === undefined) {
    yield* tell(
      shell,
      shell.flavor === 'bash' ? 'usage: printf [-v var] format [arguments]' : 'usage: printf format [arg ...]',
      name,
    )
    return yield* end(shell, 2)
  }
  const { text, invalid } = formatPrintf(format, words)
  if (isVariable) setVariable(shell, args[1] ?? '', text)
  else yield* say(shell, text)
  for (const word of invalid) {
    const message = {
      dash: `${word}: expected numeric value`,
      ash: `invalid number '${word}'`,
      bash: `${word}: invalid number`,
    }[shell.flavor]
    yield* tell(shell, message, name)
  }
  return yield* end(shell, invalid.length > 0 ? 1 : 0)
}

function* test(shell: Shell, args: readonly string[], name: string): Running {
  const isBracket = name === '[' || name === '[['
  const close = name === '[[' ? ']]' : ']'
  if (isBracket && args.at(-1) !== close) {
    yield* tell(shell, { dash: 'missing ]', ash: 'missing ]', bash: "missing `]'" }[shell.flavor], name)
    return yield* end(shell, 2)
  }
  const words = isBracket ? args.slice(0, -1) : args
  const result =
    shell.flavor === 'dash' && words.includes('==') ? ({ ok: false, message: '' } as const) : evaluateTest(shell, words)
  if (result.ok) return yield* end(shell, result.value ? 0 : 1)
  yield* testMessage(shell, words, result.message, name)
  return yield* end(shell, 2)
}

function* type(shell: Shell, args: readonly string[], name: string): Running {
  const words = args.filter((word) => !word.startsWith('-'))
  const isShort = name === 'command'
  let status = 0
  for (const word of words) {
    const isBuiltin = Object.hasOwn(SPECIAL_BUILTINS, word) || Object.hasOwn(BUILTINS, word)
    const found = word.includes('/')
      ? shell.kernel.tree.get(joinPath(shell.process.cwd, word)) === undefined
        ? undefined
        : word
      : lookPath(shell.kernel, word, getVariable(shell, 'PATH') ?? '', shell.process.cwd, shell.process.credentials)
    if (shell.functions.has(word))
      yield* say(
        shell,
        isShort ? `${word}\n` : `${word} is a ${shell.flavor === 'bash' ? 'function' : 'shell function'}\n`,
      )
    else if (isBuiltin) yield* say(shell, isShort ? `${word}\n` : `${word} is a shell builtin\n`)
    else if (found !== undefined) yield* say(shell, isShort ? `${found}\n` : `${word} is ${found}\n`)
    else {
      if (!isShort)
        yield* shell.flavor === 'bash' ? tell(shell, `${word}: not found`, name) : say(shell, `${word}: not found\n`)
      status = isShort && shell.flavor !== 'bash' ? 127 : shell.flavor === 'bash' ? 1 : 127
    }
  }
  return yield* end(shell, status)
}

function* command(shell: Shell, args: readonly string[], name: string): Running {
  if (args[0] === '-v' || args[0] === '-V') return yield* type(shell, args, args[0] === '-v' ? name : 'type')
  const words = args[0] === '-p' || args[0] === '--' ? args.slice(1) : args
  const [first] = words
  if (first === undefined) return yield* end(shell, 0)
  const builtin = SPECIAL_BUILTINS[first] ?? BUILTINS[first]
  if (builtin !== undefined && (Object.hasOwn(SPECIAL_BUILTINS, first) || Object.hasOwn(BUILTINS, first)))
    return yield* builtin(shell, words.slice(1), first)
  const env = exportedEnv(shell)
  const found = findCommand(shell, words, env)
  if (!found.ok) return yield* end(shell, yield* tellNotRun(shell, first, found))
  yield* runChild(shell, found.loaded, env)
  return undefined
}

function* getopts(shell: Shell, [specification = '', name = '', ...given]: readonly string[]): Running {
  const words = given.length > 0 ? given : shell.positional
  const index = Number(getVariable(shell, 'OPTIND') ?? 1)
  const word = words[index - 1]
  if (word === undefined || !/^-./.test(word) || word === '--') {
    setVariable(shell, name, '?')
    return yield* end(shell, 1)
  }
  // Joined options (`-ab`) are walked by a hidden position.
  const at = Number(getVariable(shell, 'OPTPOS') ?? 1)
  const letter = word.charAt(at)
  const place = specification.indexOf(letter)
  const takesValue = place >= 0 && specification[place + 1] === ':'
  const isEnd = at + 1 >= word.length || takesValue
  setVariable(shell, 'OPTPOS', isEnd ? '1' : String(at + 1))
  setVariable(shell, 'OPTIND', String(index + (isEnd ? 1 : 0) + (takesValue && at + 1 >= word.length ? 1 : 0)))
  shell.variables.delete('OPTARG')
  if (place < 0 || letter === ':') {
    if (!specification.startsWith(':'))
      yield* tell(shell, shell.flavor === 'bash' ? `illegal option -- ${letter}` : `Illegal option -${letter}`)
    else setVariable(shell, 'OPTARG', letter)
    setVariable(shell, name, '?')
    return yield* end(shell, 0)
  }
  if (takesValue) setVariable(shell, 'OPTARG', at + 1 < word.length ? word.slice(at + 1) : (words[index] ?? ''))
  setVariable(shell, name, letter)
  return yield* end(shell, 0)
}

function* umask(shell: Shell, [mode]: readonly string[]): Running {
  if (mode === undefined) yield* say(shell, `${shell.process.umask.toString(8).padStart(4, '0')}\n`)
  else shell.process.umask = Number.parseInt(mode, 8) || 0
  return yield* end(shell, 0)
}

function* alias(shell: Shell, args: readonly string[]): Running {
  for (const word of args) {
    const equals = word.indexOf('=')
    // A script does not expand aliases in bash.
    if (equals > 0 && shell.flavor !== 'bash') shell.aliases.set(word.slice(0, equals), word.slice(equals + 1))
  }
  return yield* end(shell, 0)
}

function* pwd(shell: Shell): Running {
  yield* say(shell, `${shell.process.cwd}\n`)
  return yield* end(shell, 0)
}

function ends(status: number): Builtin {
  return (shell) => end(shell, status)
}

/** Errors in these end a POSIX shell, and assignments before them stay. */
export const SPECIAL_BUILTINS: Readonly<Record<string, Builtin>> = {
  '.': source,
  ':': ends(0),
  break: leaveLoop,
  continue: leaveLoop,
  eval: evaluate,
  exec,
  exit,
  export: exportOrReadonly,
  readonly: exportOrReadonly,
  return: exit,
  set,
  shift,
  source,
  times: ends(0),
  trap,
  unset,
}

/** The other commands that a shell runs itself. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  '[': test,
  '[[': test,
  alias,
  bg: ends(0),
  cd: changeFolder,
  command,
  declare: local,
  echo,
  false: ends(1),
  fg: ends(0),
  getopts,
  hash: ends(0),
  jobs: ends(0),
  kill,
  local,
  printf,
  pwd,
  read,
  shopt: ends(0),
  test,
  true: ends(0),
  type,
  typeset: local,
  ulimit: ends(0),
  umask,
  unalias: ends(0),
  wait,
}
