import { lineStarts } from '../../domain/lines.ts'
import { readManifests } from '../../formats/yaml/kubernetes.ts'
import { removed } from '../descriptions.ts'
import { fileKind } from '../file-kind.ts'
import { kindOf } from '../manifest-fields.ts'
import { linesEdit, type MutationOperator, mutantsOf } from '../mutant.ts'

/** One of several objects in a file is left out. */
export const documentRemoved: MutationOperator = {
  id: 'document-removed',
  apply: (file, limits) => {
    if (fileKind(file) !== 'manifest') return []
    const { documents, error } = readManifests(file.text, { file: file.path, limits })
    if (error !== undefined || documents.length < 2) return []
    const starts = lineStarts(file.text)
    const lines = file.text.split('\n')
    const separator = (line: number) => line < lines.length && lines[line]?.startsWith('---') === true
    const drafts = documents.map(({ value, rangeAt }) => {
      const first = rangeAt([], 'field').start.line - 1
      let end = first
      while (end + 1 < lines.length && !separator(end + 1)) end += 1
      const from = starts[first] ?? 0
      const edit = linesEdit(file.text, from, (starts[end] ?? 0) + (lines[end] ?? '').length)
      return { edits: [edit], description: removed(kindOf(value)) }
    })
    return mutantsOf('document-removed', file, drafts)
  },
}
