import { otherWord } from '../change-text.ts'
import { changed } from '../descriptions.ts'
import { dockerfileOperator, startsProcess, type WrittenInstruction } from '../dockerfile-operator.ts'
import type { Draft } from '../mutant.ts'

/** In an exec form, two words are joined in one, the last word is missing, or is another. */
export const execWords = dockerfileOperator('exec-words', (written) => {
  const { args, json } = written.instruction
  if (!startsProcess(written) || !json || args.length === 0) return []
  const [first = '', second, ...others] = args
  return [
    ...(second === undefined ? [] : [asList(written, [`${first} ${second}`, ...others])]),
    asList(written, args.slice(0, -1)),
    asList(written, [...args.slice(0, -1), otherWord(args.at(-1) ?? '')]),
  ]
})

function asList({ keyword, text, argumentsSpan }: WrittenInstruction, words: readonly string[]): Draft {
  const from = text.slice(argumentsSpan.start, argumentsSpan.end)
  const to = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
  return { edits: [{ ...argumentsSpan, text: to }], description: changed(keyword, from, to) }
}
