import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { RE2JS } from 're2js'
import { serialize } from '@marcbachmann/cel-js/serialize'
import type { FieldPath, Value } from '../../domain/json.ts'
import { childrenOf, costOf } from './cost.ts'

/** An expression of the Common Expression Language, read and type-checked. */
export interface CelExpression {
  /** The variables that it uses. */
  readonly variables: ReadonlySet<string>
  /** The fields of `object` that it reads, as far as they are written out: `object.spec.containers[0].image`. */
  readonly fields: readonly FieldPath[]
  /** Its value. Never throws; two evaluations with the same variables have the same value. */
  readonly evaluate: (variables: Readonly<Record<string, Value>>) => CelValue
}

/** What an expression comes to. `absent` names a key that the values do not have; `problem` are the library's own words. */
export type CelValue =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'absent'; readonly key: string }
  | { readonly kind: 'problem'; readonly problem: string }

/** Read, or what is wrong with it; `start` and `end` are offsets in the text. */
export type ParsedCel =
  | { readonly ok: true; readonly expression: CelExpression }
  | { readonly ok: false; readonly problem: string; readonly start: number; readonly end: number }

/** Nodes of one expression: a readable one has some twenty. */
const NODES_MAX = 500
const DEPTH_MAX = 30
const LITERAL_ITEMS_MAX = 100

/** Steps of one evaluation; some ms. */
const COST_MAX = 1_000_000

/** What may be called: everything that depends on its arguments alone. Times, zones and what needs them are left out. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  'all bool bytes contains double dyn endsWith exists exists_one filter has indexOf int join lastIndexOf lowerAscii map matches size split startsWith string substring trim type uint upperAscii'.split(
    ' ',
  ),
)

/** Names what stands for `matches`: the library's own runs on `RegExp`, which may take for ever. */
const LINEAR_MATCHES = 'matchesInLinearTime'

/** Reads an expression over these variables. What is no expression, or can never be true or false, is told with its place. */
export function parseCel(text: string, variables: readonly string[]): ParsedCel {
  const environment = environmentWith(variables)
  try {
    const parsed = environment.parse(text)
    const refused = refusedCall(parsed.ast)
    if (refused !== undefined) return refused
    const { valid, type, error } = parsed.check()
    if (!valid) return problemAt(error, text)
    if (type !== 'bool' && type !== 'dyn') {
      return { ok: false, problem: `the expression is of type ${type}, not bool`, start: 0, end: text.length }
    }
    return { ok: true, expression: expressionOf(parsed.ast, environment) }
  } catch (error) {
    return problemAt(error, text)
  }
}

function environmentWith(variables: readonly string[]): Environment {
  const limits = {
    maxAstNodes: NODES_MAX,
    maxDepth: DEPTH_MAX,
    maxListElements: LITERAL_ITEMS_MAX,
    maxMapEntries: LITERAL_ITEMS_MAX,
    maxCallArguments: 8,
  }
  const environment = new Environment({ limits })
  for (const name of variables) environment.registerVariable(name, name.endsWith('s') ? 'list<dyn>' : 'dyn')
  return environment.registerFunction(`string.${LINEAR_MATCHES}(string): bool`, (subject: string, pattern: string) =>
    RE2JS.compile(pattern).matcher(subject).find(),
  )
}

function refusedCall(node: ASTNode): ParsedCel | undefined {
  const { start, end } = node.range
  if (node.op === 'call' || node.op === 'rcall') {
    const [name] = node.args
    if (!FUNCTIONS.has(name)) return { ok: false, problem: `there is no function ${name} here`, start, end }
  }
  for (const child of childrenOf(node)) {
    const refused = refusedCall(child)
    if (refused !== undefined) return refused
  }
  return undefined
}

function problemAt(error: unknown, text: string): ParsedCel {
  const { summary, message, range } = error as {
    summary?: string
    message?: string
    range?: { start: number; end: number }
  }
  const start = Math.min(range?.start ?? 0, text.length)
  const problem = String(summary ?? message ?? error).split('\n', 1)[0] ?? ''
  return { ok: false, problem, start, end: Math.max(range?.end ?? text.length, start) }
}

function expressionOf(ast: ASTNode, environment: Environment): CelExpression {
  const used = new Set<string>()
  const fields: FieldPath[] = []
  collect(ast, used, fields)
  return {
    variables: used,
    fields,
    evaluate: (values) => {
      if (costOf(ast, longestOf(values)) > COST_MAX) return { kind: 'problem', problem: 'too many steps' }
      return evaluateSafely(environment, ast, values)
    },
  }
}

function evaluateSafely(environment: Environment, ast: ASTNode, values: Readonly<Record<string, Value>>): CelValue {
  try {
    const context = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, celValue(value)]))
    const result: unknown = environment.parse(linearText(ast))(context)
    if (typeof result === 'boolean') return { kind: 'boolean', value: result }
    return { kind: 'problem', problem: 'the expression is neither true nor false' }
  } catch (error) {
    const { code, summary, message } = error as { code?: string; summary?: string; message?: string }
    const text = String(summary ?? message ?? error).split('\n', 1)[0] ?? ''
    const absent = code === 'no_such_key' || code === 'index_out_of_bounds'
    return absent ? { kind: 'absent', key: text.replace(/^No such key: /, '') } : { kind: 'problem', problem: text }
  }
}

/** The expression as text, with the linear `matches`. */
function linearText(ast: ASTNode): string {
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename)
    if (typeof value !== 'object' || value === null || !('op' in value)) return value
    const node = value as ASTNode
    const args = rename(node.args)
    const named = node.op === 'rcall' && node.args[0] === 'matches' ? [LINEAR_MATCHES, ...(args as []).slice(1)] : args
    return { op: node.op, args: named }
  }
  return serialize(rename(ast) as ASTNode)
}

/** Whole numbers are integers in CEL, as the API server's own are. */
function celValue(value: Value): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (Array.isArray(value)) return value.map((item: Value) => celValue(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, celValue(inner)]))
}

function longestOf(value: Value): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  const items: readonly Value[] = Array.isArray(value) ? value : Object.values(value)
  return Math.max(Array.isArray(value) ? items.length : Object.keys(value).length, ...items.map(longestOfList))
}

/** Texts count where they are, at one step for sixteen characters: a loop goes over lists and maps only. */
function longestOfList(value: Value): number {
  return typeof value === 'string' ? Math.ceil(value.length / 16) : longestOf(value)
}

function collect(node: ASTNode, used: Set<string>, fields: FieldPath[]): void {
  const path = pathOf(node)
  if (path !== undefined && path[0] === 'object' && path.length > 1) fields.push(path.slice(1))
  if (node.op === 'id') used.add(node.args)
  if (path !== undefined && path.length > 1) {
    used.add(String(path[0]))
    return
  }
  for (const child of childrenOf(node)) collect(child, used, fields)
}

/** `object.spec.replicas` and `object.spec["replicas"]` as a path; anything else is none. */
function pathOf(node: ASTNode): FieldPath | undefined {
  if (node.op === 'id') return [node.args]
  if (node.op === '.') {
    const before = pathOf(node.args[0])
    return before === undefined ? undefined : [...before, node.args[1]]
  }
  if (node.op !== '[]') return undefined
  const [list, key] = node.args
  const before = pathOf(list)
  if (before === undefined || key.op !== 'value') return undefined
  return [...before, typeof key.args === 'bigint' ? Number(key.args) : String(key.args)]
}
