import type { SourceRange } from '../../domain/diagnostic.ts'
import type { FieldPath } from '../../domain/json.ts'
import type { GoEntry, GoMapping, GoNode } from './go/nodes.ts'
import { isMerge, keyText } from './go/decode.ts'

/** What of a field is meant: its key, its value, or what a reader would point at. */
export type FieldPart = 'field' | 'key' | 'value'

/** Finds where a field was written. */
export type RangeAt = (path: FieldPath, part?: FieldPart) => SourceRange

interface Span {
  readonly start: number
  readonly end: number
}

interface Place {
  readonly value: GoNode
  /** Absent for list items and for the document itself. */
  readonly key?: GoNode
}

/** Offsets of a field. Where the path leads to nothing, those of the deepest part of it that exists. */
export function locateField(root: GoNode, path: FieldPath, part: FieldPart = 'field'): Span {
  let place: Place = { value: root }
  for (const step of path) {
    const next = stepInto(place.value, step)
    if (next === undefined) break
    place = next
  }
  return spanOf(place, part)
}

function spanOf({ key, value }: Place, part: FieldPart): Span {
  if (part === 'value') return value
  if (key !== undefined) {
    const block = (value.kind === 'mapping' || value.kind === 'sequence') && !value.flow
    return part === 'key' || block || value.start < key.end ? key : { start: key.start, end: value.end }
  }
  if (value.kind === 'mapping' && !value.flow) return value.entries[0]?.key ?? value
  if (value.kind === 'sequence' && !value.flow) return { start: value.start, end: value.start + 1 }
  return value
}

function stepInto(node: GoNode, step: string | number): Place | undefined {
  if (node.kind === 'alias') return stepInto(node.target, step)
  if (node.kind === 'sequence') {
    const item = typeof step === 'number' ? node.items[step] : undefined
    return item === undefined ? undefined : { value: item }
  }
  if (node.kind !== 'mapping') return undefined
  const entry = findEntry(node, String(step))
  return entry === undefined ? undefined : { key: entry.key, value: entry.value }
}

/** The entry that decides a key: the last one, or one that is merged in after it. */
function findEntry(mapping: GoMapping, key: string): GoEntry | undefined {
  for (const entry of mapping.entries.toReversed()) {
    if (isMerge(entry.key)) {
      const merged = findMerged(entry.value, key)
      if (merged !== undefined) return merged
      continue
    }
    const target = entry.key.kind === 'alias' ? entry.key.target : entry.key
    if (target.kind === 'scalar' && keyText(target) === key) return entry
  }
  return undefined
}

function findMerged(node: GoNode, key: string): GoEntry | undefined {
  const sources = node.kind === 'sequence' ? node.items : [node]
  for (const source of sources) {
    const target = source.kind === 'alias' ? source.target : source
    const entry = target.kind === 'mapping' ? findEntry(target, key) : undefined
    if (entry !== undefined) return entry
  }
  return undefined
}
