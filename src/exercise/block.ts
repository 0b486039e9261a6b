import { diagnostic } from '../domain/codes.ts'
import type { DiagnosticCode } from '../domain/codes.ts'
import type { Args, Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import { isJsonObject } from '../domain/json.ts'
import type { FieldPath, JsonObject, Value } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import type { TextOrigin } from '../domain/lines.ts'
import { schemaProblems } from '../domain/schema-problems.ts'
import type { SchemaProblem, SchemaValidator } from '../domain/schema-problems.ts'
import type { FieldPart, RangeAt } from '../formats/yaml/locate.ts'
import { parseYaml } from '../formats/yaml/parse.ts'

/** A map of YAML in a Markdown file, with the places of its fields and a list for what is wrong with them. */
export interface Block {
  readonly name: string
  readonly value: JsonObject
  /** What stands for the whole block: the line of its fence. */
  readonly range: SourceRange
  readonly rangeAt: RangeAt
  readonly report: (code: DiagnosticCode, args: Args, range: SourceRange, first?: SourceRange) => void
}

export interface BlockSource {
  /** What authors call it: `front matter`, `yaml scenario` … */
  readonly name: string
  readonly file: string
  readonly text: string
  readonly origin: TextOrigin
  readonly range: SourceRange
}

/** Reads a block and holds it against its schema. `undefined` when there is no map to speak of; then it has been said why. */
export function readBlock(
  source: BlockSource,
  validate: SchemaValidator,
  limits: Limits,
  diagnostics: Diagnostic[],
): Block | undefined {
  const { name, file, text, origin, range } = source
  const parsed = parseYaml(text, { file, origin, limits })
  if (!parsed.ok) {
    diagnostics.push(...parsed.diagnostics)
    return undefined
  }
  const { value } = parsed
  const report: Block['report'] = (code, args, at, first) => {
    const note = { code: 'NOTE_FIRST_HERE' as const, args: { key: String(args['id'] ?? args['file'] ?? '') } }
    const related = first === undefined ? {} : { related: [{ range: first, note }] }
    diagnostics.push({ ...diagnostic(code, args, at), ...related })
  }
  const map = isJsonObject(value) ? value : {}
  const block: Block = { name, value: map, range, rangeAt: parsed.rangeAt, report }
  reportProblems(block, schemaProblems(validate(value ?? {})))
  return isJsonObject(value) ? block : undefined
}

/** Reports problems of the value at `base`. */
export function reportProblems(block: Block, problems: readonly SchemaProblem[], base: FieldPath = []): void {
  for (const { path, code, args } of problems) {
    const whole = [...base, ...path]
    const range = whole.length === 0 ? block.range : block.rangeAt(whole, partOf(code))
    block.report(code, base.length === 0 ? named(args, block.name) : args, range)
  }
}

/** What has no key of its own is called after the block. */
function named(args: Args, name: string): Args {
  const key = args['key'] === '' ? { key: name } : {}
  return { ...args, ...key, ...(args['in'] === '' ? { in: name } : {}) }
}

function partOf(code: DiagnosticCode): FieldPart {
  if (code === 'EXERCISE_KEY_UNKNOWN') return 'key'
  return code === 'EXERCISE_KEY_MISSING' || code === 'EXERCISE_EMPTY' ? 'field' : 'value'
}

/** Texts of a value that is a text or a list of texts; anything else has been reported by the schema. */
export function textsOf(value: Value | undefined): readonly string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((item): item is string => typeof item === 'string')
}

/** The text of a field, `undefined` where it is absent or no text. */
export function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
