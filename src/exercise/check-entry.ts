import { CEL_VARIABLES } from '../domain/cel.ts'
import type { CheckDefaults } from '../domain/course.ts'
import type { Args } from '../domain/diagnostic.ts'
import type { CheckSpec, Reveal } from '../domain/exercise.ts'
import { isJsonObject } from '../domain/json.ts'
import type { FieldPath, JsonObject, Value } from '../domain/json.ts'
import type { SchemaProblem } from '../domain/schema-problems.ts'
import { suggest } from '../domain/suggest.ts'
import { parseCel } from '../formats/cel/parse.ts'
import { reportProblems, textOf, textsOf } from './block.ts'
import type { Block } from './block.ts'
import { COMMON_KEYS } from './check-kinds.ts'
import type { CheckKindSchema } from './check-kinds.ts'

/** A check whose `needs` are still as written. */
export interface DraftCheck {
  readonly check: CheckSpec
  readonly block: Block
  /** Where in the block it stands. */
  readonly path: FieldPath
}

export interface CheckSurroundings {
  readonly block: Block
  readonly kinds: readonly CheckKindSchema[]
  readonly scenario: string
  readonly hidden: boolean
  /** What the course says of checks that say nothing themselves. */
  readonly defaults?: CheckDefaults | undefined
  /** Names that earlier steps of the scenario were given. */
  readonly stepNames: readonly string[]
}

/** Reads one entry of an `expect` list. `undefined` when it is not known which check it is; then that has been reported. */
export function readCheck(entry: JsonObject, path: FieldPath, around: CheckSurroundings): DraftCheck | undefined {
  const { block } = around
  const kind = findKind(entry, path, around)
  if (kind === undefined) return undefined
  const spec = readSpec(entry[kind.kind] ?? null, [...path, kind.kind], kind, around)
  const id = textOf(entry['id']) ?? kind.kind
  const title = textOf(entry['title'])
  const of = textOf(entry['of'])
  const check: CheckSpec = {
    id: `${around.scenario}/${id}`,
    kind: kind.kind,
    spec,
    ...(title === undefined ? {} : { title: { en: title } }),
    points: typeof entry['points'] === 'number' ? entry['points'] : (around.defaults?.points ?? 1),
    hints: textsOf(entry['hint']).map((en) => ({ en })),
    needs: textsOf(entry['needs']),
    reveal: revealOf(entry['reveal'] ?? around.defaults?.reveal),
    hidden: around.hidden || entry['hidden'] === true,
    ...(of === undefined ? {} : { of }),
    range: block.rangeAt([...path, kind.kind]),
  }
  return { check, block, path }
}

/** `reveal:` of a check or question. */
export function revealOf(value: Value | undefined): Reveal {
  return value === 'actual' || value === 'verdict' ? value : 'full'
}

/** The one kind an entry has; everything else it has must be a common key. */
function findKind(
  entry: JsonObject,
  path: FieldPath,
  { block, kinds }: CheckSurroundings,
): CheckKindSchema | undefined {
  const own = Object.keys(entry).filter((key) => !(COMMON_KEYS as readonly string[]).includes(key))
  const known = own.filter((key) => kinds.some(({ kind }) => kind === key))
  const unknown = own.filter((key) => !known.includes(key))
  if (known.length > 1) {
    const at = block.rangeAt([...path, known[1] ?? ''], 'key')
    block.report('EXERCISE_CHECK_KIND_SEVERAL', { kinds: known.join(', ') }, at)
  }
  const names = kinds.map(({ kind }) => kind)
  const candidate = known.length > 0 ? undefined : unknown.find((key) => suggest(key, COMMON_KEYS) === undefined)
  for (const key of unknown) {
    const at = block.rangeAt([...path, key], 'key')
    if (key === candidate) {
      block.report(
        'EXERCISE_CHECK_KIND_UNKNOWN',
        { kind: key, known: names.join(', '), ...meant(suggest(key, names)) },
        at,
      )
    } else {
      const leads = meant(suggest(key, COMMON_KEYS), COMMON_KEYS)
      block.report('EXERCISE_KEY_UNKNOWN', { key, in: 'expect', ...leads }, at)
    }
  }
  if (own.length === 0) block.report('EXERCISE_CHECK_KIND_MISSING', {}, block.rangeAt(path))
  return known.length === 1 ? kinds.find(({ kind }) => kind === known[0]) : undefined
}

/** The word that was meant, else those there are. */
function meant(word: string | undefined, known: readonly string[] = []): Args {
  if (word !== undefined) return { meant: word }
  return known.length === 0 ? {} : { known: known.join(', ') }
}

/** The value of the kind's key as a map, held against the kind's schema. */
function readSpec(value: Value, path: FieldPath, kind: CheckKindSchema, around: CheckSurroundings): JsonObject {
  const { block } = around
  const short = !isJsonObject(value)
  if (short && (!kind.shorthand || value === null)) {
    const expected = kind.shorthand ? 'string,array,object' : 'object'
    const got = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
    block.report('EXERCISE_TYPE_WRONG', { key: kind.kind, expected, got }, block.rangeAt(path))
    return {}
  }
  const spec = short ? { is: value } : value
  const problems = kind.validate(spec).map((problem) => fromWriting(problem, kind.kind, short))
  for (const problem of problems) {
    const key = String(problem.args['key'])
    if (problem.code === 'EXERCISE_KEY_UNKNOWN' && (COMMON_KEYS as readonly string[]).includes(key)) {
      block.report('EXERCISE_KEY_INSIDE', { key, in: kind.kind }, block.rangeAt([...path, ...problem.path], 'key'))
    } else {
      reportProblems(block, [problem], path)
    }
  }
  if (problems.length > 0) return spec
  checkSince(spec['since'], [...path, 'since'], around)
  if (kind.kind === 'cel') checkExpression(textOf(spec['is']) ?? '', short ? path : [...path, 'is'], around)
  return spec
}

/** A problem in the terms of what was written: the author of `history: 3` never wrote `is`. */
function fromWriting({ path, code, args }: SchemaProblem, kind: string, short: boolean): SchemaProblem {
  const named = args['key'] === '' || (short && args['key'] === 'is') ? { ...args, key: kind } : args
  const placed = named['in'] === '' || (short && named['in'] === 'is') ? { ...named, in: kind } : named
  return { path: short && path[0] === 'is' ? path.slice(1) : path, code, args: placed }
}

/** An expression is read here, so that its author hears of a mistake; a plain or quoted one is pointed into. */
function checkExpression(text: string, path: FieldPath, { block }: CheckSurroundings): void {
  const parsed = parseCel(text, CEL_VARIABLES)
  if (parsed.ok) return
  const whole = block.rangeAt(path, 'value')
  const { start, end } = whole
  const quotes = (end.column - start.column - text.length) / 2
  const isWritten = start.line === end.line && (quotes === 0 || quotes === 1)
  const at = (offset: number) => ({ line: start.line, column: start.column + quotes + offset })
  const range = isWritten ? { ...whole, start: at(parsed.start), end: at(parsed.end) } : whole
  block.report('EXERCISE_EXPRESSION_INVALID', { problem: parsed.problem }, range)
}

/** `since: scenario`, `step`, or the name of an earlier step. */
function checkSince(since: Value | undefined, path: FieldPath, { block, stepNames }: CheckSurroundings): void {
  if (typeof since !== 'string' || since === 'scenario' || since === 'step' || stepNames.includes(since)) return
  const near = suggest(since, [...stepNames, 'scenario', 'step'])
  block.report('EXERCISE_STEP_UNKNOWN', { step: since, ...meant(near) }, block.rangeAt(path, 'value'))
}
