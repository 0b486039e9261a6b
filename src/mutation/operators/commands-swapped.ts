import { commandFileStatements } from '../command-operator.ts'
import { swapped } from '../descriptions.ts'
import { type MutationOperator, mutantsOf } from '../mutant.ts'

/** A command changes places with the one behind it. */
export const commandsSwapped: MutationOperator = {
  id: 'commands-swapped',
  apply: (file) => {
    const statements = commandFileStatements(file)
    const drafts = statements.slice(1).map((second, index) => {
      const first = statements[index] ?? second
      const texts = [first, second].map(({ start, end }) => file.text.slice(start, end))
      const [a = '', b = ''] = texts
      return {
        edits: [
          { start: first.start, end: first.end, text: b },
          { start: second.start, end: second.end, text: a },
        ],
        description: swapped(a, b),
      }
    })
    return mutantsOf('commands-swapped', file, drafts)
  },
}
