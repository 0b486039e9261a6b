import type { Body } from '../kernel.ts'
import { fail, notModelled, out, usageError, type Tool } from './tool.ts'

/** `expr` with one operator: calculations and comparisons. Longer expressions are not modelled. */
export function* expr(tool: Tool): Body {
  const [left, operator, right] = tool.args
  if (left === undefined) return yield* usageError(tool, 'missing operand', 2)
  if (tool.args.length === 1) return yield* answer(tool, left)
  if (tool.args.length === 2 && '+-*/%=<>'.includes(operator ?? '')) {
    return yield* fail(
      tool,
      tool.flavor === 'gnu' ? `syntax error: missing argument after '${operator}'` : 'syntax error',
      2,
    )
  }
  if (tool.args.length !== 3 || operator === undefined || right === undefined) return yield* notModelled(tool)
  const isNumeric = /^-?\d+$/.test(left) && /^-?\d+$/.test(right)
  const a = Number(left)
  const b = Number(right)
  const comparison = isNumeric ? a - b : left < right ? -1 : left > right ? 1 : 0
  const truths: Readonly<Record<string, boolean>> = {
    '=': comparison === 0,
    '==': comparison === 0,
    '!=': comparison !== 0,
    '<': comparison < 0,
    '<=': comparison <= 0,
    '>': comparison > 0,
    '>=': comparison >= 0,
  }
  const truth = truths[operator]
  if (truth !== undefined) return yield* answer(tool, truth ? '1' : '0')
  if (!'+-*/%'.includes(operator) || operator.length !== 1) return yield* notModelled(tool)
  if (!isNumeric) return yield* fail(tool, 'non-integer argument', 2)
  if ('/%'.includes(operator) && b === 0) return yield* fail(tool, 'division by zero', 2)
  const values: Readonly<Record<string, number>> = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '/': Math.trunc(a / b),
    '%': a % b,
  }
  return yield* answer(tool, String(values[operator]))
}

/** An empty or zero answer is a failure. */
function* answer(tool: Tool, text: string): Body {
  yield* out(tool, `${text}\n`)
  return text === '' || text === '0' ? 1 : 0
}
