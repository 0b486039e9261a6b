import { RE2JS, RE2JSException } from 're2js'
import type { TestExpression } from '../../formats/shell/parse.ts'
import { matchesPattern } from '../../formats/shell/pattern.ts'
import type { Frame, Shell } from './session.ts'
import { getVariable } from './variables.ts'

/** `[[ … ]]`: 0 when it holds, 1 when not, 2 when it makes no sense. Source: Bash Reference Manual, "Conditional Constructs". */
export function evaluateTest(shell: Shell, expression: TestExpression, frame: Frame): number {
  switch (expression.type) {
    case 'TestGroup':
      return evaluateTest(shell, expression.expression, frame)
    case 'TestNot': {
      const inner = evaluateTest(shell, expression.operand, frame)
      const isOdd = expression.negations.length % 2 === 1
      return inner === 2 || !isOdd ? inner : 1 - inner
    }
    case 'TestLogical': {
      const stopAt = expression.operator === '&&' ? 1 : 0
      let status = 1 - stopAt
      for (const operand of expression.operands) {
        status = evaluateTest(shell, operand, frame)
        if (status === stopAt || status === 2) return status
      }
      return status
    }
    case 'TestUnary':
      return truth(unary(shell, expression.operator, shell.expand.text(expression.operand, frame)))
    case 'TestBinary': {
      const left = shell.expand.text(expression.left, frame)
      const { operator } = expression
      if (operator === '=~') return matchesRegex(left, shell.expand.text(expression.right, frame))
      if (operator === '==' || operator === '=' || operator === '!=') {
        const matches = matchesPattern(shell.expand.pattern(expression.right, frame), left)
        return truth(matches === (operator !== '!='))
      }
      return binary(left, operator, shell.expand.text(expression.right, frame))
    }
  }
}

function truth(holds: boolean): number {
  return holds ? 0 : 1
}

function matchesRegex(text: string, pattern: string): number {
  try {
    return truth(RE2JS.compile(pattern).matcher(text).find())
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return 2
  }
}

function unary(shell: Shell, operator: string, operand: string): boolean {
  const { folder } = shell.host
  switch (operator) {
    case '-n':
      return operand !== ''
    case '-z':
      return operand === ''
    case '-v':
      return getVariable(shell, operand) !== undefined
    case '-d':
      return folder.isFolder(operand)
    case '-e':
    case '-r':
    case '-w':
      return folder.isFolder(operand) || folder.read(operand) !== undefined
    case '-f':
      return folder.read(operand) !== undefined
    case '-s':
      return (folder.read(operand) ?? '') !== ''
    case '-x':
      return ((folder.mode(operand) ?? 0) & 0o111) !== 0
    default:
      return false
  }
}

function binary(left: string, operator: string, right: string): number {
  switch (operator) {
    case '=':
    case '==':
      return truth(left === right)
    case '!=':
      return truth(left !== right)
    case '<':
      return truth(left < right)
    case '>':
      return truth(left > right)
    default:
      return compareNumbers(left, operator, right)
  }
}

function isNumber(text: string): boolean {
  return /^\s*[-+]?\d{1,15}\s*$/.test(text)
}

function compareNumbers(left: string, operator: string, right: string): number {
  if (!isNumber(left) || !isNumber(right)) return 2
  const difference = Number(left) - Number(right)
  switch (operator) {
    case '-eq':
      return truth(difference === 0)
    case '-ne':
      return truth(difference !== 0)
    case '-lt':
      return truth(difference < 0)
    case '-le':
      return truth(difference <= 0)
    case '-gt':
      return truth(difference > 0)
    case '-ge':
      return truth(difference >= 0)
    default:
      return 2
  }
}

/** Words of one `test`: each `!`, `-a` and `-o` is a level of recursion. */
const WORDS_MAX = 100

/**
 * The commands `test` and `[`, whose words are already expanded; 2, with bash's complaint, when they make no sense. Source:
 * POSIX `test`.
 */
export function testCommand(shell: Shell, words: readonly string[], complain: (problem: string) => void): number {
  if (words.length > WORDS_MAX) return 2
  const or = words.lastIndexOf('-o')
  if (or > 0 && words.length > 3) return either(shell, words, or, 0, complain)
  const and = words.lastIndexOf('-a')
  if (and > 0 && words.length > 3) return either(shell, words, and, 1, complain)
  const [first = '', second = '', third = ''] = words
  if (words.length > 1 && first === '!') {
    const inner = testCommand(shell, words.slice(1), complain)
    return inner === 2 ? 2 : 1 - inner
  }
  const status = testWords(shell, words, complain)
  if (status !== 2 || words.length < 3) return status
  const operand = [first, third].find((one) => !isNumber(one)) ?? ''
  complain(COMPARISONS.has(second) ? `${operand}: integer expression expected` : `${second}: binary operator expected`)
  return 2
}

const COMPARISONS: ReadonlySet<string> = new Set(['-eq', '-ne', '-lt', '-le', '-gt', '-ge'])

function testWords(shell: Shell, words: readonly string[], complain: (problem: string) => void): number {
  const [first = '', second = '', third = ''] = words
  switch (words.length) {
    case 0:
      return 1
    case 1:
      return truth(first !== '')
    case 2:
      if (first.startsWith('-')) return truth(unary(shell, first, second))
      complain(`${first}: unary operator expected`)
      return 2
    case 3:
      return binary(first, second, third)
    default:
      return 2
  }
}

function either(
  shell: Shell,
  words: readonly string[],
  at: number,
  stopAt: number,
  complain: (problem: string) => void,
): number {
  const first = testCommand(shell, words.slice(0, at), complain)
  return first === stopAt || first === 2 ? first : testCommand(shell, words.slice(at + 1), complain)
}
