import { matchesPattern } from '../../../../formats/shell/pattern.ts'
import type { TestExpression, Word } from '../../../../formats/shell/parse.ts'
import { bashTestMessage, evaluateTest } from '../../../../formats/shell/test-expression.ts'
import type { Wait } from '../kernel.ts'
import { compileBasicPattern } from '../programs/pattern.ts'
import { unaryTest } from '../programs/test.ts'
import { parameterValue } from './parameter.ts'
import { tell, type Running, type Shell } from './state.ts'
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
  if (operator === '=~') return compileBasicPattern(right, 'extended')?.(left) ?? false
  const result = evaluateTest([left, operator, right], () => false)
  if (!result.ok) yield* tell(shell, bashTestMessage(result), '[[')
  return result.ok && result.value
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
