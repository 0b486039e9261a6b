import { joinPath } from '../file-tree.ts'
import type { Body } from '../kernel.ts'
import { modeAllows } from '../permissions.ts'
import { complain, type Tool } from './tool.ts'

export type TestResult =
  | { readonly ok: true; readonly value: boolean }
  | { readonly ok: false; readonly message: string }

/** What the file tests look at. */
export type TestHost = Pick<Tool, 'kernel' | 'process'>

/** `test` and `[` as programs. */
export function* testTool(tool: Tool): Body {
  const isBracket = tool.name.endsWith('[')
  if (isBracket && tool.args.at(-1) !== ']') {
    yield* complain(tool, "missing ']'")
    return 2
  }
  const result = evaluateTest(tool, isBracket ? tool.args.slice(0, -1) : tool.args)
  if (result.ok) return result.value ? 0 : 1
  yield* complain(tool, result.message)
  return 2
}

/** Evaluates the words of a test by the rules of POSIX: how many words there are decides what each of them is. */
export function evaluateTest(host: TestHost, words: readonly string[]): TestResult {
  const [a = '', b = '', c = '', d = ''] = words
  switch (words.length) {
    case 0:
      return { ok: true, value: false }
    case 1:
      return { ok: true, value: a !== '' }
    case 2:
      if (a === '!') return negate(evaluateTest(host, [b]))
      return isUnary(a)
        ? { ok: true, value: unaryTest(host, a, b) }
        : { ok: false, message: `${a}: unary operator expected` }
    case 3:
      if (isBinary(b)) return binaryTest(host, a, b, c)
      if (b === '-a' || b === '-o') return combine(evaluateTest(host, [a]), b, evaluateTest(host, [c]))
      if (a === '!') return negate(evaluateTest(host, [b, c]))
      if (a === '(' && c === ')') return evaluateTest(host, [b])
      return { ok: false, message: `${b}: binary operator expected` }
    case 4:
      if (a === '!') return negate(evaluateTest(host, [b, c, d]))
      if (a === '(' && d === ')') return evaluateTest(host, [b, c])
      break
    default:
  }
  return evaluateLong(host, words)
}

/** More than four words: split at the last `-o`, then at the last `-a`. */
function evaluateLong(host: TestHost, words: readonly string[]): TestResult {
  for (const operator of ['-o', '-a'] as const) {
    const at = words.lastIndexOf(operator)
    if (at > 0 && at < words.length - 1) {
      return combine(evaluateTest(host, words.slice(0, at)), operator, evaluateTest(host, words.slice(at + 1)))
    }
  }
  if (words[0] === '!') return negate(evaluateTest(host, words.slice(1)))
  return { ok: false, message: 'too many arguments' }
}

function negate(result: TestResult): TestResult {
  return result.ok ? { ok: true, value: !result.value } : result
}

function combine(left: TestResult, operator: '-a' | '-o', right: TestResult): TestResult {
  if (!left.ok) return left
  if (!right.ok) return right
  return { ok: true, value: operator === '-a' ? left.value && right.value : left.value || right.value }
}

export function isUnary(word: string): boolean {
  return /^-[bcdefghknoprstuvwxzGLNOS]$/.test(word)
}

export function isBinary(word: string): boolean {
  return /^(?:=|==|!=|<|>|-eq|-ne|-gt|-ge|-lt|-le|-nt|-ot|-ef)$/.test(word)
}

/** `-f FILE`, `-n TEXT`, `-t DESCRIPTOR` … */
export function unaryTest({ kernel, process }: TestHost, operator: string, operand: string): boolean {
  if (operator === '-n') return operand !== ''
  if (operator === '-z') return operand === ''
  if (operator === '-t') {
    const channel = process.files.get(Number(operand))?.channel
    return kernel.tty && (channel?.kind === 'output' || channel?.kind === 'silent')
  }
  if (operand === '') return false
  const path = joinPath(process.cwd, operand)
  const node = kernel.tree.get(path)
  switch (operator) {
    case '-L':
    case '-h':
      return kernel.tree.getLink(path)?.kind === 'link'
    case '-d':
      return node?.kind === 'folder'
    case '-f':
      return node?.kind === 'file'
    case '-s':
      return node !== undefined && node.text !== ''
    case '-c':
      return node?.kind === 'device'
    case '-r':
      return node !== undefined && modeAllows(node, process.credentials, 'read')
    case '-w':
      return node !== undefined && modeAllows(node, process.credentials, 'write')
    case '-x':
      return node !== undefined && modeAllows(node, process.credentials, 'execute')
    case '-O':
      return node?.owner === process.credentials.uid
    case '-e':
    case '-a':
      return node !== undefined
    default:
      return false
  }
}

function binaryTest(_host: TestHost, left: string, operator: string, right: string): TestResult {
  switch (operator) {
    case '=':
    case '==':
      return { ok: true, value: left === right }
    case '!=':
      return { ok: true, value: left !== right }
    case '<':
      return { ok: true, value: left < right }
    case '>':
      return { ok: true, value: left > right }
    case '-nt':
    case '-ot':
    case '-ef':
      return { ok: true, value: operator === '-ef' && left === right }
    default:
  }
  const [a, b] = [left, right].map((word) => (/^\s*[-+]?\d+\s*$/.test(word) ? Number(word) : undefined))
  if (a === undefined || b === undefined)
    return { ok: false, message: `Illegal number: ${a === undefined ? left : right}` }
  const value = { '-eq': a === b, '-ne': a !== b, '-gt': a > b, '-ge': a >= b, '-lt': a < b, '-le': a <= b }[operator]
  return { ok: true, value: value ?? false }
}
