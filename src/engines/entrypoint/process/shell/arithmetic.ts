import type { ArithmeticExpression } from '../../../../formats/shell/parse.ts'
import type { Wait } from '../kernel.ts'
import { getVariable, setVariable, type Shell } from './state.ts'
import { expandToText } from './text.ts'

export type ArithmeticResult =
  | { readonly ok: true; readonly value: bigint }
  | { readonly ok: false; readonly reason: 'operand' | 'division' | 'exponent'; readonly token: string }

type Calculation = Generator<Wait, ArithmeticResult, void>

/** Evaluates `$(( … ))` with 64-bit integers. */
export function* evaluateArithmetic(shell: Shell, node: ArithmeticExpression): Calculation {
  switch (node.type) {
    case 'ArithmeticGroup':
      return yield* evaluateArithmetic(shell, node.expression)
    case 'ArithmeticTernary': {
      const test = yield* evaluateArithmetic(shell, node.test)
      if (!test.ok) return test
      return yield* evaluateArithmetic(shell, test.value === 0n ? node.alternate : node.consequent)
    }
    case 'ArithmeticUnary':
      return yield* unary(shell, node)
    case 'ArithmeticBinary':
      return yield* binary(shell, node)
    case 'ArithmeticWord': {
      const text =
        node.parts === undefined
          ? node.value
          : yield* expandToText(shell, {
              type: 'Word',
              text: node.value,
              value: node.value,
              pos: node.pos,
              end: node.end,
              parts: node.parts,
            })
      return numberOf(shell, text, 0)
    }
    case 'ArithmeticCommandExpansion': {
      const { pos, end, text, script } = node
      const part = { type: 'CommandExpansion', pos, end, text, script } as const
      return numberOf(
        shell,
        yield* expandToText(shell, { type: 'Word', text, value: text, pos, end, parts: [part] }),
        0,
      )
    }
  }
}

const REFERENCES_MAX = 50

/** A number in any base, or a variable that holds one; unset counts as 0. */
function numberOf(shell: Shell, text: string, depth: number): ArithmeticResult {
  const word = text.trim()
  if (word === '') return done(0n)
  if (/^[-+]?0[xX][0-9a-fA-F]+$|^[-+]?(?:[1-9]\d*|0)$/.test(word)) {
    const isNegative = word.startsWith('-')
    const value = BigInt(word.replace(/^[-+]/, ''))
    return done(isNegative ? -value : value)
  }
  if (/^0[0-7]+$/.test(word)) return done(BigInt(`0o${word.slice(1)}`))
  const based = /^(\d{1,2})#([0-9a-zA-Z]+)$/.exec(word)
  if (based !== null) return done(BigInt(Number.parseInt(based[2] ?? '', Number(based[1])) || 0))
  if (/^[A-Za-z_]\w*$/.test(word) && depth < REFERENCES_MAX)
    return numberOf(shell, getVariable(shell, word) ?? '', depth + 1)
  return { ok: false, reason: 'operand', token: word }
}

/** What a shell says of a calculation that failed; `whole` is its text without the parentheses. */
export function arithmeticMessage(
  { flavor }: Shell,
  whole: string,
  failure: Extract<ArithmeticResult, { ok: false }>,
): string {
  const { reason, token } = failure
  if (flavor === 'ash') return reason === 'division' ? 'divide by zero' : 'arithmetic syntax error'
  if (flavor === 'dash')
    return `arithmetic expression: ${reason === 'division' ? 'division by zero' : 'expecting primary'}: "${whole}"`
  const text = {
    division: 'division by 0',
    exponent: 'exponent less than 0',
    operand: 'syntax error: operand expected',
  }[reason]
  return `${whole.trim()}: ${text} (error token is "${token}")`
}

function done(value: bigint): ArithmeticResult {
  return { ok: true, value: BigInt.asIntN(64, value) }
}

function* unary(shell: Shell, node: Extract<ArithmeticExpression, { type: 'ArithmeticUnary' }>): Calculation {
  const operand = yield* evaluateArithmetic(shell, node.operand)
  if (!operand.ok) return operand
  const { value } = operand
  switch (node.operator) {
    case '-':
      return done(-value)
    case '+':
      return done(value)
    case '!':
      return done(value === 0n ? 1n : 0n)
    case '~':
      return done(~value)
    default: {
      if (shell.flavor === 'dash') return { ok: false, reason: 'operand', token: node.operator }
      const changed = value + (node.operator === '++' ? 1n : -1n)
      if (node.operand.type === 'ArithmeticWord') setVariable(shell, node.operand.value.trim(), String(changed))
      return done(node.prefix ? changed : value)
    }
  }
}

function* binary(shell: Shell, node: Extract<ArithmeticExpression, { type: 'ArithmeticBinary' }>): Calculation {
  const { operator } = node
  const isAssignment = /^(?:=|[-+*/%&|^]=|<<=|>>=)$/.test(operator)
  const left = operator === '=' ? done(0n) : yield* evaluateArithmetic(shell, node.left)
  if (!left.ok) return left
  if (operator === '&&' && left.value === 0n) return done(0n)
  if (operator === '||' && left.value !== 0n) return done(1n)
  const right = yield* evaluateArithmetic(shell, node.right)
  if (!right.ok) return right
  const result =
    operator === '=' ? right : combine(shell, left.value, isAssignment ? operator.slice(0, -1) : operator, right.value)
  if (isAssignment && result.ok && node.left.type === 'ArithmeticWord')
    setVariable(shell, node.left.value.trim(), String(result.value))
  return result
}

function truth(value: boolean): ArithmeticResult {
  return done(value ? 1n : 0n)
}

function combine({ flavor }: Shell, a: bigint, operator: string, b: bigint): ArithmeticResult {
  if ((operator === '/' || operator === '%') && b === 0n) return { ok: false, reason: 'division', token: '0' }
  if (operator === '**' && flavor === 'dash') return { ok: false, reason: 'operand', token: '**' }
  switch (operator) {
    case '+':
      return done(a + b)
    case '-':
      return done(a - b)
    case '*':
      return done(a * b)
    case '/':
      return done(a / b)
    case '%':
      return done(a % b)
    case '**':
      return b < 0n || b > 64n ? { ok: false, reason: 'exponent', token: String(b) } : done(a ** b)
    case '<<':
      return done(a << (b & 63n))
    case '>>':
      return done(a >> (b & 63n))
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
    case '&':
      return done(a & b)
    case '|':
      return done(a | b)
    case '^':
      return done(a ^ b)
    case '&&':
      return truth(a !== 0n && b !== 0n)
    case '||':
      return truth(a !== 0n || b !== 0n)
    default:
      return done(b)
  }
}
