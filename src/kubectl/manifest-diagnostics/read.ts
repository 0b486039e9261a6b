import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import { isJsonObject, type Value } from '../../domain/json.ts'
import type { ManifestDocument } from '../../formats/yaml/kubernetes.ts'
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

/** A file in which there is no object: empty, or nothing but comments. */
export function emptyFile(file: string): Diagnostic {
  const start = { line: 1, column: 1 }
  return diagnostic('MANIFEST_FILE_EMPTY', { file }, { file, start, end: start })
}
