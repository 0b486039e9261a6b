import { parseShell } from '../../../formats/shell/parse.ts'
import type { AndOr, PipelineNode } from '../../../formats/shell/parse.ts'

/** Commands of a shell whose outcome depends on nothing but their words. */
const PURE: ReadonlySet<string> = new Set([':', 'echo', 'exit', 'false', 'printf', 'set', 'true'])

/**
 * True for a shell text that ends the same way in every image with a shell: it has no command, expansion or redirection
 * that could see a file or a program. Example: `echo checking && exit 3`.
 */
export function isSelfContained(text: string): boolean {
  const parsed = parseShell(text)
  return parsed.ok && parsed.script.commands.every(({ command, background }) => background !== true && isPure(command))
}

function isPure(node: PipelineNode | AndOr): boolean {
  if (node.type === 'AndOr') return node.commands.every((command) => isPure(command))
  if (node.type !== 'Command' || node.name === undefined) return false
  const { name, prefix, suffix } = node
  return (
    PURE.has(name.text) && prefix.length === 0 && suffix.every((part) => part.type === 'Word' && isPlain(part.text))
  )
}

function isPlain(word: string): boolean {
  return !/[$`*?[{~]/.test(word)
}
