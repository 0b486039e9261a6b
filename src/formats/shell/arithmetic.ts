import type { ArithmeticExpression, WordPart } from 'unbash'
import { combine, done, type ArithmeticFailure, type ArithmeticResult } from './arithmetic-operators.ts'

export type { ArithmeticFailure, ArithmeticResult } from './arithmetic-operators.ts'

/** The shells whose arithmetic differs: dash has only what POSIX asks for. */
export type ArithmeticDialect = 'bash' | 'dash' | 'ash'

/** What an arithmetic expression reads and writes. `Wait` is what the shell yields while a substitution inside of it runs. */
export interface ArithmeticHost<Wait> {
  readonly dialect: ArithmeticDialect
  /** `undefined` for a variable that is not set, which counts as 0. */
  get(name: string): string | undefined
  set(name: string, value: string): void
  /** An operand with its expansions done: `$x`, `$(…)`. A text where nothing has to be waited for. */
  text(operand: ArithmeticOperand): Generator<Wait, string, void> | string
}

/** An operand that is written out: a number, a name, or an expansion that gives one of them. */
export type ArithmeticOperand = Extract<ArithmeticExpression, { type: 'ArithmeticWord' | 'ArithmeticCommandExpansion' }>

type Calculation<Wait> = Generator<Wait, ArithmeticResult, void>

/**
 * The value of `$((…))` with 64-bit integers that wrap round, C's operators, assignments and `?:`. A failure says what the shell
 * complains of; `arithmeticMessage` has the words. Source: POSIX Shell Command Language, "Arithmetic Expansion"; Bash Reference
 * Manual, "Shell Arithmetic".
 */
export function* evaluateArithmetic<Wait>(
  host: ArithmeticHost<Wait>,
  expression: ArithmeticExpression,
): Calculation<Wait> {
  switch (expression.type) {
    case 'ArithmeticGroup':
      return yield* evaluateArithmetic(host, expression.expression)
    case 'ArithmeticTernary': {
      const test = yield* evaluateArithmetic(host, expression.test)
      if (!test.ok) return test
      return yield* evaluateArithmetic(host, test.value === 0n ? expression.alternate : expression.consequent)
    }
    case 'ArithmeticUnary':
      return yield* unary(host, expression)
    case 'ArithmeticBinary':
      return yield* binary(host, expression)
    case 'ArithmeticWord':
    case 'ArithmeticCommandExpansion': {
      const text = host.text(withParts(expression))
      return numberOf(host, typeof text === 'string' ? text : yield* text, 0)
    }
  }
}

const SIMPLE_EXPANSION = /(\$(?:[A-Za-z_]\w*|\d|[@*#?$!-]))/

/** The parser gives no parts to an operand that is only `$x`: here they are. */
function withParts(operand: ArithmeticOperand): ArithmeticOperand {
  if (operand.type !== 'ArithmeticWord' || operand.parts !== undefined || !operand.value.includes('$')) return operand
  let pos = operand.pos
  const parts = operand.value.split(SIMPLE_EXPANSION).map((text): WordPart => {
    const place = { pos, end: pos + text.length, text }
    pos = place.end
    return SIMPLE_EXPANSION.test(text)
      ? { type: 'SimpleExpansion', ...place }
      : { type: 'Literal', value: text, ...place }
  })
  return { ...operand, parts }
}

const NAME = /^[A-Za-z_]\w*$/
/** Variables that hold the name of another one, in a row. */
const REFERENCES_MAX = 50

/** A number in any base, or a variable that holds one; unset counts as 0. */
function numberOf<Wait>(host: ArithmeticHost<Wait>, text: string, depth: number): ArithmeticResult {
  const word = text.trim()
  if (word === '') return done(0n)
  if (NAME.test(word) && depth < REFERENCES_MAX) return numberOf(host, host.get(word) ?? '', depth + 1)
  const sign = word.startsWith('-') ? -1n : 1n
  const digits = word.replace(/^[-+]/, '')
  if (/^0[xX][0-9a-fA-F]+$|^(?:[1-9]\d*|0)$/.test(digits)) return done(sign * BigInt(digits))
  if (/^0[0-7]+$/.test(digits)) return done(sign * BigInt(`0o${digits.slice(1)}`))
  const based = host.dialect === 'dash' ? null : /^(\d{1,2})#([0-9a-zA-Z@_]+)$/.exec(digits)
  const value = based === null ? undefined : inBase(Number(based[1]), based[2] ?? '')
  if (value !== undefined) return done(sign * value)
  const isTooGreat = based !== null || /^0[0-9a-zA-Z]+$/.test(digits)
  if (isTooGreat) return { ok: false, reason: 'base', token: word }
  const [rest = ''] = /^\w+\s*([^\w\s].*|(?<=\s)\w.*)$/.exec(word)?.slice(1) ?? []
  if (rest === '') return { ok: false, reason: 'operand', token: word }
  return { ok: false, reason: /^\w/.test(rest) ? 'expression' : 'operator', token: rest }
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_'

/** `16#ff`: up to base 36 the case of a letter does not matter. `undefined` when a digit is too great for the base. */
function inBase(base: number, digits: string): bigint | undefined {
  if (base < 2 || base > DIGITS.length) return undefined
  let value = 0n
  for (const digit of base <= 36 ? digits.toLowerCase() : digits) {
    const figure = DIGITS.indexOf(digit)
    if (figure >= base) return undefined
    value = BigInt.asIntN(64, value * BigInt(base) + BigInt(figure))
  }
  return value
}

function* unary<Wait>(
  host: ArithmeticHost<Wait>,
  node: Extract<ArithmeticExpression, { type: 'ArithmeticUnary' }>,
): Calculation<Wait> {
  const operand = yield* evaluateArithmetic(host, node.operand)
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
      const name = nameOf(node.operand)
      if (host.dialect === 'dash' || name === undefined)
        return { ok: false, reason: 'operand', token: node.operator.charAt(0) }
      const changed = done(value + (node.operator === '++' ? 1n : -1n))
      host.set(name, String(changed.value))
      return node.prefix ? changed : operand
    }
  }
}

/** The variable that an operand names; nothing else can be assigned to. */
function nameOf(operand: ArithmeticExpression): string | undefined {
  const name = operand.type === 'ArithmeticWord' ? operand.value.trim() : ''
  return NAME.test(name) ? name : undefined
}

function* binary<Wait>(
  host: ArithmeticHost<Wait>,
  node: Extract<ArithmeticExpression, { type: 'ArithmeticBinary' }>,
): Calculation<Wait> {
  const { operator } = node
  const isAssignment = /^(?:=|[-+*/%&|^]=|<<=|>>=)$/.test(operator)
  const name = nameOf(node.left)
  if (isAssignment && name === undefined) return { ok: false, reason: 'assignment', token: operator }
  if (operator === '**' && host.dialect === 'dash') return { ok: false, reason: 'operand', token: operator }
  const left = operator === '=' ? done(0n) : yield* evaluateArithmetic(host, node.left)
  if (!left.ok) return left
  if (operator === '&&' && left.value === 0n) return done(0n)
  if (operator === '||' && left.value !== 0n) return done(1n)
  const right = yield* evaluateArithmetic(host, node.right)
  if (!right.ok || operator === '=') return store(host, name, right)
  const result = combine(left.value, isAssignment ? operator.slice(0, -1) : operator, right.value)
  return isAssignment ? store(host, name, result) : result
}

function store<Wait>(host: ArithmeticHost<Wait>, name: string | undefined, result: ArithmeticResult): ArithmeticResult {
  if (result.ok && name !== undefined) host.set(name, String(result.value))
  return result
}

/** What a shell says of a calculation that failed; `whole` is its text without the parentheses. */
export function arithmeticMessage(dialect: ArithmeticDialect, whole: string, failure: ArithmeticFailure): string {
  const { reason, token } = failure
  if (dialect === 'ash') return reason === 'division' ? 'divide by zero' : 'arithmetic syntax error'
  if (dialect === 'dash') {
    const isPrimary = reason === 'operand' || reason === 'exponent'
    const text = reason === 'division' ? 'division by zero' : isPrimary ? 'expecting primary' : 'expecting EOF'
    return `arithmetic expression: ${text}: "${whole}"`
  }
  const text = {
    assignment: 'attempted assignment to non-variable',
    base: 'value too great for base',
    division: 'division by 0',
    exponent: 'exponent less than 0',
    expression: 'syntax error in expression',
    operator: 'syntax error: invalid arithmetic operator',
    operand: 'syntax error: operand expected',
  }[reason]
  const from = reason === 'assignment' ? whole.trim().indexOf(token) : -1
  return `${whole.trim()}: ${text} (error token is "${from === -1 ? token : whole.trim().slice(from)}")`
}
