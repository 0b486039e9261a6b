import type { Arithmetic, Comparison, Expression, Target } from './program.ts'
import { type AwkScanner, awkPattern } from './scanner.ts'

const NESTED_MAX = 40
/** Words that are no variables, and variables that change how records are read or numbers are written. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'BEGIN END function func if else while for do break continue delete in getline print printf next nextfile exit return ' +
    'length substr index split sub gsub match sprintf sin cos atan2 exp log sqrt int rand srand tolower toupper system ' +
    'close fflush RS RT SUBSEP RSTART RLENGTH ARGC ARGV ENVIRON CONVFMT OFMT IGNORECASE FPAT FIELDWIDTHS gensub strftime ' +
    'systime and or xor compl lshift rshift switch case default'
  ).split(' '),
)
const READ_ONLY: ReadonlySet<string> = new Set(['NF', 'NR', 'FNR', 'FILENAME'])

/** How an expression is read: `print` has another use for `>`, and `FS` may be set before the first record only. */
export interface ExpressionManner {
  readonly inPrint: boolean
  readonly inBegin: boolean
  readonly depth: number
}

/** Reads expressions by precedence. Source: POSIX.1-2017 awk, "Expressions in awk". */
export class ExpressionParser {
  readonly #scan: AwkScanner
  readonly #manner: ExpressionManner

  constructor(scan: AwkScanner, manner: ExpressionManner) {
    this.#scan = scan
    this.#manner = manner
  }

  read(): Expression | undefined {
    if (this.#manner.depth > NESTED_MAX) return this.#scan.stuck()
    const left = this.#choice()
    const target = left === undefined || this.#scan.isStuck ? undefined : asTarget(left)
    if (target === undefined) return left
    for (const operator of ['+', '-', '*', '/', '%', ''] as const) {
      const isAssigned =
        operator === '' ? this.#scan.sees('=') && !this.#scan.sees('==') : this.#scan.sees(`${operator}=`)
      if (!isAssigned) continue
      this.#scan.takes(`${operator}=`)
      const value = this.#inner({}).read()
      if (value === undefined || !this.#mayAssign(target)) return this.#scan.stuck()
      return { kind: 'assign', target, operator: operator === '' ? undefined : operator, value }
    }
    return left
  }

  #inner(change: Partial<ExpressionManner>): ExpressionParser {
    return new ExpressionParser(this.#scan, { ...this.#manner, ...change, depth: this.#manner.depth + 1 })
  }

  #mayAssign(target: Target): boolean {
    if (target.kind === 'field') return !(target.index.kind === 'number' && target.index.value === 0)
    return !READ_ONLY.has(target.name) && (target.name !== 'FS' || this.#manner.inBegin)
  }

  #choice(): Expression | undefined {
    const condition = this.#either()
    if (condition === undefined || !this.#scan.takes('?')) return condition
    const yes = this.#inner({}).read()
    if (!this.#scan.takes(':')) return this.#scan.stuck()
    const no = this.#inner({}).read()
    return yes === undefined || no === undefined ? undefined : { kind: 'choice', condition, yes, no }
  }

  #either(): Expression | undefined {
    return this.#chain('||', 'or', () => this.#chain('&&', 'and', () => this.#matching()))
  }

  #chain(sign: string, kind: 'and' | 'or', next: () => Expression | undefined): Expression | undefined {
    let left = next()
    while (left !== undefined && this.#scan.takes(sign)) {
      // Without parentheses in `print`, busybox reads such words otherwise.
      if (this.#manner.inPrint) return this.#scan.stuck()
      this.#scan.skip(true)
      const right = next()
      if (right === undefined) return this.#scan.stuck()
      left = { kind, left, right }
    }
    return left
  }

  #matching(): Expression | undefined {
    const operand = this.#comparing()
    if (operand === undefined) return undefined
    const isNegated = this.#scan.sees('!~')
    if (!isNegated && !this.#scan.sees('~')) return operand
    this.#scan.takes(isNegated ? '!~' : '~')
    const text = this.#scan.peek() === '"' ? this.#scan.text() : undefined
    const pattern = text !== undefined ? awkPattern(text) : this.#scan.peek() === '/' ? this.#scan.pattern() : undefined
    if (pattern === undefined || /[.[(*+?^$\\]/.test(this.#scan.peek())) return this.#scan.stuck()
    return operand.kind === 'not' ? this.#scan.stuck() : { kind: 'matches', operand, pattern, isNegated }
  }

  #comparing(): Expression | undefined {
    const left = this.#joining()
    const operator = (['<=', '>=', '==', '!=', '<', '>'] as const).find((sign) => this.#scan.sees(sign))
    if (left === undefined || operator === undefined) return left
    if (operator.startsWith('>') && this.#manner.inPrint) return left
    // Where parentheses are missing around it, busybox takes it for a redirection.
    if (operator.startsWith('<') && this.#manner.inPrint) return this.#scan.stuck()
    this.#scan.takes(operator)
    const right = this.#joining()
    if (right === undefined || left.kind === 'not' || this.#comparisonFollows()) return this.#scan.stuck()
    return { kind: 'compare', operator: operator satisfies Comparison, left, right }
  }

  #comparisonFollows(): boolean {
    return /[<>]/.test(this.#scan.peek()) ? !this.#manner.inPrint : this.#scan.sees('==') || this.#scan.sees('!=')
  }

  /** Values side by side are one text. */
  #joining(): Expression | undefined {
    let left = this.#adding()
    while (left !== undefined && /[\w$"(.]/.test(this.#scan.peek()) && this.#scan.word(false) !== 'in') {
      const right = this.#adding()
      if (right === undefined) return this.#scan.stuck()
      left = { kind: 'join', left, right }
    }
    return left
  }

  #adding(): Expression | undefined {
    return this.#calculating(['+', '-'], () => this.#calculating(['*', '/', '%'], () => this.#signed()))
  }

  /** Whether a sign between a text and a number joins or calculates, awks do not agree about. */
  #calculating(signs: readonly Arithmetic[], next: () => Expression | undefined): Expression | undefined {
    let left = next()
    for (;;) {
      const operator = signs.find((sign) => this.#scan.sees(sign) && !this.#scan.sees(`${sign}=`))
      if (left === undefined || operator === undefined) return left
      if (left.kind === 'text' || this.#scan.sees('++') || this.#scan.sees('--')) return this.#scan.stuck()
      this.#scan.takes(operator)
      const right = next()
      if (right === undefined) return this.#scan.stuck()
      left = { kind: 'arithmetic', operator, left, right }
    }
  }

  #signed(): Expression | undefined {
    for (const sign of ['++', '--'] as const) {
      if (!this.#scan.takes(sign)) continue
      const operand = this.#primary()
      const target = operand === undefined ? undefined : asTarget(operand)
      if (target === undefined || !this.#mayAssign(target)) return this.#scan.stuck()
      return { kind: 'step', target, by: sign === '++' ? 1 : -1, givesOld: false }
    }
    const kind = this.#scan.takes('!')
      ? 'not'
      : this.#scan.takes('-')
        ? 'minus'
        : this.#scan.takes('+')
          ? 'plus'
          : undefined
    if (kind === undefined) return this.#stepped()
    if (this.#manner.depth > NESTED_MAX) return this.#scan.stuck()
    const operand = this.#inner({}).#signed()
    return operand === undefined ? this.#scan.stuck() : { kind, operand }
  }

  #stepped(): Expression | undefined {
    const operand = this.#primary()
    const target = operand === undefined ? undefined : asTarget(operand)
    if (this.#scan.sees('^') || this.#scan.sees('**')) return this.#scan.stuck()
    for (const sign of ['++', '--'] as const) {
      if (target === undefined || !this.#scan.takes(sign)) continue
      if (!this.#mayAssign(target)) return this.#scan.stuck()
      return { kind: 'step', target, by: sign === '++' ? 1 : -1, givesOld: true }
    }
    return operand
  }

  #primary(): Expression | undefined {
    const next = this.#scan.peek()
    if (next === '"') {
      const value = this.#scan.text()
      return value === undefined ? undefined : { kind: 'text', value }
    }
    if (next === '/') {
      const pattern = this.#scan.pattern()
      const operand: Expression = { kind: 'field', index: { kind: 'number', value: 0 } }
      return pattern === undefined ? undefined : { kind: 'matches', operand, pattern, isNegated: false }
    }
    if (next === '$') {
      this.#scan.takes('$')
      if (this.#manner.depth > NESTED_MAX || !/[\w(]/.test(this.#scan.peek())) return this.#scan.stuck()
      const index = this.#inner({}).#primary()
      return index === undefined ? undefined : { kind: 'field', index }
    }
    if (next === '(') {
      this.#scan.takes('(')
      const inside = this.#inner({ inPrint: false }).read()
      if (inside === undefined || !this.#scan.takes(')')) return this.#scan.stuck()
      // Grouped, it is no operand that a sign behind it could be part of.
      return inside.kind === 'text' || inside.kind === 'not'
        ? { kind: 'choice', condition: ALWAYS, yes: inside, no: inside }
        : inside
    }
    if (/[\d.]/.test(next)) {
      const value = this.#scan.number()
      return value === undefined ? undefined : { kind: 'number', value }
    }
    const name = this.#scan.word(true)
    if (name === '' || RESERVED.has(name) || this.#scan.sees('[') || this.#isCall()) return this.#scan.stuck()
    return { kind: 'variable', name }
  }

  /** A name right before a parenthesis is a function. */
  #isCall(): boolean {
    const { at } = this.#scan
    const isCall = this.#scan.takes('(') && this.#scan.at === at + 1
    this.#scan.back(at)
    return isCall
  }
}

const ALWAYS: Expression = { kind: 'number', value: 1 }

function asTarget(expression: Expression): Target | undefined {
  return expression.kind === 'variable' || expression.kind === 'field' ? expression : undefined
}
