import type { Position, SourceRange } from '../domain/diagnostic.ts'
import { type FieldPath, isJsonObject, type Value } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import { lineStarts } from '../domain/lines.ts'
import type { SourceFile } from '../domain/submission.ts'
import { readManifests } from '../formats/yaml/kubernetes.ts'
import { fileKind } from './file-kind.ts'
import type { Edit, Span } from './mutant.ts'

/** One field of an object in a manifest, with its places in the text. */
export interface ManifestField {
  /** From the root of its document. */
  readonly path: FieldPath
  readonly key: string
  readonly value: Value
  /** `kind` of the document. */
  readonly documentKind: string
  readonly text: string
  readonly keySpan: Span
  readonly valueSpan: Span
  /** The place of the item of a list value. */
  readonly itemSpan: (index: number) => Span
  /** The place of the value of another field of the same document. */
  readonly spanAt: (path: FieldPath, part: 'key' | 'value') => Span
  /** The whole document. */
  readonly document: Value
}

/** Every field of every object in a manifest, in the order of the text; none of a file that is no manifest or cannot be read. */
export function manifestFields(file: SourceFile, limits: Limits): readonly ManifestField[] {
  if (fileKind(file) !== 'manifest') return []
  const { documents, error } = readManifests(file.text, { file: file.path, limits })
  if (error !== undefined) return []
  const starts = lineStarts(file.text)
  const offset = ({ line, column }: Position): number => (starts[line - 1] ?? 0) + column - 1
  const span = ({ start, end }: SourceRange): Span => ({ start: offset(start), end: offset(end) })
  return documents.flatMap(({ value: document, rangeAt }) => {
    const documentKind = kindOf(document)
    const found: ManifestField[] = []
    const visit = (value: Value, path: FieldPath): void => {
      if (Array.isArray(value)) {
        for (const [index, item] of (value as readonly Value[]).entries()) visit(item, [...path, index])
        return
      }
      if (!isJsonObject(value)) return
      for (const [key, inner] of Object.entries(value)) {
        const at = [...path, key]
        found.push({
          path: at,
          key,
          value: inner,
          documentKind,
          document,
          text: file.text,
          keySpan: span(rangeAt(at, 'key')),
          valueSpan: span(rangeAt(at, 'value')),
          itemSpan: (index) => span(rangeAt([...at, index], 'value')),
          spanAt: (other, part) => span(rangeAt(other, part)),
        })
        visit(inner, at)
      }
    }
    visit(document, [])
    return found.toSorted((a, b) => a.keySpan.start - b.keySpan.start)
  })
}

/** `kind` of an object, empty where it has none. */
export function kindOf(document: Value): string {
  const kind = isJsonObject(document) ? document['kind'] : undefined
  return typeof kind === 'string' ? kind : ''
}

/** A field as its author would name it: `spec.template.spec.containers[0].image`. */
export function fieldName(path: FieldPath): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${part}`)).join('')
}

/**
 * The edit that takes a field out, with what is below it; `undefined` where it cannot be taken out by itself: the only field of an
 * item of a list. In block style these are the lines from its key to the next line that is not indented deeper.
 */
export function removalOf(field: ManifestField): Edit | undefined {
  const { text, keySpan, valueSpan } = field
  const lineStart = text.lastIndexOf('\n', keySpan.start - 1) + 1
  const before = text.slice(lineStart, keySpan.start)
  if (!/^[ -]*$/.test(before)) return flowRemoval(text, keySpan.start, Math.max(keySpan.end, valueSpan.end))
  const column = keySpan.start - lineStart
  const end = blockEnd(text, keySpan.start, column)
  if (!before.includes('-')) return { start: lineStart, end, text: '' }
  const next = /^ */.exec(text.slice(end))?.[0].length ?? 0
  const sibling = text[end + next] !== '-' && next === column && end < text.length
  return sibling ? { start: keySpan.start, end: end + column, text: '' } : undefined
}

/** Where the lines end that belong to the field whose key stands in this column. A list may stand in its key's own column. */
function blockEnd(text: string, keyStart: number, column: number): number {
  let at = text.indexOf('\n', keyStart)
  let end = at < 0 ? text.length : at + 1
  while (at >= 0 && end < text.length) {
    at = text.indexOf('\n', end)
    const line = text.slice(end, at < 0 ? text.length : at)
    const indent = /^ */.exec(line)?.[0].length ?? 0
    const blank = line.trim() === ''
    const inside =
      indent > column || (indent === column && line.startsWith('- ', indent) && !isItemColumn(text, keyStart, column))
    if (!blank && !inside) break
    if (blank && !deeperFollows(text, end, column)) break
    end = at < 0 ? text.length : at + 1
  }
  return end
}

/** Whether the key is itself the first of an item, so that a dash in its column begins another list. */
function isItemColumn(text: string, keyStart: number, column: number): boolean {
  return text.slice(keyStart - column, keyStart).includes('-')
}

function deeperFollows(text: string, from: number, column: number): boolean {
  const line =
    text
      .slice(from)
      .split('\n')
      .find((each) => each.trim() !== '') ?? ''
  return (/^ */.exec(line)?.[0].length ?? 0) > column
}

/** Takes a field out of `{a: 1, b: 2}` with one of the commas beside it. */
function flowRemoval(text: string, start: number, end: number): Edit {
  const behind = /^\s*,\s*/.exec(text.slice(end))?.[0]
  if (behind !== undefined) return { start, end: end + behind.length, text: '' }
  const before = /,\s*$/.exec(text.slice(0, start))?.[0] ?? ''
  return { start: start - before.length, end, text: '' }
}
