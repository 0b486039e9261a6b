import { echoText } from '../../../../../formats/shell/echo.ts'
import { readWords, USUAL_IFS } from '../../../../../formats/shell/fields.ts'
import { shownByBash } from '../../../../../formats/shell/quoting.ts'
import { formatPrintf } from '../../../../../formats/shell/printf.ts'
import { evaluateTest, type TestResult } from '../../../../../formats/shell/test-expression.ts'
import { TEXT_CHARACTERS_MAX } from '../../bounds.ts'
import { joinPath } from '../../file-tree.ts'
import { ERROR_TEXT, readLine, write } from '../../io.ts'
import { lookPath } from '../../load.ts'
import { mayReach, modeAllows } from '../../permissions.ts'
import { unaryTest } from '../../programs/test.ts'
import { parameterValue } from '../parameter.ts'
import { getVariable, setArray, setVariable, tell, type Running, type Shell } from '../state.ts'
import { isStandaloneApplet } from '../find.ts'
import { testMessage } from '../test-message.ts'
import { end, say, tellApplet, tellUsage } from './builtin.ts'

/** `cd`. */
export function* changeFolder(shell: Shell, args: readonly string[], name: string): Running {
  const words = args.filter((word) => !/^-[LP]$/.test(word) && word !== '--')
  const [given] = words
  const problem = shell.flavor === 'bash' ? folderProblem(shell, words) : undefined
  if (problem !== undefined) {
    yield* tell(shell, problem, name)
    return end(shell, 1)
  }
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
      bash: `${shownByBash(target ?? '')}: ${ERROR_TEXT[error]}`,
    }[shell.flavor]
    yield* tell(shell, text, name)
    return end(shell, shell.flavor === 'bash' ? 1 : 2)
  }
  setVariable(shell, 'OLDPWD', process.cwd)
  process.cwd = path
  setVariable(shell, 'PWD', path)
  if (given === '-') yield* say(shell, `${path}\n`)
  return end(shell, 0)
}

/** What bash refuses before it looks for the folder. */
function folderProblem(shell: Shell, words: readonly string[]): string | undefined {
  if (words.length > 1) return 'too many arguments'
  if (words.length === 0 && getVariable(shell, 'HOME') === undefined) return 'HOME not set'
  return words[0] === '-' && getVariable(shell, 'OLDPWD') === undefined ? 'OLDPWD not set' : undefined
}

export function* pwd(shell: Shell): Running {
  yield* say(shell, `${shell.process.cwd}\n`)
  return end(shell, 0)
}

/** `read`: a line of standard input into variables. */
export function* read(shell: Shell, args: readonly string[]): Running {
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
  const targets = names.length === 0 ? ['REPLY'] : names
  const words = readWords(plain, getVariable(shell, 'IFS') ?? USUAL_IFS, targets.length)
  for (const [index, name] of targets.entries()) setVariable(shell, name, words[index] ?? '')
  return end(shell, line === undefined || !line.endsWith('\n') ? 1 : 0)
}

export function* echo(shell: Shell, args: readonly string[]): Running {
  const isWritten = yield* write(shell.kernel, shell.process, 1, echoText(args, shell.flavor))
  return end(shell, isWritten ? 0 : 1)
}

export function* printf(shell: Shell, args: readonly string[], name: string): Running {
  const isVariable = args[0] === '-v' && shell.flavor === 'bash'
  const [format, ...words] = isVariable ? args.slice(2) : args[0] === '--' ? args.slice(1) : args
  if (format === undefined) {
    if (shell.flavor === 'bash') yield* tellUsage(shell, 'printf: usage: printf [-v var] format [arguments]')
    else if (shell.flavor === 'ash') yield* tellApplet(shell, 'usage: printf FORMAT [ARGUMENT...]')
    else yield* tell(shell, 'usage: printf format [arg ...]', name)
    return end(shell, 2)
  }
  const { text, invalid } = formatPrintf(format, words, TEXT_CHARACTERS_MAX, shell.flavor)
  if (isVariable) setVariable(shell, args[1] ?? '', text)
  else yield* say(shell, text)
  for (const word of invalid) {
    if (shell.flavor === 'ash') yield* tellApplet(shell, `invalid number '${word}'`)
    else
      yield* tell(shell, shell.flavor === 'dash' ? `${word}: expected numeric value` : `${word}: invalid number`, name)
  }
  return end(shell, invalid.length > 0 ? 1 : 0)
}

/** `test`, `[` and, in busybox, `[[`. */
export function* test(shell: Shell, args: readonly string[], name: string): Running {
  const isBracket = name === '[' || name === '[['
  const close = name === '[[' ? ']]' : ']'
  if (isBracket && args.at(-1) !== close) {
    if (shell.flavor === 'ash') yield* tellApplet(shell, `missing ${close}`)
    else yield* tell(shell, shell.flavor === 'dash' ? 'missing ]' : "missing `]'", name)
    return end(shell, 2)
  }
  const words = isBracket ? args.slice(0, -1) : args
  const result: TestResult =
    shell.flavor === 'dash' && words.includes('==')
      ? { ok: false, problem: 'binary', word: '==' }
      : evaluateTest(words, (operator, operand) =>
          operator === '-v' && shell.flavor === 'bash'
            ? parameterValue(shell, operand) !== undefined
            : unaryTest(shell, operator, operand),
        )
  if (result.ok) return end(shell, result.value ? 0 : 1)
  yield* testMessage(shell, words, result, name)
  return end(shell, 2)
}

/** `hash`: where a command is found, which fails for one that is not. */
export function* hash(shell: Shell, args: readonly string[], name: string): Running {
  let status = 0
  for (const word of args.filter((each) => !each.startsWith('-'))) {
    if (shell.functions.has(word) || shell.machinery.builtin(shell, word) !== undefined) continue
    if (findPath(shell, word) !== undefined) continue
    yield* tell(shell, `${word}: not found`, name)
    status = 1
  }
  return end(shell, status)
}

/** `mapfile` of bash: the lines of standard input as an array. */
export function* mapfile(shell: Shell, args: readonly string[]): Running {
  const lines: string[] = []
  for (let line = yield* readLine(shell.kernel, shell.process, 0); line !== undefined;) {
    lines.push(args.includes('-t') ? line.replace(/\n$/, '') : line)
    line = yield* readLine(shell.kernel, shell.process, 0)
  }
  setArray(shell, args.find((word) => !word.startsWith('-')) ?? 'MAPFILE', lines)
  return end(shell, 0)
}

/** What a word would start; a busybox that needs no files answers with the name itself. */
function findPath(shell: Shell, word: string): string | undefined {
  const { kernel, process } = shell
  if (word.includes('/')) return kernel.tree.get(joinPath(process.cwd, word)) === undefined ? undefined : word
  if (isStandaloneApplet(shell, word)) return word
  return lookPath(kernel, word, getVariable(shell, 'PATH') ?? '', process.cwd, process.credentials)
}

/** `type`, and `command -v`. */
export function* type(shell: Shell, args: readonly string[], name: string): Running {
  const isShort = name === 'command'
  const operands = args.filter((word) => !word.startsWith('-'))
  // dash and busybox look at the first operand of `command -v` only; for bash one that is found is enough
  const words = isShort && shell.flavor !== 'bash' ? operands.slice(0, 1) : operands
  let found = 0
  let status = 0
  for (const word of words) {
    found += 1
    const isBuiltin = shell.machinery.builtin(shell, word) !== undefined
    const path = findPath(shell, word)
    if (shell.functions.has(word))
      yield* say(
        shell,
        isShort ? `${word}\n` : `${word} is a ${shell.flavor === 'bash' ? 'function' : 'shell function'}\n`,
      )
    else if (isBuiltin) yield* say(shell, isShort ? `${word}\n` : `${word} is a shell builtin\n`)
    else if (path !== undefined) yield* say(shell, isShort ? `${path}\n` : `${word} is ${path}\n`)
    else {
      found -= 1
      if (!isShort)
        yield* shell.flavor === 'bash' ? tell(shell, `${word}: not found`, name) : say(shell, `${word}: not found\n`)
      status = isShort && shell.flavor !== 'bash' ? 127 : shell.flavor === 'bash' ? 1 : 127
    }
  }
  if (isShort && found > 0) status = 0
  return end(shell, status)
}
