import { ExpressionParser } from './expression.ts'
import { isPlainFormat } from './printf.ts'
import type { Block, Expression, Rule, Statement } from './program.ts'
import { AwkScanner } from './scanner.ts'

const NESTED_MAX = 20

/** Reads a program of the subset; `undefined` for every other, whether awk would run it or not. Source: POSIX.1-2017 awk, "Grammar". */
export function parseAwk(text: string): readonly Rule[] | undefined {
  const parser = new RuleParser(new AwkScanner(text))
  return parser.rules()
}

class RuleParser {
  readonly #scan: AwkScanner
  #inBegin = false
  #inEnd = false

  constructor(scan: AwkScanner) {
    this.#scan = scan
  }

  rules(): readonly Rule[] | undefined {
    const rules: Rule[] = []
    for (;;) {
      this.#separators()
      if (this.#scan.isStuck) return undefined
      if (this.#scan.isAtEnd) break
      const rule = this.#rule()
      if (rule === undefined || this.#scan.isStuck) return undefined
      rules.push(rule)
    }
    return rules.length === 0 ? undefined : rules
  }

  #separators(): void {
    do this.#scan.skip(true)
    while (this.#scan.takes(';'))
  }

  #rule(): Rule | undefined {
    const when = this.#when()
    if (when === undefined) return undefined
    const block = this.#scan.sees('{') ? this.#block(0) : undefined
    if (block === undefined && (when.kind === 'begin' || when.kind === 'end')) return this.#scan.stuck()
    if (block === undefined && !this.#ends()) return this.#scan.stuck()
    return { when, block: block ?? [{ kind: 'print', values: [] }] }
  }

  #when(): Rule['when'] | undefined {
    const word = this.#scan.word(false)
    this.#inBegin = word === 'BEGIN'
    this.#inEnd = word === 'END'
    if (word === 'BEGIN' || word === 'END') {
      this.#scan.word(true)
      return { kind: word === 'BEGIN' ? 'begin' : 'end' }
    }
    if (this.#scan.sees('{')) return { kind: 'always' }
    const condition = this.#expression(false)
    if (condition === undefined || !this.#scan.takes(',')) return condition && { kind: 'match', condition }
    this.#scan.skip(true)
    const to = this.#expression(false)
    return to && { kind: 'range', from: condition, to }
  }

  #expression(inPrint: boolean): Expression | undefined {
    const value = new ExpressionParser(this.#scan, { inPrint, inBegin: this.#inBegin, depth: 0 }).read()
    return value ?? this.#scan.stuck()
  }

  /** Whether a statement is over here; line ends and semicolons are left. */
  #ends(): boolean {
    return this.#scan.isAtEnd || ['', ';', '\n', '}', '\r'].includes(this.#scan.peek())
  }

  #block(depth: number): Block | undefined {
    if (!this.#scan.takes('{') || depth > NESTED_MAX) return this.#scan.stuck()
    const statements: Statement[] = []
    for (;;) {
      this.#separators()
      if (this.#scan.takes('}')) return statements
      if (this.#scan.isAtEnd || this.#scan.isStuck) return this.#scan.stuck()
      const statement = this.#statement(depth + 1)
      if (statement === undefined) return this.#scan.stuck()
      statements.push(statement)
    }
  }

  #statement(depth: number): Statement | undefined {
    const word = this.#scan.word(false)
    if (word === 'if') return this.#if(depth)
    const statement = this.#simple(word)
    return statement !== undefined && this.#ends() ? statement : this.#scan.stuck()
  }

  #simple(word: string): Statement | undefined {
    switch (word) {
      case 'print':
        this.#scan.word(true)
        return this.#print()
      case 'printf': {
        this.#scan.word(true)
        const [format, ...values] = this.#list() ?? []
        if (format?.kind !== 'text' || !isPlainFormat(format.value, values.length)) return this.#scan.stuck()
        return { kind: 'printf', format: format.value, values }
      }
      case 'next':
        this.#scan.word(true)
        return this.#inBegin || this.#inEnd ? this.#scan.stuck() : { kind: 'next' }
      case 'exit': {
        this.#scan.word(true)
        // Whether the end is still run then, awks do not agree about.
        if (this.#inBegin) return this.#scan.stuck()
        return { kind: 'exit', code: this.#ends() ? undefined : this.#expression(false) }
      }
      default: {
        const value = this.#expression(false)
        return value && { kind: 'evaluate', value }
      }
    }
  }

  #print(): Statement | undefined {
    if (this.#ends()) return { kind: 'print', values: [] }
    const values = this.#list()
    return values && { kind: 'print', values }
  }

  /** What is printed, in parentheses or not. */
  #list(): readonly Expression[] | undefined {
    const { at } = this.#scan
    if (this.#scan.takes('(')) {
      const values = this.#values(false)
      if (values !== undefined && this.#scan.takes(')') && this.#ends()) return values
      this.#scan.isStuck = false
      this.#scan.back(at)
    }
    return this.#values(true)
  }

  #values(inPrint: boolean): readonly Expression[] | undefined {
    const values: Expression[] = []
    do {
      this.#scan.skip(values.length > 0)
      const value = this.#expression(inPrint)
      if (value === undefined) return undefined
      values.push(value)
    } while (this.#scan.takes(','))
    return values
  }

  #if(depth: number): Statement | undefined {
    this.#scan.word(true)
    if (!this.#scan.takes('(') || depth > NESTED_MAX) return this.#scan.stuck()
    const condition = this.#expression(false)
    if (condition === undefined || !this.#scan.takes(')')) return this.#scan.stuck()
    const yes = this.#body(depth)
    if (yes === undefined) return undefined
    const { at } = this.#scan
    this.#separators()
    if (this.#scan.word(false) !== 'else') {
      this.#scan.back(at)
      return { kind: 'if', condition, yes, no: [] }
    }
    this.#scan.word(true)
    const no = this.#body(depth)
    return no && { kind: 'if', condition, yes, no }
  }

  #body(depth: number): Block | undefined {
    this.#scan.skip(true)
    if (this.#scan.sees('{')) return this.#block(depth + 1)
    const statement = this.#statement(depth + 1)
    return statement && [statement]
  }
}
