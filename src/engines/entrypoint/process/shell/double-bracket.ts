import { matchesPattern } from '../../../../formats/shell/pattern.ts'
import type { TestExpression, Word } from '../../../../formats/shell/parse.ts'
import { bashTestMessage, evaluateTest } from '../../../../formats/shell/test-expression.ts'
import type { Wait } from '../kernel.ts'
import { matchGroups } from '../programs/pattern.ts'
import { unaryTest } from '../programs/test.ts'
import { calculationOf, evaluateInShell } from './arithmetic.ts'
import { parameterValue } from './parameter.ts'
import { setArray, tell, type Running, type Shell } from './state.ts'
import { expandToPattern, expandToText } from './text.ts'

/** `[[ … ]]` of bash and busybox: words are not split, the right side of `==` is a pattern. */
export function* evaluateDouble(shell: Shell, expression: TestExpression): Generator<Wait, boolean, void> {
  switch (expression.type) {
    case 'TestGroup':
      return yield* evaluateDouble(shell, expression.expression)
    case 'TestNot': {
      const value = yield* evaluateDouble(shell, expression.operand)
      return expression.negations.length % 2 === 1 ? !value : value
    }
    case 'TestLogical': {
      let value = false
      for (const operand of expression.operands) {
        value = yield* evaluateDouble(shell, operand)
        if (value === (expression.operator === '||')) return value
      }
      return value
    }
    case 'TestUnary': {
      const operand = yield* expandToText(shell, expression.operand)
      if (expression.operator === '-v') return parameterValue(shell, operand) !== undefined
      const result = evaluateTest([expression.operator, operand], (operator, text) => unaryTest(shell, operator, text))
      return result.ok && result.value
    }
    case 'TestBinary':
      return yield* compare(shell, expression)
  }
}

function* compare(
  shell: Shell,
  expression: Extract<TestExpression, { type: 'TestBinary' }>,
): Generator<Wait, boolean, void> {
  const left = yield* expandToText(shell, expression.left)
  const { operator } = expression
  if (operator === '==' || operator === '=' || operator === '!=') {
    const isEqual = matchesPattern(yield* expandToPattern(shell, expression.right), left)
    return operator === '!=' ? !isEqual : isEqual
  }
  const right = yield* expandToText(shell, expression.right)
  if (operator === '=~') {
    const groups = matchGroups(right, left)
    if (shell.flavor === 'bash') setArray(shell, 'BASH_REMATCH', groups ?? [])
    return groups !== undefined
  }
  // in bash the operands of a comparison of numbers are calculations, and an empty one is 0
  const isNumbers = shell.flavor === 'bash' && /^-(?:eq|ne|gt|ge|lt|le)$/.test(operator)
  const operands = isNumbers ? [yield* numberIn(shell, left), yield* numberIn(shell, right)] : [left, right]
  const result = evaluateTest([operands[0] ?? '', operator, operands[1] ?? ''], () => false)
  if (!result.ok) yield* tell(shell, bashTestMessage(result), '[[')
  return result.ok && result.value
}

/** The value of an operand that names a variable or is empty; any other text stays. */
function* numberIn(shell: Shell, text: string): Generator<Wait, string, void> {
  if (text.trim() === '') return '0'
  const calculation = calculationOf(text)
  if (calculation === undefined) return text
  const result = yield* evaluateInShell(shell, calculation)
  return result.ok ? String(result.value) : text
}

/** True when one of the patterns of a `case` branch matches. */
export function* caseMatches(shell: Shell, patterns: readonly Word[], word: string): Generator<Wait, boolean, void> {
  for (const pattern of patterns) {
    if (matchesPattern(yield* expandToPattern(shell, pattern), word)) return true
  }
  return false
}

function* missingSyntax(shell: Shell, name: string): Running {
  yield* tell(shell, `${name}: not found`)
  shell.status = 127
  return undefined
}

/** `[[ … ]]`; dash looks for a program of that name. */
export function* runDoubleBracket(shell: Shell, expression: TestExpression): Running {
  if (shell.flavor === 'dash') return yield* missingSyntax(shell, '[[')
  const value = yield* evaluateDouble(shell, expression)
  shell.status = value ? 0 : 1
  return undefined
}
