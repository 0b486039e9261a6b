import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import { embeddedLines } from '../domain/lines.ts'
import { createTextMemory } from '../domain/text-memory.ts'
import { parseShell, statementEnd, type Statement } from '../formats/shell/parse.ts'
import { withoutPrompts } from './prompts.ts'
import type { Source } from './shell/session.ts'

/** What a person types before pressing Enter: the statements that begin on one line, with where their offsets lead. */
export interface TypedLine {
  readonly statements: readonly Statement[]
  readonly source: Source
}

export interface CommandFile {
  readonly lines: readonly TypedLine[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Places that cannot be read in one file; behind them the rest is left out. */
const SYNTAX_ERRORS_MAX = 20

/**
 * Reads a command file. Prompts and pasted output are taken out; a line that the shell cannot read is told and left out, and
 * the rest goes on, as it would for a person who types it. Carriage returns at line ends are dropped.
 */
export function readCommandFile(file: string, text: string): CommandFile {
  const known = remembered.get(text)
  if (known?.file === file) return known.read
  const read = readLines(file, text)
  remembered.set(text, { file, read })
  return read
}

/** An author's lines are the same for every learner, and many learners' files are alike. Nothing changes what was read. */
const remembered = createTextMemory<{ readonly file: string; readonly read: CommandFile }>()

function readLines(file: string, text: string): CommandFile {
  const unix = text.replaceAll('\r\n', '\n')
  const { text: clean, shifts, prompts, output } = withoutPrompts(unix)
  const table = embeddedLines(clean, { line: 1, columns: shifts })
  const range = (pos: number, end: number): SourceRange => table.range(file, pos, end)
  const diagnostics: Diagnostic[] = []

  if (prompts.length > 0) {
    const line = prompts[0] ?? 1
    const start = { line, column: 1 }
    const place = { file, start, end: { line, column: 1 + (shifts[line - 1] ?? 0) } }
    const args = { prompts: lineList(prompts), output: lineList(output) }
    diagnostics.push(diagnostic('COMMAND_PROMPT_PASTED', args, place))
  }

  const lines: TypedLine[] = []
  let base = 0
  for (let errors = 0; base < clean.length; errors += 1) {
    const parsed = parseShell(clean.slice(base))
    const offset = base
    const source: Source = (pos, end) => range(offset + pos, offset + end)
    const sound = parsed.ok
      ? parsed.script.commands
      : statementsBefore(parsed.script.commands, parsed.offset, clean.slice(base))
    for (const statements of byLine(sound, clean.slice(base))) lines.push({ statements, source })
    if (parsed.ok) break
    const code = parsed.isTooLarge ? 'COMMAND_FILE_LIMIT' : 'COMMAND_SYNTAX'
    const args = { problem: parsed.message }
    diagnostics.push(diagnostic(code, args, range(offset + parsed.offset, offset + parsed.offset + 1)))
    const isUnread = parsed.script.end === 0
    if (isUnread || errors >= SYNTAX_ERRORS_MAX) break
    base = nextLine(clean, startOfNext(clean, base + Math.max(0, ...sound.map(statementEnd))))
  }
  return { lines, diagnostics }
}

/** Statements that ended before the line with the error; what a broken construct left in the tree has no extent. */
function statementsBefore(statements: readonly Statement[], offset: number, text: string): readonly Statement[] {
  const lineStart = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  const sound: Statement[] = []
  for (const statement of statements) {
    if (statement.end <= statement.pos || statementEnd(statement) > lineStart) break
    sound.push(statement)
  }
  return sound
}

/** The first character behind `offset` that is neither blank nor in a comment. */
function startOfNext(text: string, offset: number): number {
  const skipped = /^(?:\s+|[;&]|#[^\n]*)*/.exec(text.slice(offset))
  return offset + (skipped?.[0].length ?? 0)
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

/** `a; b` on one line is typed in one go. */
function byLine(statements: readonly Statement[], text: string): readonly (readonly Statement[])[] {
  const groups: Statement[][] = []
  let end = 0
  for (const statement of statements) {
    const last = groups.at(-1)
    if (last !== undefined && !text.slice(end, statement.pos).includes('\n')) last.push(statement)
    else groups.push([statement])
    end = statement.end
  }
  return groups
}

const RANGES_MAX = 10

/** `1-3, 7`: line numbers for a message. */
function lineList(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && last.to === number - 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  const shown = ranges.slice(0, RANGES_MAX).map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`))
  return [...shown, ...(ranges.length > RANGES_MAX ? ['…'] : [])].join(', ')
}
