import { diagnostic } from '../../domain/codes.ts'
import type { Args, Diagnostic } from '../../domain/diagnostic.ts'
import { isJsonObject, type Value } from '../../domain/json.ts'
import { excerptOf } from '../../domain/lines.ts'
import type { DuplicateKey, ManifestDocument } from '../../formats/yaml/kubernetes.ts'

/**
 * Keys that stand twice in one mapping, with what is lost by it: kubectl takes the last one and says nothing, so it is a
 * warning. Where a whole object is repeated, the line between two of them is missing: that is told once, in place of its keys.
 */
export function repeatedKeys(text: string, document: ManifestDocument): readonly Diagnostic[] {
  if (document.duplicateKeys.length === 0) return []
  const found = objectStarts(document)
  const swallowed = new Set(found.flatMap(({ keys }) => keys))
  return document.duplicateKeys.flatMap((repeated) => {
    const start = found.find(({ keys }) => keys[0] === repeated)
    if (start !== undefined)
      return [{ ...separatorMissing(text, repeated.range.file, start.line), severity: 'warning' }]
    return swallowed.has(repeated) ? [] : [repeatedKey(text, repeated)]
  })
}

/** Lines of a document, 1-based, at which another object begins without a line `---` before it. */
export function missingSeparators(document: ManifestDocument): readonly number[] {
  return objectStarts(document).map(({ line }) => line)
}

interface ObjectStart {
  readonly line: number
  /** The fields of the object that the one before it has too, in the order of the file. */
  readonly keys: readonly DuplicateKey[]
}

/** What an object begins with. */
const HEAD = ['apiVersion', 'kind']

/** An object begins where `apiVersion` and `kind` come again: a run of top-level keys in which none is repeated. */
function objectStarts({ duplicateKeys }: ManifestDocument): readonly ObjectStart[] {
  const runs: DuplicateKey[][] = []
  for (const repeated of duplicateKeys) {
    if (!repeated.isTopLevel) continue
    const run = runs.at(-1)
    const isNext = run?.some(({ key }) => key === repeated.key) ?? true
    const isHead = HEAD.includes(repeated.key) && !run?.some(({ key }) => HEAD.includes(key))
    if (run === undefined || isNext || isHead) runs.push([repeated])
    else run.push(repeated)
  }
  return runs.flatMap((keys) => {
    const isObject = HEAD.every((field) => keys.some(({ key }) => key === field))
    const line = keys[0]?.range.start.line
    return isObject && line !== undefined ? [{ line, keys }] : []
  })
}

/** A second object that begins at this line, 1-based. */
export function separatorMissing(text: string, file: string, line: number): Diagnostic {
  const key = /^[^:\s]*/.exec(excerptOf(text, line) ?? '')?.[0] ?? ''
  const range = { file, start: { line, column: 1 }, end: { line, column: key.length + 1 } }
  return withLine(diagnostic('YAML_SEPARATOR_MISSING', { line }, range), text, line)
}

function repeatedKey(text: string, { key, first, range, lost, kept }: DuplicateKey): Diagnostic {
  const told = diagnostic('YAML_DUPLICATE_KEY', { key, ...lossOf(lost, kept) }, range)
  const related = [{ range: first, note: { code: 'NOTE_FIRST_HERE' as const, args: { key } } }]
  return { ...withLine(told, text, range.start.line), severity: 'warning', related }
}

function withLine(told: Diagnostic, text: string, line: number): Diagnostic {
  const excerpt = excerptOf(text, line)
  return excerpt === undefined ? told : { ...told, excerpt }
}

/** More names than these, or longer ones, say less than none. */
const NAMES_MAX = 5
const NAME_LENGTH_MAX = 60

/** What no longer counts: entries of a list, fields of a map, or a value. What stands in both is not lost. */
function lossOf(lost: Value, kept: Value): Args {
  if (lost === null) return { form: 'value' }
  const form = Array.isArray(lost) ? 'list' : isJsonObject(lost) ? 'map' : 'value'
  const all = lostNames(lost, kept)
  const isClear = all.length > 0 && all.every((name) => /^[^,`\n]+$/.test(name) && name.length <= NAME_LENGTH_MAX)
  if (!isClear) return { form }
  return { form, lost: all.slice(0, NAMES_MAX).join(', '), more: Math.max(all.length - NAMES_MAX, 0) }
}

function lostNames(lost: Value, kept: Value): readonly string[] {
  if (Array.isArray(lost)) {
    const entries: readonly Value[] = Array.isArray(kept) ? (kept as readonly Value[]) : []
    return (lost as readonly Value[]).filter((entry) => !entries.some((other) => isSame(entry, other))).map(entryName)
  }
  if (!isJsonObject(lost)) return isSame(lost, kept) ? [] : [plainText(lost)]
  return Object.keys(lost).filter((key) => !(isJsonObject(kept) && isSame(lost[key], kept[key])))
}

function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What an entry of a list is called: its `name`, or its first plain field. */
function entryName(entry: Value): string {
  if (Array.isArray(entry) || entry === null) return ''
  if (!isJsonObject(entry)) return plainText(entry)
  if (typeof entry['name'] === 'string') return entry['name']
  const field = Object.entries(entry).find(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
  return field === undefined ? '' : `${field[0]}: ${plainText(field[1])}`
}

function plainText(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
