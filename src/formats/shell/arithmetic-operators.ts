export interface ArithmeticFailure {
  readonly ok: false
  readonly reason: 'operand' | 'base' | 'assignment' | 'division' | 'exponent' | 'operator' | 'expression'
  /** The part of the expression that is to blame, as bash names it. */
  readonly token: string
}

export interface ArithmeticSuccess {
  readonly ok: true
  /** A signed 64-bit integer. */
  readonly value: bigint
}

export type ArithmeticResult = ArithmeticSuccess | ArithmeticFailure

/** A value, wrapped round to 64 bits. */
export function done(value: bigint): ArithmeticSuccess {
  return { ok: true, value: BigInt.asIntN(64, value) }
}

function truth(value: boolean): ArithmeticResult {
  return done(value ? 1n : 0n)
}

/** Square and multiply, wrapped round at every step so that nothing grows. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = BigInt.asIntN(64, result * square)
    square = BigInt.asIntN(64, square * square)
  }
  return result
}

/** The value of two operands and an operator that assigns nothing. Shifts count modulo 64, as the processor does. */
export function combine(a: bigint, operator: string, b: bigint): ArithmeticResult {
  if ((operator === '/' || operator === '%') && b === 0n) return { ok: false, reason: 'division', token: '0' }
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
      return b < 0n ? { ok: false, reason: 'exponent', token: String(-b) } : done(power(a, b))
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
