import type { ArithmeticExpression } from '../../formats/shell/parse.ts'

/** What an arithmetic expression reads and writes. */
export interface ArithmeticScope {
  get(name: string): string
  set(name: string, value: string): void
  /** A word with its expansions done: `$x`, `$(…)`. */
  text(expression: ArithmeticExpression): string
}

/**
 * The value of `$((…))`: 32-bit-safe whole numbers, with C's operators, assignments and `?:`. `undefined` for what bash
 * refuses: a division by zero, text that is no number. Source: Bash Reference Manual, "Shell Arithmetic".
 */
export function evaluate(expression: ArithmeticExpression, scope: ArithmeticScope): number | undefined {
  switch (expression.type) {
    case 'ArithmeticGroup':
      return evaluate(expression.expression, scope)
    case 'ArithmeticTernary': {
      const test = evaluate(expression.test, scope)
      if (test === undefined) return undefined
      return evaluate(test === 0 ? expression.alternate : expression.consequent, scope)
    }
    case 'ArithmeticWord':
    case 'ArithmeticCommandExpansion':
      return operand(scope.text(expression), scope)
    case 'ArithmeticUnary':
      return unary(expression.operator, expression.operand, expression.prefix, scope)
    case 'ArithmeticBinary':
      return binary(expression.operator, expression.left, expression.right, scope)
  }
}

const NAME = /^[A-Za-z_]\w*$/

/** A name stands for the number in the variable; an unset one for 0. */
function operand(text: string, scope: ArithmeticScope): number | undefined {
  const value = NAME.test(text) ? scope.get(text).trim() : text.trim()
  if (value === '') return 0
  if (/^[-+]?\d{1,15}$/.test(value)) return Number(value)
  return /^0[xX][0-9A-Fa-f]{1,12}$/.test(value) ? Number(value) : undefined
}

function unary(
  operator: string,
  target: ArithmeticExpression,
  prefix: boolean,
  scope: ArithmeticScope,
): number | undefined {
  const value = evaluate(target, scope)
  if (value === undefined) return undefined
  switch (operator) {
    case '-':
      return -value
    case '+':
      return value
    case '!':
      return value === 0 ? 1 : 0
    case '~':
      return ~value
    case '++':
    case '--': {
      const changed = operator === '++' ? value + 1 : value - 1
      if (!store(target, changed, scope)) return undefined
      return prefix ? changed : value
    }
    default:
      return undefined
  }
}

function store(target: ArithmeticExpression, value: number, scope: ArithmeticScope): boolean {
  if (target.type !== 'ArithmeticWord' || !NAME.test(target.value)) return false
  scope.set(target.value, String(value))
  return true
}

function binary(
  operator: string,
  left: ArithmeticExpression,
  right: ArithmeticExpression,
  scope: ArithmeticScope,
): number | undefined {
  if (operator === '&&' || operator === '||') {
    const first = evaluate(left, scope)
    if (first === undefined) return undefined
    if ((first !== 0) === (operator === '||')) return first === 0 ? 0 : 1
    const second = evaluate(right, scope)
    return second === undefined ? undefined : second === 0 ? 0 : 1
  }
  if (operator === '=' || /^(?:[-+*/%&|^]|<<|>>)=$/.test(operator)) {
    const value = operator === '=' ? evaluate(right, scope) : binary(operator.slice(0, -1), left, right, scope)
    return value !== undefined && store(left, value, scope) ? value : undefined
  }
  const a = evaluate(left, scope)
  const b = evaluate(right, scope)
  return a === undefined || b === undefined ? undefined : compute(operator, a, b)
}

function truth(holds: boolean): number {
  return holds ? 1 : 0
}

function compute(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? undefined : Math.trunc(a / b)
    case '%':
      return b === 0 ? undefined : a % b
    case '**':
      return b < 0 ? undefined : a ** b
    case '<<':
      return a * 2 ** b
    case '>>':
      return Math.floor(a / 2 ** b)
    case '&':
      return a & b
    case '|':
      return a | b
    case '^':
      return a ^ b
    case '<':
      return truth(a < b)
    case '<=':
      return truth(a <= b)
    case '>':
      return truth(a > b)
    case '>=':
      return truth(a >= b)
    case '==':
      return truth(a === b)
    case '!=':
      return truth(a !== b)
    case ',':
      return b
    default:
      return undefined
  }
}
