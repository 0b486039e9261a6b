import { topStatements } from '../../formats/shell/simple-commands.ts'
import { fieldName, rangeOf } from './item.ts'
import type { ShapeProblem } from './shape.ts'
import type { Subject } from './shape-findings.ts'

/** A way to mend a value of the wrong type that can be written out. */
export interface LikelyFix {
  readonly fix: 'blank' | 'words' | 'shell'
  /** What to write. */
  readonly meant: string
}

/** For text where something else has to be: a key without a blank behind its colon, or a command line instead of its words. */
export function likelyFix(
  subject: Subject,
  { path, expected, value }: Extract<ShapeProblem, { kind: 'type' }>,
): LikelyFix | undefined {
  if (typeof value !== 'string') return undefined
  if (expected.kind === 'list' && expected.element.kind === 'string' && /^(?:command|args)$/.test(fieldName(path))) {
    return commandFix(value, fieldName(path) === 'command')
  }
  if (expected.kind !== 'struct' && expected.kind !== 'map') return undefined
  const [, key, rest] = /^([\w./-]+):([^\s:/]\S*)/.exec(value) ?? []
  if (key === undefined || rest === undefined || !isOnItsOwnLine(subject, path)) return undefined
  return { fix: 'blank', meant: `${key}: ${rest}` }
}

/** Text behind its key would be no map with a blank either; below it, or as an entry of a list, it would. */
function isOnItsOwnLine({ item }: Subject, path: readonly (string | number)[]): boolean {
  if (typeof path.at(-1) === 'number') return true
  return rangeOf(item, path, 'key').start.line < rangeOf(item, path, 'value').start.line
}

/**
 * The words a shell makes of a line, or a shell for what only a shell understands. `undefined` for text that a shell refuses, and
 * for arguments that need one: it would have to stand in `command`.
 */
function commandFix(line: string, isCommand: boolean): LikelyFix | undefined {
  const statements = topStatements(line)
  const [command, ...others] = statements.flatMap(({ commands }) => commands)
  if (command === undefined) return undefined
  const isPlain =
    statements.length === 1 && others.length === 0 && isWhole(line, command) && !/[$`*?<>|&;#(){}]/.test(unquoted(line))
  if (isPlain) return { fix: 'words', meant: listed(command.map(({ value }) => value)) }
  return isCommand ? { fix: 'shell', meant: listed(['sh', '-c', line.trim()]) } : undefined
}

/** Whether the words are all there is: no redirections and no assignments. */
function isWhole(line: string, words: readonly { readonly start: number; readonly end: number }[]): boolean {
  let at = 0
  for (const { start, end } of words) {
    if (line.slice(at, start).trim() !== '') return false
    at = end
  }
  return line.slice(at).trim() === ''
}

/** A line without what stands in single quotes, which a shell leaves alone, and without operators that stand in double quotes. */
function unquoted(line: string): string {
  return line.replaceAll(/'[^']*'/g, '').replaceAll(/"([^"]*)"/g, (_, inner: string) => inner.replaceAll(/[^$`]/g, ''))
}

function listed(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
}
