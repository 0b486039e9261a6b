import { evaluateTest, type TestFailure } from '../../../../formats/shell/test-expression.ts'
import { joinPath } from '../file-tree.ts'
import type { Body } from '../kernel.ts'
import { modeAllows } from '../permissions.ts'
import { complain, type Tool } from './tool.ts'

/** What the file tests look at. */
export type TestHost = Pick<Tool, 'kernel' | 'process'>

/** `test` and `[` as programs. */
export function* testTool(tool: Tool): Body {
  const isBracket = tool.name.endsWith('[')
  if (isBracket && tool.args.at(-1) !== ']') {
    yield* complain(tool, "missing ']'")
    return 2
  }
  const words = isBracket ? tool.args.slice(0, -1) : tool.args
  const result = evaluateTest(words, (operator, operand) => unaryTest(tool, operator, operand))
  if (result.ok) return result.value ? 0 : 1
  yield* complain(tool, toolMessage(tool, words, result))
  return 2
}

/** GNU's program and busybox's applet each have words of their own. */
function toolMessage({ flavor }: Tool, words: readonly string[], { problem, word }: TestFailure): string {
  if (flavor === 'busybox') return problem === 'number' ? `${word}: bad number` : `${words[1] ?? word}: unknown operand`
  if (problem === 'number') return `invalid integer '${word}'`
  if (problem === 'count') return `extra argument '${words[1] ?? ''}'`
  if (problem === 'unary' && !word.startsWith('-')) return `missing argument after '${words.at(-1) ?? ''}'`
  return `'${word}': ${problem} operator expected`
}

/** `-f FILE`, `-t DESCRIPTOR` … */
export function unaryTest({ kernel, process }: TestHost, operator: string, operand: string): boolean {
  if (operator === '-t') {
    const channel = process.files.get(Number(operand))?.channel
    return kernel.tty && (channel?.kind === 'output' || channel?.kind === 'silent')
  }
  if (operand === '') return false
  const path = joinPath(process.cwd, operand)
  const node = kernel.tree.get(path)
  switch (operator) {
    case '-L':
    case '-h':
      return kernel.tree.getLink(path)?.kind === 'link'
    case '-d':
      return node?.kind === 'folder'
    case '-f':
      return node?.kind === 'file'
    case '-s':
      return node !== undefined && node.text !== ''
    case '-c':
      return node?.kind === 'device'
    case '-r':
      return node !== undefined && modeAllows(node, process.credentials, 'read')
    case '-w':
      return node !== undefined && modeAllows(node, process.credentials, 'write')
    case '-x':
      return node !== undefined && modeAllows(node, process.credentials, 'execute')
    case '-O':
      return node?.owner === process.credentials.uid
    case '-e':
    case '-a':
      return node !== undefined
    default:
      return false
  }
}
