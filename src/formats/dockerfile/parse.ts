import type { Position, SourceRange } from '../../domain/diagnostic.ts'
import type { Limits } from '../../domain/limits.ts'
import { createTextMemory } from '../../domain/text-memory.ts'
import { readArguments } from './arguments.ts'
import { readDirectives } from './directives.ts'
import { findHeredocs, readHeredoc } from './heredoc.ts'
import type { Heredoc } from './heredoc.ts'
import { INSTRUCTION_NAMES } from './instruction.ts'
import type { Dockerfile, DockerfileInstruction, DockerfileResult, ParseError } from './instruction.ts'
import { createLineReader, findTooLongLine, offsetOf, splitLines } from './lines.ts'
import type { LexBounds } from './lexing.ts'
import type { LineReader, LogicalLine, SourceLine } from './lines.ts'
import { splitInstruction } from './split.ts'
import { findWords } from './words.ts'

/** How far variables of a Dockerfile are followed. */
export function lexBounds(limits: Limits): LexBounds {
  return { depthMax: limits.substitutionDepthMax, charactersMax: limits.substitutionCharactersMax }
}

interface Source {
  readonly file: string
  readonly text: string
  readonly lines: readonly SourceLine[]
  readonly escape: string
  readonly bounds: LexBounds
}

/**
 * Reads a Dockerfile into instructions, or gives the first thing the builder's parser refuses, in its words. Ranges are
 * 1-based and exclusive at the end. Nothing is replaced yet, and instructions are not judged. Source: BuildKit
 * `frontend/dockerfile/parser/parser.go` (Parse).
 */
export function parseDockerfile(file: string, text: string, limits: Limits): DockerfileResult {
  const known = parsed.get(text)
  if (known !== undefined && known.file === file && known.limits === limits) return known.result
  return parsed.set(text, { file, limits, result: readDockerfile(file, text, limits) }).result
}

interface Parsed {
  readonly file: string
  readonly limits: Limits
  readonly result: DockerfileResult
}

/** A Dockerfile is read for its image and for the history of that, and most of a class hand in one that was met before. */
const parsed = createTextMemory<Parsed>()

function readDockerfile(file: string, text: string, limits: Limits): DockerfileResult {
  if (text === '') return failure('the Dockerfile cannot be empty')
  const lines = splitLines(text)
  const block = readDirectives(lines.map((line) => line.text))
  if (!block.ok) return failure(block.message, block.line)
  const { directives } = block
  const tooLong = findTooLongLine(text, lines)
  const readable = tooLong === -1 ? lines : lines.slice(0, tooLong)
  const reader = createLineReader(readable, directives.escape, directives.lines)
  const source: Source = { file, text, lines, escape: directives.escape, bounds: lexBounds(limits) }
  const instructions: DockerfileInstruction[] = []
  const emptyContinuations: number[] = []

  for (let line = reader.next(); line !== undefined; line = reader.next()) {
    if (line.hasEmptyContinuation) emptyContinuations.push(line.endLine)
    const result = readInstruction(source, line, reader)
    if (!result.ok) return result
    if (instructions.length === limits.instructionsMax) {
      return failure(`more than ${limits.instructionsMax} instructions`, line.startLine)
    }
    instructions.push(result.instruction)
  }
  if (instructions.length === 0) return failure('file with no instructions', reader.linesRead)
  if (tooLong !== -1) return failure('dockerfile line greater than max allowed size of 65535', tooLong)
  const { check, syntax } = directives
  const dockerfile: Dockerfile = {
    escape: directives.escape,
    instructions,
    emptyContinuations,
    ...(check === undefined ? {} : { check }),
    ...(syntax === undefined ? {} : { syntax }),
  }
  return { ok: true, dockerfile }
}

type InstructionResult =
  | { readonly ok: true; readonly instruction: DockerfileInstruction }
  | { readonly ok: false; readonly error: ParseError }

function readInstruction(source: Source, line: LogicalLine, reader: LineReader): InstructionResult {
  const parts = readParts(source, line.text, 0)
  if (!parts.ok) return failure(parts.message, line.startLine, line.endLine)
  const { restAt, mayHoldHeredoc, ...fields } = parts.parts
  const heredocs: Heredoc[] = []
  for (const start of mayHoldHeredoc ? findHeredocs(line.text, source.bounds) : []) {
    const heredoc = readHeredoc(start, () => reader.nextRaw(), source.text)
    if (heredoc === undefined) return failure('unterminated heredoc', line.startLine, reader.linesRead)
    heredocs.push(heredoc)
  }
  const words = findWords(line.text, source.escape, fields.json)
    .filter(({ from }) => from >= restAt)
    .map(({ from, to }) => rangeOf(source, line, from, to))
  const { start } = rangeOf(source, line, 0, 0)
  return {
    ok: true,
    instruction: {
      ...fields,
      original: line.text,
      heredocs,
      startLine: line.startLine,
      endLine: reader.linesRead,
      comments: line.comments,
      range: { file: source.file, start, end: endOfLine(source, reader.linesRead) },
      words,
    },
  }
}

type Parts = Pick<DockerfileInstruction, 'name' | 'keyword' | 'flags' | 'args' | 'json' | 'pairs'> & {
  readonly mayHoldHeredoc: boolean
  /** Where the arguments begin in the line. */
  readonly restAt: number
}

type PartsResult = { readonly ok: true; readonly parts: Parts } | { readonly ok: false; readonly message: string }

/** `ONBUILD ONBUILD` is refused later, so nothing below the second needs to be read. */
function readParts(source: Source, text: string, depth: number): PartsResult {
  const { keyword, flags, rest, restAt } = splitInstruction(text, source.escape)
  const name = INSTRUCTION_NAMES.find((known) => known === keyword.toLowerCase()) ?? 'unknown'
  const base: Parts = { name, keyword, flags, restAt, args: [], json: false, pairs: [], mayHoldHeredoc: false }
  if (name === 'unknown' || (name === 'onbuild' && (rest === '' || depth > 0))) return { ok: true, parts: base }
  if (name === 'onbuild') {
    const trigger = readParts(source, rest, depth + 1)
    if (!trigger.ok) return trigger
    const { mayHoldHeredoc } = trigger.parts
    return { ok: true, parts: { ...base, args: [trigger.parts.keyword], mayHoldHeredoc } }
  }
  const result = readArguments(name, rest, source.escape)
  if (!result.ok) return result
  const mayHoldHeredoc = !result.arguments.json && (name === 'run' || name === 'copy' || name === 'add')
  return { ok: true, parts: { ...base, ...result.arguments, mayHoldHeredoc } }
}

/** A stretch of a logical line as a place in the file; the end is the end of its last character. */
function rangeOf(source: Source, line: LogicalLine, from: number, to: number): SourceRange {
  const start = positionOf(source, offsetOf(line, from))
  const end = to > from ? positionOf(source, offsetOf(line, to - 1) + 1) : start
  return { file: source.file, start, end }
}

function positionOf({ lines }: Source, offset: number): Position {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines[low]?.start ?? 0) + 1 }
}

function endOfLine({ lines }: Source, line: number): Position {
  return { line, column: (lines[line - 1]?.text.trimEnd().length ?? 0) + 1 }
}

function failure(message: string, first = 0, last = first): { readonly ok: false; readonly error: ParseError } {
  return { ok: false, error: first < 1 ? { message } : { message, lines: { first, last } } }
}
