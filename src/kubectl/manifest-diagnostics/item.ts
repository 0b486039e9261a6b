import { type DiagnosticCode, diagnostic } from '../../domain/codes.ts'
import type { Args, Diagnostic, Message, Severity, SourceRange } from '../../domain/diagnostic.ts'
import { type FieldPath, isJsonObject, type Value } from '../../domain/json.ts'
import { excerptOf } from '../../domain/lines.ts'
import type { ManifestDocument } from '../../formats/yaml/kubernetes.ts'

/** An object as it was written: a document of a file, or an item of a `List` in one. */
export interface ManifestItem {
  /** The whole file. */
  readonly text: string
  readonly document: ManifestDocument
  /** Leads from the document to the object: empty but for items of a `List`. */
  readonly path: FieldPath
  readonly value: Value
  /** False for text that came through a pipe: there is no file whose line could be shown. */
  readonly inFile: boolean
}

/** Which part of a field is shown: what a reader would point at, its key, or its value. */
export type Part = Parameters<ManifestDocument['rangeAt']>[1]

/** Where a finding stands and what it says. `path` leads from the object. */
export interface Finding {
  readonly code: DiagnosticCode
  readonly args: Args
  readonly path: FieldPath
  readonly part?: Part
  readonly severity?: Severity
  /** The other place it is about. */
  readonly other?: { readonly path: FieldPath; readonly note: Message }
}

/** A finding with its places in the file and the text of its line. */
export function diagnosticOf(item: ManifestItem, finding: Finding): Diagnostic {
  const { code, args, path, part, severity, other } = finding
  const bare = diagnostic(code, args)
  const told = severity === undefined ? bare : { ...bare, severity }
  if (!item.inFile) return told
  const related = other === undefined ? {} : { related: [{ range: rangeOf(item, other.path), note: other.note }] }
  return { ...withLine(told, item, rangeOf(item, path, part)), ...related }
}

/** The place of a field in the file. */
export function rangeOf({ document, path: start }: ManifestItem, path: FieldPath, part?: Part): SourceRange {
  return document.rangeAt([...start, ...path], part)
}

/** A value as it stands in the file; empty where it takes several lines. */
export function writtenAt(item: ManifestItem, path: FieldPath): string {
  const { start, end } = rangeOf(item, path, 'value')
  if (start.line !== end.line) return ''
  return (excerptOf(item.text, start.line) ?? '').slice(start.column - 1, end.column - 1)
}

/** The value of an object at a path; `undefined` where there is none. */
export function valueAt(value: Value, path: FieldPath): Value | undefined {
  let at: Value | undefined = value
  for (const step of path) {
    if (Array.isArray(at) && typeof step === 'number') at = (at as readonly Value[])[step]
    else if (isJsonObject(at) && Object.hasOwn(at, step)) at = at[step]
    else return undefined
  }
  return at
}

/** The text at a path; empty where there is none, or something else. */
export function textAt(value: Value, path: FieldPath): string {
  const text = valueAt(value, path)
  return typeof text === 'string' ? text : ''
}

/** `spec.template.spec.containers[0].image`. */
export function pathText(path: FieldPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}

/** The key that a path ends with; for an entry of a list, that of the list. Empty for the object itself. */
export function fieldName(path: FieldPath): string {
  return path.findLast((step) => typeof step === 'string')?.toString() ?? ''
}

function withLine(told: Diagnostic, { text }: ManifestItem, range: SourceRange): Diagnostic {
  const excerpt = excerptOf(text, range.start.line)
  return excerpt === undefined ? { ...told, range } : { ...told, range, excerpt }
}
