import { changed } from '../descriptions.ts'
import { dockerfileOperator, startsProcess } from '../dockerfile-operator.ts'

/** An exec form in single quotes, which is no JSON. */
export const singleQuotes = dockerfileOperator('single-quotes', (written) => {
  const { instruction, keyword, argumentsSpan, text } = written
  const from = text.slice(argumentsSpan.start, argumentsSpan.end)
  if (!startsProcess(written) || !instruction.json || !from.includes('"')) return []
  const to = from.replaceAll('"', "'")
  return [{ edits: [{ ...argumentsSpan, text: to }], description: changed(keyword, from, to) }]
})
