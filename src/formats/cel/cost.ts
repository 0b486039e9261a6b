import type { ASTNode } from '@marcbachmann/cel-js'

/** What evaluating a part of an expression may cost at most, and how many items or characters its value may have. */
interface Estimate {
  readonly cost: number
  readonly size: number
}

/** The macros that evaluate their last argument once for each item. */
const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

/**
 * The steps that an expression takes at most on values none of whose lists, maps and texts is longer than `longest`: loops multiply,
 * and what is put together with `+` is as long as both. Worked out before anything runs, as the API server does for its own rules.
 */
export function costOf(expression: ASTNode, longest: number): number {
  return estimate(expression, longest).cost
}

function estimate(node: ASTNode, longest: number): Estimate {
  if (node.op === 'value') return { cost: 1, size: String(node.args).length }
  if (node.op === 'rcall' && LOOPS.has(node.args[0])) return loop(node.args, longest)
  const parts = childrenOf(node).map((child) => estimate(child, longest))
  const cost = parts.reduce((sum, part) => sum + part.cost, 1)
  const sizes = parts.reduce((sum, part) => sum + part.size, 0)
  switch (node.op) {
    case '+':
      return { cost: cost + sizes, size: sizes }
    case 'list':
    case 'map':
    case '?:':
      return { cost, size: Math.max(sizes, parts.length) }
    case 'id':
    case '.':
    case '[]':
      return { cost, size: Math.max(longest, sizes) }
    default:
      return { cost: cost + sizes, size: Math.max(sizes, 1) }
  }
}

function loop([name, list, args]: [string, ASTNode, readonly ASTNode[]], longest: number): Estimate {
  const over = estimate(list, longest)
  const body = args.map((each) => estimate(each, Math.max(longest, over.size)))
  const each = body.reduce((sum, part) => sum + part.cost, 1)
  const made = name === 'map' ? Math.max(...body.map(({ size }) => size)) : 1
  return { cost: over.cost + over.size * each, size: Math.max(over.size, made) }
}

/** The expressions inside one. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  return nodesIn(node.args)
}

function nodesIn(value: unknown): readonly ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  const isNode = typeof value === 'object' && value !== null && 'op' in value && 'args' in value
  return isNode ? [value as ASTNode] : []
}
