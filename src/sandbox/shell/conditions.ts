import { RE2JS, RE2JSException } from 're2js'
import type { TestExpression } from '../../formats/shell/parse.ts'
import { matchesPattern } from '../../formats/shell/pattern.ts'
import { bashTestMessage, evaluateTest, type TestResult } from '../../formats/shell/test-expression.ts'
import type { Frame, Shell } from './session.ts'
import { getVariable } from './variables.ts'

/** `[[ … ]]`: 0 when it holds, 1 when not, 2 when it makes no sense. Source: Bash Reference Manual, "Conditional Constructs". */
export function evaluateCondition(shell: Shell, expression: TestExpression, frame: Frame): number {
  switch (expression.type) {
    case 'TestGroup':
      return evaluateCondition(shell, expression.expression, frame)
    case 'TestNot': {
      const inner = evaluateCondition(shell, expression.operand, frame)
      const isOdd = expression.negations.length % 2 === 1
      return inner === 2 || !isOdd ? inner : 1 - inner
    }
    case 'TestLogical': {
      const stopAt = expression.operator === '&&' ? 1 : 0
      let status = 1 - stopAt
      for (const operand of expression.operands) {
        status = evaluateCondition(shell, operand, frame)
        if (status === stopAt || status === 2) return status
      }
      return status
    }
    case 'TestUnary': {
      const words = [expression.operator, shell.expand.text(expression.operand, frame)]
      return statusOf(evaluateTest(words, (operator, operand) => unary(shell, operator, operand)))
    }
    case 'TestBinary': {
      const left = shell.expand.text(expression.left, frame)
      const { operator } = expression
      if (operator === '=~') return matchesRegex(left, shell.expand.text(expression.right, frame))
      if (operator === '==' || operator === '=' || operator === '!=') {
        const matches = matchesPattern(shell.expand.pattern(expression.right, frame), left)
        return truth(matches === (operator !== '!='))
      }
      return statusOf(evaluateTest([left, operator, shell.expand.text(expression.right, frame)], () => false))
    }
  }
}

function truth(holds: boolean): number {
  return holds ? 0 : 1
}

function statusOf(result: TestResult): number {
  return result.ok ? truth(result.value) : 2
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
    case '-v':
      return getVariable(shell, operand) !== undefined
    case '-d':
      return folder.isFolder(operand)
    case '-e':
    case '-r':
    case '-w':
      return folder.isFolder(operand) || folder.has(operand)
    case '-f':
      return folder.has(operand)
    case '-s':
      return (folder.read(operand) ?? '') !== ''
    case '-x':
      return ((folder.mode(operand) ?? 0) & 0o111) !== 0
    default:
      return false
  }
}

/** The commands `test` and `[`, whose words are already expanded; 2, with bash's complaint, when they make no sense. */
export function testCommand(shell: Shell, words: readonly string[], complain: (problem: string) => void): number {
  const result = evaluateTest(words, (operator, operand) => unary(shell, operator, operand))
  if (!result.ok) complain(bashTestMessage(result))
  return statusOf(result)
}
