import { commandFileStatements } from '../command-operator.ts'
import { repeated } from '../descriptions.ts'
import { type MutationOperator, mutantsOf } from '../mutant.ts'

/** A command is typed twice. */
export const commandRepeated: MutationOperator = {
  id: 'command-repeated',
  apply: (file) => {
    const drafts = commandFileStatements(file).map(({ start, end }) => {
      const text = file.text.slice(start, end)
      return { edits: [{ start, end, text: `${text}\n${text}` }], description: repeated(text) }
    })
    return mutantsOf('command-repeated', file, drafts)
  },
}
