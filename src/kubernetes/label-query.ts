import type { Requirement } from './selector.ts'
import { labelValueErrors, qualifiedNameErrors } from './names.ts'

/** A condition with how it was written: `=`, `==` and `!=` are equalities, `in (a)` and `notin (a)` are not. */
export interface QueryRequirement extends Requirement {
  readonly isEquality: boolean
}

export type LabelQueryResult =
  | { readonly ok: true; readonly requirements: readonly QueryRequirement[] }
  | { readonly ok: false; readonly error: string }

/**
 * Reads a label query as `-l` and the API accept it: `app=web,tier!=db,env in (a,b),!legacy,size>3`
 * (apimachinery/pkg/labels/selector.go). The error text is upstream's.
 */
export function parseLabelSelector(text: string): LabelQueryResult {
  const tokens = tokenize(text)
  const requirements: QueryRequirement[] = []
  let at = 0
  while (at < tokens.length) {
    const first = tokens[at] ?? ''
    if (first !== '!' && isOperator(first)) return fail(`found '${first}', expected: !, identifier, or 'end of string'`)
    const read = readRequirement(tokens, at)
    if (typeof read === 'string') return fail(`unable to parse requirement: ${read}`)
    const problem = requirementProblem(read.requirement)
    if (problem !== undefined) return fail(`unable to parse requirement: ${problem}`)
    requirements.push(read.requirement)
    at = read.next
    if (at >= tokens.length) break
    if (tokens[at] !== ',') return fail(`found '${tokens[at]}', expected: ',' or 'end of string'`)
    at += 1
    const next = tokens[at]
    if (next === undefined || (next !== '!' && isOperator(next))) {
      return fail(`found '${next ?? ''}', expected: identifier after ','`)
    }
  }
  return { ok: true, requirements }
}

function fail(error: string): LabelQueryResult {
  return { ok: false, error }
}

const SYMBOLS = new Set(['(', ')', ',', '!', '=', '==', '!=', '<', '>'])

function tokenize(text: string): readonly string[] {
  return text.match(/==|!=|[(),!=<>]|[^\s(),!=<>]+/g) ?? []
}

function isOperator(token: string): boolean {
  return SYMBOLS.has(token)
}

type ReadRequirement = { readonly requirement: QueryRequirement; readonly next: number }

function readRequirement(tokens: readonly string[], start: number): ReadRequirement | string {
  const negated = tokens[start] === '!'
  const keyAt = negated ? start + 1 : start
  const key = tokens[keyAt]
  if (key === undefined || isOperator(key)) return `found '${key ?? ''}', expected: identifier`
  if (negated) return { requirement: { key, operator: 'DoesNotExist', values: [], isEquality: false }, next: keyAt + 1 }
  const operator = tokens[keyAt + 1]
  if (operator === undefined || operator === ',') {
    return { requirement: { key, operator: 'Exists', values: [], isEquality: false }, next: keyAt + 1 }
  }
  switch (operator) {
    case '=':
    case '==':
      return readValue(tokens, keyAt + 2, key, 'In')
    case '!=':
      return readValue(tokens, keyAt + 2, key, 'NotIn')
    case '>':
      return readValue(tokens, keyAt + 2, key, 'Gt')
    case '<':
      return readValue(tokens, keyAt + 2, key, 'Lt')
    case 'in':
      return readSet(tokens, keyAt + 2, key, 'In')
    case 'notin':
      return readSet(tokens, keyAt + 2, key, 'NotIn')
    default:
      return `found '${operator}', expected: in, notin, =, ==, !=, gt, lt`
  }
}

function readValue(
  tokens: readonly string[],
  at: number,
  key: string,
  operator: Requirement['operator'],
): ReadRequirement | string {
  const isEquality = operator === 'In' || operator === 'NotIn'
  const value = tokens[at]
  if (value === undefined || value === ',')
    return { requirement: { key, operator, values: [''], isEquality }, next: at }
  if (isOperator(value)) return `found '${value}', expected: identifier`
  return { requirement: { key, operator, values: [value], isEquality }, next: at + 1 }
}

function readSet(
  tokens: readonly string[],
  start: number,
  key: string,
  operator: Requirement['operator'],
): ReadRequirement | string {
  const open = tokens[start] ?? ''
  if (open !== '(') return `found '${open}' expected: '('`
  const values = new Set<string>()
  let expectValue = true
  for (let at = start + 1; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    if (token === ')') {
      if (expectValue) values.add('')
      return { requirement: { key, operator, values: [...values].toSorted(), isEquality: false }, next: at + 1 }
    }
    if (token === ',') {
      if (expectValue) values.add('')
      expectValue = true
    } else if (isOperator(token) || !expectValue) {
      return `found '${token}', ${expectedInSet(values.size, expectValue)}`
    } else {
      values.add(token)
      expectValue = false
    }
  }
  return `found '', ${expectedInSet(values.size, expectValue)}`
}

/** Three places of upstream's parser, three ways to say what may come next. */
function expectedInSet(valuesRead: number, expectValue: boolean): string {
  if (!expectValue) return "expected: ',' or ')'"
  return valuesRead === 0 ? "expected: ',', ')' or identifier" : "expected: ',', or identifier"
}

function requirementProblem({ key, operator, values }: Requirement): string | undefined {
  const [keyError] = qualifiedNameErrors(key)
  if (keyError !== undefined) return `<nil>: Invalid value: "${key}": ${keyError}`
  if (operator === 'Gt' || operator === 'Lt') {
    return values.every((value) => /^[+-]?[0-9]+$/.test(value))
      ? undefined
      : `values[0]: Invalid value: "${values[0] ?? ''}": for 'Gt', 'Lt' operators, the value must be an integer`
  }
  for (const [index, value] of values.entries()) {
    const [error] = labelValueErrors(value)
    if (error !== undefined) return `values[${index}][${key}]: Invalid value: "${value}": ${error}`
  }
  return undefined
}
