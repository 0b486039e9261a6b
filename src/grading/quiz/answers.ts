import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic, Position, SourceRange } from '../../domain/diagnostic.ts'
import { ANSWERS_FILE, SEED_KEY } from '../../domain/exercise.ts'
import type { QuizSpec } from '../../domain/exercise.ts'
import { isJsonObject, scalarText } from '../../domain/json.ts'
import type { JsonObject, Value } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { suggest } from '../../domain/suggest.ts'
import type { RangeAt } from '../../formats/yaml/locate.ts'
import { parseYaml } from '../../formats/yaml/parse.ts'
import type { Answer } from '../../quiz/judgement.ts'

/** An answer with its place in `answers.yaml`. */
export interface PlacedAnswer extends Answer {
  readonly range: SourceRange
}

/** What `answers.yaml` holds. */
export interface Answers {
  /** The answer to a question; `undefined` where there is none. An empty value is none. */
  readonly of: (id: string) => PlacedAnswer | undefined
  readonly seed?: string
  /** What is wrong with the file but with no answer that is asked for. */
  readonly diagnostics: readonly Diagnostic[]
  /** True when nothing in the file can be used; the diagnostics say why. */
  readonly unreadable: boolean
}

/** Reads the answers to some questions: YAML 1.2, one map, a repeated key is an error. */
export function readAnswers(file: SourceFile, quizzes: readonly QuizSpec[], limits: Limits): Answers {
  const parsed = parseYaml(file.text, { file: ANSWERS_FILE, limits })
  if (!parsed.ok) return noAnswers(parsed.diagnostics)
  const { value, rangeAt } = parsed
  if (value !== null && !isJsonObject(value)) {
    const got = Array.isArray(value) ? 'array' : typeof value
    return noAnswers([diagnostic('ANSWERS_NOT_A_MAP', { got }, rangeAt([], 'value'))])
  }
  const map = value ?? {}
  const lines = file.text.split('\n')
  const seed = seedOf(map, rangeAt, lines)
  return {
    of: (id) => answerOf(map, id, rangeAt, lines),
    ...(seed.seed === undefined ? {} : { seed: seed.seed }),
    diagnostics: [...unknownIds(map, quizzes, rangeAt), ...seed.diagnostics],
    unreadable: false,
  }
}

/** Answers that are not there, and why. */
export function noAnswers(diagnostics: readonly Diagnostic[]): Answers {
  return { of: () => undefined, diagnostics, unreadable: true }
}

function answerOf(map: JsonObject, id: string, rangeAt: RangeAt, lines: readonly string[]): PlacedAnswer | undefined {
  const value = Object.hasOwn(map, id) ? (map[id] ?? null) : null
  if (value === null || value === '') return undefined
  return {
    value,
    range: rangeAt([id], 'value'),
    written: (path) => writtenAt(valueAt(value, path), rangeAt([id, ...path], 'value'), lines),
  }
}

function valueAt(value: Value, path: readonly number[]): Value {
  return path.reduce<Value>((at, index) => (Array.isArray(at) ? ((at[index] as Value | undefined) ?? null) : at), value)
}

/** A text is what it says; of a number or a boolean, what stands in the file: `1.10` is not `1.1`. */
function writtenAt(value: Value, { start, end }: SourceRange, lines: readonly string[]): string {
  if (typeof value === 'string') return value
  const line = lines[start.line - 1] ?? ''
  return start.line === end.line ? line.slice(start.column - 1, end.column - 1).trim() : scalarText(value)
}

function seedOf(
  map: JsonObject,
  rangeAt: RangeAt,
  lines: readonly string[],
): { readonly seed?: string; readonly diagnostics: readonly Diagnostic[] } {
  const value = map[SEED_KEY] ?? null
  if (value === null) return { diagnostics: [] }
  const range = rangeAt([SEED_KEY], 'value')
  if (typeof value === 'object') {
    const got = Array.isArray(value) ? 'array' : 'object'
    return { diagnostics: [diagnostic('ANSWER_TYPE_WRONG', { id: SEED_KEY, expected: 'seed', got }, range)] }
  }
  return { seed: writtenAt(value, range, lines), diagnostics: [] }
}

/** Ids of hidden questions are not suggested: that they are there must not show. */
function unknownIds(map: JsonObject, quizzes: readonly QuizSpec[], rangeAt: RangeAt): readonly Diagnostic[] {
  const known = new Set([SEED_KEY, ...quizzes.map(({ id }) => id)])
  const shown = quizzes.filter(({ hidden }) => !hidden).map(({ id }) => id)
  return Object.keys(map)
    .filter((id) => !known.has(id))
    .map((id) => {
      const meant = suggest(id, shown)
      const args = { id, known: shown.join(', '), ...(meant === undefined ? {} : { meant }) }
      return diagnostic('ANSWER_ID_UNKNOWN', args, rangeAt([id], 'key'))
    })
}

/**
 * Where the lines of a text stand that an answer holds: found by looking for each in the lines of the answer. A line that is written otherwise
 * there (folded, with escapes) stands for the answer as a whole.
 */
export function linePlaces(text: string, { start, end }: SourceRange, source: string): readonly Position[] {
  const lines = source.split('\n')
  let from: Position = start
  return text.split('\n').map((line) => {
    for (let at = from.line; at <= end.line; at += 1) {
      const column = (lines[at - 1] ?? '').indexOf(line, at === from.line ? from.column - 1 : 0)
      if (column < 0 || line === '') continue
      from = { line: at, column: column + 1 + line.length }
      return { line: at, column: column + 1 }
    }
    return start
  })
}
