/** Why the words of a test make no sense; `word` is the one to blame. */
export interface TestFailure {
  readonly ok: false
  readonly problem: 'number' | 'unary' | 'binary' | 'count'
  readonly word: string
}

export type TestResult = { readonly ok: true; readonly value: boolean } | TestFailure

/** Answers a test of one operand that looks at more than its text: `-f FILE`, `-v NAME`. */
export type UnaryTest = (operator: string, operand: string) => boolean

/** Words of one test: each `!`, `-a` and `-o` is a level of recursion. */
const WORDS_MAX = 500

/**
 * Evaluates the words of `test`: how many there are decides what each of them is; of more than four, `-o` and then `-a` take the
 * words around them. Source: POSIX `test`.
 */
export function evaluateTest(words: readonly string[], unary: UnaryTest): TestResult {
  const [a = '', b = '', c = '', d = ''] = words
  const inner = (from: number, to: number): TestResult => evaluateTest(words.slice(from, to), unary)
  switch (words.length) {
    case 0:
      return { ok: true, value: false }
    case 1:
      return { ok: true, value: a !== '' }
    case 2:
      if (a === '!') return negate(inner(1, 2))
      if (!/^-[a-zA-Z]$/.test(a) || !UNARY.has(a.charAt(1))) return { ok: false, problem: 'unary', word: a }
      return { ok: true, value: a === '-n' ? b !== '' : a === '-z' ? b === '' : unary(a, b) }
    case 3:
      if (BINARY_OPERATORS.has(b)) return compare(a, b, c)
      if (b === '-a' || b === '-o') return combine(inner(0, 1), b, inner(2, 3))
      if (a === '!') return negate(inner(1, 3))
      if (a === '(' && c === ')') return inner(1, 2)
      return { ok: false, problem: 'binary', word: b }
    case 4:
      if (a === '!') return negate(inner(1, 4))
      if (a === '(' && d === ')') return inner(1, 3)
      break
    default:
      if (words.length > WORDS_MAX) return { ok: false, problem: 'count', word: a }
  }
  return evaluateLong(words, unary)
}

const UNARY: ReadonlySet<string> = new Set('abcdefghknoprstuvwxzGLNOS')
/** Operators of `test` that stand between two words. */
export const BINARY_OPERATORS: ReadonlySet<string> = new Set([
  '=',
  '==',
  '!=',
  '<',
  '>',
  '-eq',
  '-ne',
  '-gt',
  '-ge',
  '-lt',
  '-le',
  '-nt',
  '-ot',
  '-ef',
])

/** Splits at the last `-o`, then at the last `-a`. */
function evaluateLong(words: readonly string[], unary: UnaryTest): TestResult {
  for (const operator of ['-o', '-a'] as const) {
    const at = lastOutside(words, operator)
    if (at > 0 && at < words.length - 1) {
      return combine(evaluateTest(words.slice(0, at), unary), operator, evaluateTest(words.slice(at + 1), unary))
    }
  }
  if (words[0] === '!') return negate(evaluateTest(words.slice(1), unary))
  if (words[0] === '(' && words.at(-1) === ')') return evaluateTest(words.slice(1, -1), unary)
  return { ok: false, problem: 'count', word: words[0] ?? '' }
}

/** Where an operator stands last outside of parentheses; -1 when nowhere. */
function lastOutside(words: readonly string[], operator: string): number {
  let depth = 0
  for (let at = words.length - 1; at >= 0; at -= 1) {
    if (words[at] === ')') depth += 1
    else if (words[at] === '(') depth -= 1
    else if (words[at] === operator && depth === 0) return at
  }
  return -1
}

function negate(result: TestResult): TestResult {
  return result.ok ? { ok: true, value: !result.value } : result
}

function combine(left: TestResult, operator: '-a' | '-o', right: TestResult): TestResult {
  if (!left.ok) return left
  if (!right.ok) return right
  return { ok: true, value: operator === '-a' ? left.value && right.value : left.value || right.value }
}

/** Files have no times and no numbers here: none is newer, and only the same path is the same file. */
function compare(left: string, operator: string, right: string): TestResult {
  switch (operator) {
    case '=':
    case '==':
    case '-ef':
      return { ok: true, value: left === right }
    case '!=':
      return { ok: true, value: left !== right }
    case '<':
      return { ok: true, value: left < right }
    case '>':
      return { ok: true, value: left > right }
    case '-nt':
    case '-ot':
      return { ok: true, value: false }
    default:
      return compareNumbers(left, operator, right)
  }
}

function compareNumbers(left: string, operator: string, right: string): TestResult {
  const wrong = [left, right].find((word) => !/^\s*[-+]?\d{1,19}\s*$/.test(word))
  if (wrong !== undefined) return { ok: false, problem: 'number', word: wrong }
  const [a, b] = [integer(left), integer(right)]
  const value = { '-eq': a === b, '-ne': a !== b, '-gt': a > b, '-ge': a >= b, '-lt': a < b, '-le': a <= b }[operator]
  return { ok: true, value: value ?? false }
}

function integer(word: string): bigint {
  return BigInt(word.trim().replace(/^\+/, ''))
}

/** What bash says of words that make no sense, behind the name of the command. */
export function bashTestMessage({ problem, word }: TestFailure): string {
  if (problem === 'count') return 'too many arguments'
  return `${word}: ${problem === 'number' ? 'integer expression' : `${problem} operator`} expected`
}
