import { Composer, isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'
import type { Alias, Document, Node, Pair, YAMLMap } from 'yaml'
import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import type { FieldPath, Value } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import { parseTokens } from './cst.ts'
import { embeddedLines, lineTable } from '../../domain/lines.ts'
import type { LineTable, TextOrigin } from '../../domain/lines.ts'
import type { FieldPart, RangeAt } from './locate.ts'

export interface ParseYamlOptions {
  /** Name used in ranges. */
  readonly file: string
  /** Where the text stands in the file; absent when it is the whole file. */
  readonly origin?: TextOrigin
  readonly limits: Limits
}

export type ParsedYaml =
  | {
      readonly ok: true
      /** `null` for an empty text. */
      readonly value: Value
      /** Where a field was written; for a path that is not there, the deepest part of it that is. */
      readonly rangeAt: RangeAt
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

interface Source {
  readonly options: ParseYamlOptions
  readonly lines: LineTable
  readonly anchors: Map<string, Node>
  readonly found: Diagnostic[]
  count: number
  depth: number
}

/**
 * Reads one document of YAML 1.2 (core schema), as authors write it in exercises and learners in answers. A repeated key is an error. Gives
 * either the value or the reasons why there is none: `YAML_SYNTAX` (the first place only: what follows are echoes), `YAML_DUPLICATE_KEY`,
 * `YAML_LIMIT`.
 */
export function parseYaml(text: string, options: ParseYamlOptions): ParsedYaml {
  const { file, origin, limits } = options
  const lines = origin === undefined ? lineTable(text) : embeddedLines(text, origin)
  const fail = (what: string, max: number, offset: number): ParsedYaml => {
    const found = diagnostic('YAML_LIMIT', { what, max }, lines.range(file, offset, offset + 1))
    return { ok: false, diagnostics: [found] }
  }
  const tokens = parseTokens(text, limits.yamlDepthMax)
  if (!tokens.ok) return fail('depth', limits.yamlDepthMax, tokens.offset)
  const composer = new Composer({ version: '1.2', uniqueKeys: false, prettyErrors: false })
  const [document, second] = [...composer.compose(tokens.tokens, true, text.length)]
  if (document === undefined) return { ok: true, value: null, rangeAt: () => lines.range(file, 0, 0) }
  const syntax = syntaxError(document, second, text, options, lines)
  if (syntax !== undefined) return { ok: false, diagnostics: [syntax] }
  const source: Source = { options, lines, anchors: new Map(), found: [], count: 0, depth: 0 }
  const value = valueOf(source, document.contents)
  if (source.count > limits.yamlNodesMax) return fail('nodes', limits.yamlNodesMax, 0)
  if (source.found.length > 0) return { ok: false, diagnostics: source.found }
  return {
    ok: true,
    value,
    rangeAt: (path, part) => {
      const [start, end] = locate(source, document.contents, path, part ?? 'field')
      return lines.range(file, start, end)
    },
  }
}

function syntaxError(
  document: Document.Parsed,
  second: Document.Parsed | undefined,
  text: string,
  { file }: ParseYamlOptions,
  lines: LineTable,
): Diagnostic | undefined {
  const [error] = document.errors
  if (error !== undefined) {
    const [start, end] = error.pos
    const lineEnd = text.indexOf('\n', start)
    const shortEnd = Math.max(start + 1, Math.min(end, lineEnd < 0 ? text.length : lineEnd))
    const message = error.message.charAt(0).toLowerCase() + error.message.slice(1)
    const args = { message, cause: CAUSES[error.code] ?? '' }
    return diagnostic('YAML_SYNTAX', args, lines.range(file, start, shortEnd))
  }
  if (second === undefined) return undefined
  const args = { message: 'there is more than one document', cause: '' }
  return diagnostic('YAML_SYNTAX', args, lines.range(file, second.range[0], second.range[0] + 1))
}

const CAUSES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indentation',
  MISSING_CHAR: 'quote',
  BLOCK_AS_IMPLICIT_KEY: 'colon',
  MULTILINE_IMPLICIT_KEY: 'colon',
  BAD_SCALAR_START: 'character',
}

/** The value of a node. Problems go to `source.found`; once there are too many nodes nothing is looked at any more. */
function valueOf(source: Source, node: Node | null | undefined): Value {
  const { limits } = source.options
  source.count += 1
  if (node === null || node === undefined || source.count > limits.yamlNodesMax) return null
  if (isAlias(node)) return aliasedValue(source, node)
  if (node.anchor !== undefined) source.anchors.set(node.anchor, node)
  if (isSeq(node)) return node.items.map((item) => valueOf(source, isPair(item) ? null : (item as Node)))
  return isMap(node) ? objectOf(source, node) : scalarOf(source, node)
}

/** Aliases can lead to aliases, and an anchor can stand around its own alias: what nests too deep through them ends here. */
function aliasedValue(source: Source, alias: Alias): Value {
  const target = source.anchors.get(alias.source)
  if (target === undefined) return refuse(source, alias, `there is no anchor \`${alias.source}\` before this alias`)
  if (source.depth >= source.options.limits.yamlDepthMax) return refuse(source, alias, 'this alias leads too deep')
  source.depth += 1
  const value = valueOf(source, target)
  source.depth -= 1
  return value
}

function refuse(source: Source, node: Node, message: string): null {
  const range = source.lines.range(source.options.file, ...spanOf(node))
  if (source.found.length === 0) source.found.push(diagnostic('YAML_SYNTAX', { message, cause: '' }, range))
  return null
}

function scalarOf(source: Source, node: Node): Value {
  const value: unknown = isScalar(node) ? node.value : null
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  return refuse(source, node, 'this number has no value')
}

function objectOf(source: Source, map: YAMLMap): Value {
  const { file, limits } = source.options
  const seen = new Map<string, Node>()
  const entries: [string, Value][] = []
  for (const pair of map.items) {
    if (source.count > limits.yamlNodesMax) break
    const node = pair.key as Node | null
    const key = keyText(node)
    const first = seen.get(key)
    if (node !== null && first !== undefined) {
      const related = [
        {
          range: source.lines.range(file, ...spanOf(first)),
          note: { code: 'NOTE_FIRST_HERE' as const, args: { key } },
        },
      ]
      source.found.push({
        ...diagnostic('YAML_DUPLICATE_KEY', { key }, source.lines.range(file, ...spanOf(node))),
        related,
      })
    } else if (node !== null) {
      seen.set(key, node)
    }
    entries.push([key, valueOf(source, pair.value as Node | null)])
  }
  return Object.fromEntries(entries)
}

function keyText(node: Node | null): string {
  return isScalar(node) ? String(node.value) : ''
}

type Span = readonly [number, number]

function spanOf(node: Node): Span {
  const range = node.range
  return range === null || range === undefined ? [0, 0] : [range[0], range[1]]
}

function locate(source: Source, root: Node | null, path: FieldPath, part: FieldPart): Span {
  let key: Node | undefined
  let value = root
  for (const step of path) {
    const from: Node | null | undefined = isAlias(value) ? source.anchors.get(value.source) : value
    if (isMap(from)) {
      const pair: Pair | undefined = from.items.find((item) => keyText(item.key as Node | null) === String(step))
      if (pair === undefined) break
      key = pair.key as Node
      value = pair.value as Node | null
    } else if (isSeq(from) && typeof step === 'number' && step < from.items.length) {
      key = undefined
      value = from.items[step] as Node
    } else {
      break
    }
  }
  return partOf(key, value, part)
}

function partOf(key: Node | undefined, value: Node | null, part: FieldPart): Span {
  const block = (isMap(value) || isSeq(value)) && value.flow !== true
  if (key === undefined) {
    if (part !== 'field' || !block || value === null) return value === null ? [0, 0] : spanOf(value)
    const first = isMap(value) ? (value.items[0]?.key as Node | undefined) : undefined
    const [start] = spanOf(value)
    return first === undefined ? [start, start + 1] : spanOf(first)
  }
  const [keyStart, keyEnd] = spanOf(key)
  if (value === null) return [keyStart, keyEnd]
  const [valueStart, valueEnd] = spanOf(value)
  if (part === 'value') return [valueStart, valueEnd]
  return part === 'key' || block || valueEnd < keyEnd ? [keyStart, keyEnd] : [keyStart, valueEnd]
}
