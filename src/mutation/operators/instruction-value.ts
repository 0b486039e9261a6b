import { otherWord } from '../change-text.ts'
import { changed } from '../descriptions.ts'
import { dockerfileOperator } from '../dockerfile-operator.ts'

const CHANGED: ReadonlySet<string> = new Set([
  'ENV',
  'ARG',
  'WORKDIR',
  'USER',
  'EXPOSE',
  'STOPSIGNAL',
  'LABEL',
  'COPY',
  'ADD',
])

/** The last word of an instruction that sets something is another. */
export const instructionValue = dockerfileOperator('instruction-value', ({ keyword, text, words }) => {
  const span = CHANGED.has(keyword) ? words.at(-1) : undefined
  if (span === undefined) return []
  const from = text.slice(span.start, span.end)
  const [, quoted, quote = ''] = /^(.*?)(["']?)$/s.exec(from) ?? []
  const to = `${otherWord(quoted ?? from)}${quote}`
  return [{ edits: [{ ...span, text: to }], description: changed(keyword, from, to) }]
})
