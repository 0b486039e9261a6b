import type { Position } from '../../domain/diagnostic.ts'
import { isJsonObject, type Value } from '../../domain/json.ts'
import { lineStarts } from '../../domain/lines.ts'
import { parseYaml } from '../../formats/yaml/parse.ts'
import { otherWord } from '../change-text.ts'
import { changed } from '../descriptions.ts'
import { fileKind } from '../file-kind.ts'
import { type MutationOperator, mutantsOf } from '../mutant.ts'

/** The answer to a question is another: a number one more, a list in another order and without its last entry, a text with a slip. */
export const answerChanged: MutationOperator = {
  id: 'answer-changed',
  apply: (file, limits) => {
    if (fileKind(file) !== 'answers') return []
    const parsed = parseYaml(file.text, { file: file.path, limits })
    if (!parsed.ok || !isJsonObject(parsed.value)) return []
    const starts = lineStarts(file.text)
    const offset = ({ line, column }: Position): number => (starts[line - 1] ?? 0) + column - 1
    const drafts = Object.entries(parsed.value).flatMap(([id, value]) => {
      const { start, end } = parsed.rangeAt([id], 'value')
      const span = { start: offset(start), end: offset(end) }
      const behind = file.text.slice(span.start, span.end).endsWith('\n') ? '\n' : ''
      return othersOf(value).map((other) => {
        const text = JSON.stringify(other)
        return { edits: [{ ...span, text: `${text}${behind}` }], description: changed(id, JSON.stringify(value), text) }
      })
    })
    return mutantsOf('answer-changed', file, drafts)
  },
}

function othersOf(value: Value): readonly Value[] {
  if (typeof value === 'number') return [value + 1, value - 1]
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'string') return [otherWord(value), '']
  if (!Array.isArray(value)) return []
  const list = value as readonly Value[]
  return [list.toReversed(), list.slice(0, -1), list.slice(1)].filter((other) => other.length > 0)
}
