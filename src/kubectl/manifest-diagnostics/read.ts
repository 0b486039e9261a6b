import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import { isJsonObject, type Value } from '../../domain/json.ts'
import { excerptOf } from '../../domain/lines.ts'
import type { ManifestDocument, ManifestError } from '../../formats/yaml/kubernetes.ts'
import type { ManifestItem } from './item.ts'

/** The objects of a document: itself, or the items of a `List`. */
export function itemsOf(text: string, document: ManifestDocument, inFile: boolean): readonly ManifestItem[] {
  const { value } = document
  if (!isJsonObject(value) || value['kind'] !== 'List' || !Array.isArray(value['items'])) {
    return [{ text, document, path: [], value, inFile }]
  }
  return (value['items'] as readonly Value[]).map((item, index) => ({
    text,
    document,
    path: ['items', index],
    value: item,
    inFile,
  }))
}

/** Keys that stand twice in one mapping: kubectl takes the last one and says nothing, so it is a warning. */
export function repeatedKeys(text: string, { duplicateKeys }: ManifestDocument): readonly Diagnostic[] {
  return duplicateKeys.map(({ key, first, range }) => {
    const excerpt = excerptOf(text, range.start.line)
    return {
      ...diagnostic('YAML_DUPLICATE_KEY', { key }, range),
      severity: 'warning',
      ...(excerpt === undefined ? {} : { excerpt }),
      related: [{ range: first, note: { code: 'NOTE_FIRST_HERE', args: { key } } }],
    }
  })
}

/** A file in which there is no object: empty, or nothing but comments. */
export function emptyFile(file: string): Diagnostic {
  const start = { line: 1, column: 1 }
  return diagnostic('MANIFEST_FILE_EMPTY', { file }, { file, start, end: start })
}

/** Why a file cannot be read to its end, with the text of the line. */
export function unreadableDiagnostic(
  text: string,
  { diagnostic: told, range }: ManifestError,
  inFile: boolean,
): Diagnostic {
  if (!inFile) {
    const { range: _, ...placeless } = told
    return placeless
  }
  const isAfterKey = ['colon', 'indentation'].includes(String(told.args['cause']))
  const glued = isAfterKey ? gluedKey(text, range) : undefined
  const placed = glued === undefined ? told : { ...told, range: glued, args: { ...told.args, cause: 'colon' } }
  const excerpt = excerptOf(text, (glued ?? range).start.line)
  return excerpt === undefined ? placed : { ...placed, excerpt }
}

/** The parser stumbles over the line behind a `name:value` that has no blank: that one is to be mended. */
function gluedKey(text: string, { file, start }: SourceRange): SourceRange | undefined {
  const line = start.line - 1
  const [, lead, written] = /^(\s*(?:- )?)([\w./-]+:[^\s:/]\S*)\s*(?:#.*)?$/.exec(excerptOf(text, line) ?? '') ?? []
  if (lead === undefined || written === undefined) return undefined
  const column = lead.length + 1
  return { file, start: { line, column }, end: { line, column: column + written.length } }
}
