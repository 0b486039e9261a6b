import { forEachChild, parse } from 'unbash'
import type { HereDoc, ParsedScript, Script, Statement, SyntaxNode } from 'unbash'
import type { Position } from '../../domain/diagnostic.ts'
import { createTextMemory } from '../../domain/text-memory.ts'
import { createLineIndex } from './line-index.ts'

export { forEachChild } from 'unbash'
export { createLineIndex } from './line-index.ts'
export type { LineIndex } from './line-index.ts'
export type {
  AndOr,
  ArithmeticExpression,
  Assignment,
  Case,
  CaseItem,
  Command,
  CommandExpansionPart,
  CommandNode,
  CompoundCommand,
  CompoundList,
  DoubleQuotedChild,
  For,
  HereDoc,
  If,
  ParameterExpansionPart,
  ParameterOperation,
  ParsedScript,
  Pipeline,
  PipelineNode,
  Redirect,
  Redirected,
  Redirection,
  Script,
  Statement,
  Subshell,
  SyntaxNode,
  TestExpression,
  While,
  Word,
  WordPart,
} from 'unbash'

export type ShellParse =
  | { readonly ok: true; readonly script: Script }
  /** `script` is what could be read; statements that end before `offset` are sound. */
  | {
      readonly ok: false
      readonly message: string
      readonly offset: number
      readonly position: Position
      readonly script: Script
      /** The text is beyond a limit: it may be sound, but it is not read. */
      readonly isTooLarge: boolean
    }

/** UTF-16 units of one shell text. Command files and `sh -c` words are far shorter; the parser is linear up to here. */
const CHARACTERS_MAX = 200_000
/** Here-documents in one text: the parser's cost grows with the square of their number. */
const HERE_DOCUMENTS_MAX = 500
/** Functions and coprocesses in one text: the parser recurses once for each that nests in another. */
const DEFINITIONS_MAX = 200
/** Nodes inside of nodes; a substitution inside of another takes about five. Keeps every walk of the tree within the stack. */
const DEPTH_MAX = 500

/**
 * Reads bash text (POSIX `sh` is a subset) into the syntax tree of `unbash`, whose `pos` and `end` are 0-based UTF-16
 * offsets into `text`; `createLineIndex` turns them into lines and columns. The first error wins, those inside of
 * `$(…)` included, because a shell refuses the whole command for them. Nothing is executed.
 */
export function parseShell(text: string): ShellParse {
  return remembered.get(text) ?? remembered.set(text, parseAnew(text))
}

/** A command file is read for running and for comparing, and what a container runs is the same in each of its pods. */
const remembered = createTextMemory<ShellParse>()

function parseAnew(text: string): ShellParse {
  const tooLarge = excess(text)
  if (tooLarge !== undefined) {
    const script: Script = { type: 'Script', pos: 0, end: 0, shebang: undefined, commands: [] }
    return { ok: false, message: tooLarge, offset: 0, position: { line: 1, column: 1 }, script, isTooLarge: true }
  }
  const script = parse(text)
  const first = firstError(script)
  if (first === undefined) return { ok: true, script }
  const position = createLineIndex(text).positionAt(first.offset)
  return { ok: false, message: first.message, offset: first.offset, position, script, isTooLarge: false }
}

function excess(text: string): string | undefined {
  if (text.length > CHARACTERS_MAX) return `more than ${CHARACTERS_MAX} characters`
  if (count(text, /<</g) > HERE_DOCUMENTS_MAX) return `more than ${HERE_DOCUMENTS_MAX} here-documents`
  if (count(text, /\(\s*\)|\bfunction\b|\bcoproc\b/g) > DEFINITIONS_MAX) {
    return `more than ${DEFINITIONS_MAX} function definitions`
  }
  return undefined
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

interface FirstError {
  readonly message: string
  readonly offset: number
}

/**
 * Substitutions report their own errors. Escaped backticks count from a text of their own, so everything inside of
 * them is placed at the substitution.
 */
function firstError(script: ParsedScript): FirstError | undefined {
  let first: FirstError | undefined
  const note = (message: string, offset: number): void => {
    if (first === undefined || offset < first.offset) first = { message, offset }
  }
  const visit = (node: SyntaxNode, fixedAt: number | undefined, depth: number): void => {
    if (depth > DEPTH_MAX) return note(`nested more than ${DEPTH_MAX} deep`, fixedAt ?? node.pos)
    const errors = node.type === 'Script' ? (node.errors ?? []) : []
    for (const { message, pos } of errors) note(message, fixedAt ?? pos)
    if (first !== undefined) return
    const inside =
      node.type === 'CommandExpansion' && node.script?.source !== undefined ? (fixedAt ?? node.pos) : fixedAt
    forEachChild(node, (child) => visit(child, inside, depth + 1))
  }
  visit(script, undefined, 0)
  return first
}

/** The here-documents of a statement, those in its parts included. */
export function hereDocuments(statement: Statement): readonly HereDoc[] {
  const found: HereDoc[] = []
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'HereDoc') found.push(node)
    else forEachChild(node, visit)
  }
  visit(statement)
  return found
}

/** Where a statement really ends: behind the bodies of its here-documents, which stand on the lines after it. */
export function statementEnd(statement: Statement): number {
  const bodies = hereDocuments(statement).map(({ body, closing }) => closing?.end ?? body.end)
  return Math.max(statement.end, ...bodies)
}
