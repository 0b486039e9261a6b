import { occurs } from '../pattern/compile.ts'
import type { Work } from '../text-tool.ts'
import { type Separator, separatorOf, splitFields } from './fields.ts'
import { fillFormat } from './printf.ts'
import type { Arithmetic, Block, Expression, Rule, Target } from './program.ts'
import { type AwkValue, Conversions, isNumeric } from './values.ts'

const FIELDS_MAX = 10_000

type Flow = 'go-on' | 'next' | 'exit'

/** The variables, the record and the output of one run. */
export class AwkMachine {
  readonly #work: Work
  readonly #convert = new Conversions()
  readonly #variables = new Map<string, AwkValue>([
    ['FS', ' '],
    ['OFS', ' '],
    ['ORS', '\n'],
    ['NR', 0],
    ['FNR', 0],
  ])
  readonly #inRange = new Set<Rule>()
  readonly #parts: string[] = []
  #record = ''
  #fields: string[] | undefined = []
  #separator: Separator | undefined = { kind: 'blanks' }
  exit = 0
  isOver = false

  constructor(work: Work) {
    this.#work = work
  }

  get output(): string {
    return this.#parts.join('')
  }

  /** Whether awks would not agree about something that was met. */
  get isUnsure(): boolean {
    return this.#convert.isUnsure
  }

  set(name: string, value: AwkValue): void {
    this.#variables.set(name, value)
    if (name !== 'FS') return
    this.#separator = separatorOf(this.#convert.text(value))
    if (this.#separator === undefined) this.#convert.isUnsure = true
  }

  startFile(name: string): void {
    this.set('FNR', 0)
    this.set('FILENAME', name === '-' ? '' : name)
  }

  /** Runs all rules over a record; false when nothing more is to be read. */
  runRecord(rules: readonly Rule[], record: string): boolean {
    this.#spend(record.length)
    this.#record = record
    this.#fields = undefined
    for (const name of ['NR', 'FNR']) this.set(name, this.#convert.number(this.#variables.get(name)) + 1)
    for (const rule of rules) {
      if (this.isOver) return false
      if (!this.#isMeant(rule)) continue
      const flow = this.#run(rule.block)
      if (flow === 'exit') return false
      if (flow === 'next') break
    }
    return true
  }

  /** Runs the rules for the beginning or the end. */
  runRules(rules: readonly Rule[], kind: 'begin' | 'end'): void {
    for (const rule of rules) if (rule.when.kind === kind && this.#run(rule.block) === 'exit') return
  }

  #spend(units: number): void {
    if (!this.#work.spend(units)) this.isOver = true
  }

  #isMeant(rule: Rule): boolean {
    const { when } = rule
    switch (when.kind) {
      case 'begin':
      case 'end':
        return false
      case 'always':
        return true
      case 'match':
        return this.#isTrue(when.condition)
      case 'range':
        if (!this.#inRange.has(rule) && !this.#isTrue(when.from)) return false
        if (this.#isTrue(when.to)) this.#inRange.delete(rule)
        else this.#inRange.add(rule)
        return true
    }
  }

  #run(block: Block): Flow {
    for (const statement of block) {
      this.#spend(1)
      if (this.isOver) return 'exit'
      switch (statement.kind) {
        case 'print': {
          const values = statement.values.map((value) => this.#text(value))
          this.#print((values.length === 0 ? this.#record : values.join(this.#setting('OFS'))) + this.#setting('ORS'))
          break
        }
        case 'printf': {
          const values = statement.values.map((value) => this.#evaluate(value))
          const text = (index: number): string => this.#convert.text(values[index])
          this.#print(fillFormat(statement.format, text, (index) => this.#integer(values[index])))
          break
        }
        case 'evaluate':
          this.#evaluate(statement.value)
          break
        case 'if': {
          const flow = this.#run(this.#isTrue(statement.condition) ? statement.yes : statement.no)
          if (flow !== 'go-on') return flow
          break
        }
        case 'next':
          return 'next'
        case 'exit':
          if (statement.code !== undefined) this.exit = this.#integer(this.#evaluate(statement.code)) & 255
          return 'exit'
      }
    }
    return 'go-on'
  }

  #print(text: string): void {
    this.#spend(text.length)
    this.#parts.push(text)
  }

  #integer(value: AwkValue): number {
    const number = Math.trunc(this.#convert.number(value))
    this.#convert.text(number)
    return number
  }

  #setting(name: 'OFS' | 'ORS'): string {
    return this.#convert.text(this.#variables.get(name))
  }

  #text(expression: Expression): string {
    return this.#convert.text(this.#evaluate(expression))
  }

  #number(expression: Expression): number {
    return this.#convert.number(this.#evaluate(expression))
  }

  #isTrue(expression: Expression): boolean {
    return this.#convert.isTrue(this.#evaluate(expression))
  }

  #evaluate(expression: Expression): AwkValue {
    this.#spend(1)
    if (this.isOver) return undefined
    switch (expression.kind) {
      case 'number':
      case 'text':
        return expression.value
      case 'variable':
      case 'field':
        return this.#get(expression)
      case 'matches':
        return Number(this.#matches(expression) !== expression.isNegated)
      case 'not':
        return Number(!this.#isTrue(expression.operand))
      case 'minus':
        return 0 - this.#number(expression.operand)
      case 'plus':
        return this.#number(expression.operand)
      case 'arithmetic':
        return this.#calculate(expression.operator, this.#number(expression.left), this.#number(expression.right))
      case 'compare':
        return Number(this.#compare(expression))
      case 'and':
        return Number(this.#isTrue(expression.left) && this.#isTrue(expression.right))
      case 'or':
        return Number(this.#isTrue(expression.left) || this.#isTrue(expression.right))
      case 'join': {
        const joined = this.#text(expression.left) + this.#text(expression.right)
        this.#spend(joined.length)
        return joined
      }
      case 'choice':
        return this.#evaluate(this.#isTrue(expression.condition) ? expression.yes : expression.no)
      case 'assign': {
        const { target, operator, value } = expression
        const given = this.#evaluate(value)
        const before = operator === undefined ? 0 : this.#convert.number(this.#get(target))
        return this.#assign(
          target,
          operator === undefined ? given : this.#calculate(operator, before, this.#convert.number(given)),
        )
      }
      case 'step': {
        const before = this.#convert.number(this.#get(expression.target))
        const after = this.#assign(expression.target, before + expression.by)
        return expression.givesOld ? before : after
      }
    }
  }

  #matches({ operand, pattern }: Extract<Expression, { kind: 'matches' }>): boolean {
    return occurs(pattern, this.#text(operand), { spend: (units) => (this.#spend(units), !this.isOver) })
  }

  #compare({ operator, left, right }: Extract<Expression, { kind: 'compare' }>): boolean {
    const [a, b] = [this.#evaluate(left), this.#evaluate(right)]
    // A field that is not there is a text in mawk, and a number too in others.
    if ((isMissing(left, a) && isNumeric(b)) || (isMissing(right, b) && isNumeric(a))) this.#convert.isUnsure = true
    const order = this.#convert.compare(a, b)
    switch (operator) {
      case '<':
        return order < 0
      case '<=':
        return order <= 0
      case '==':
        return order === 0
      case '!=':
        return order !== 0
      case '>':
        return order > 0
      case '>=':
        return order >= 0
    }
  }

  #calculate(operator: Arithmetic, left: number, right: number): number {
    switch (operator) {
      case '+':
        return left + right
      case '-':
        return left - right
      case '*':
        return left * right
      case '/':
      case '%':
        if (right === 0) this.#convert.isUnsure = true
        return operator === '/' ? left / right : left % right
    }
  }

  #get(target: Target): AwkValue {
    if (target.kind === 'variable') {
      return target.name === 'NF' ? this.#split().length : this.#variables.get(target.name)
    }
    const index = this.#fieldIndex(target.index)
    if (index === 0) return { input: this.#record }
    const field = this.#split()[index - 1]
    return field === undefined ? undefined : { input: field }
  }

  #fieldIndex(expression: Expression): number {
    const index = this.#integer(this.#evaluate(expression))
    if (index >= 0 && index <= FIELDS_MAX) return index
    this.#convert.isUnsure = true
    return 0
  }

  #split(): string[] {
    if (this.#fields === undefined) {
      this.#spend(this.#record.length)
      this.#fields = splitFields(this.#record, this.#separator ?? { kind: 'blanks' })
    }
    return this.#fields
  }

  /** A field that is set makes the record anew, with `OFS` between its fields. */
  #assign(target: Target, value: AwkValue): AwkValue {
    if (target.kind === 'variable') {
      this.set(target.name, value)
      return value
    }
    const index = this.#fieldIndex(target.index)
    if (index === 0) this.#convert.isUnsure = true
    const fields = this.#split()
    while (fields.length < index) fields.push('')
    if (index > 0) fields[index - 1] = this.#convert.text(value)
    this.#record = fields.join(this.#setting('OFS'))
    this.#spend(this.#record.length)
    return value
  }
}

function isMissing({ kind }: Expression, value: AwkValue): boolean {
  return kind === 'field' && value === undefined
}
